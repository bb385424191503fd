import WorkbookTranscript

/// The displayed equations of a chapter in their order, and what is declared where each stands.
///
/// A declaration holds from its place to the end of the `:::` block around it, else of the chapter,
/// and so does an equation that is a definition. Those of the front matter hold everywhere.
struct EquationScopes: Sendable {
  /// What gives names a meaning.
  enum Entry: Sendable, Hashable {
    case declared(DeclaredText)
    case defined(Equation)
  }

  /// What is declared at one place: all that is declared at another, and one entry more.
  struct Scope: Sendable {
    /// The index of the other; `nil` for the empty scope.
    var parent: Int?
    var entry: Entry?
    /// Of all entries, in their order.
    var digest: String
  }

  struct Item: Sendable {
    var equation: Equation
    var isSolution: Bool
    /// The index of what is declared here.
    var scope: Int
  }

  private(set) var scopes: [Scope]
  private(set) var items: [Item] = []
  /// Whether the chapter itself declares anything.
  private(set) var isDeclaring = false

  /// - Parameters:
  ///   - course: what the course's index declares for all chapters.
  ///   - key: what every verdict depends on.
  init(_ chapter: Chapter, course: [DeclaredText], key: String) {
    scopes = [Scope(parent: nil, entry: nil, digest: Digest(key).description)]
    var scope = 0
    for declared in course where chapter.id != .index {
      scope = add(.declared(declared), to: scope)
    }
    for declared in chapter.frontMatter.declarations {
      scope = add(.declared(declared), to: scope)
      isDeclaring = true
    }
    var inner = scope
    visit(chapter.blocks, &inner, isSolution: false)
    for footnote in chapter.footnotes {
      inner = scope
      visit(footnote.blocks, &inner, isSolution: false)
    }
  }

  /// All that is declared where an equation stands, in order.
  func entries(of item: Item) -> [Entry] {
    var entries: [Entry] = []
    var next: Int? = item.scope
    while let index = next {
      if let entry = scopes[index].entry { entries.append(entry) }
      next = scopes[index].parent
    }
    return entries.reversed()
  }

  private mutating func add(_ entry: Entry, to parent: Int) -> Int {
    var fields = FieldWriter()
    fields.write(scopes[parent].digest)
    switch entry {
    case .declared(let declared): fields.write("declared", declared.line)
    case .defined(let equation): fields.write("defined", equation.tex ?? "")
    }
    scopes.append(Scope(parent: parent, entry: entry, digest: Digest(fields.line).description))
    return scopes.count - 1
  }

  private mutating func visit(_ blocks: [Block], _ scope: inout Int, isSolution: Bool) {
    for block in blocks {
      switch block {
      case .declarations(let lines):
        for line in lines { scope = add(.declared(line), to: scope) }
        isDeclaring = true
      case .equation(let equation):
        items.append(Item(equation: equation, isSolution: isSolution, scope: scope))
        if equation.checking.role == .definition, equation.checking.uncheckedReason == nil {
          scope = add(.defined(equation), to: scope)
        }
      case .division(let division):
        var inner = scope
        visit(
          division.blocks, &inner,
          isSolution: isSolution || !Edition.problems.shows(division.kind))
      case .blockQuote(let inner), .alert(_, let inner):
        visit(inner, &scope, isSolution: isSolution)
      case .list(let list):
        for item in list.items { visit(item, &scope, isSolution: isSolution) }
      default:
        for inlines in block.inlines {
          inlines.forEachInline { inline in
            if case .math(let formula) = inline, formula.isDisplay {
              items.append(
                Item(equation: Equation(formula: formula), isSolution: isSolution, scope: scope))
            }
          }
        }
      }
    }
  }
}

extension EquationScopes.Item {
  /// Whether its derivation is to be checked.
  var isTried: Bool {
    equation.checking.uncheckedReason == nil && equation.checking.role != .assumption
      && equation.tex != nil
  }
}

extension Equation {
  /// Its LaTeX with blanks in the place of comments; `nil` when values are spliced into it, which
  /// are no mathematics of its own.
  var tex: String? {
    var tex = ""
    for piece in formula.pieces {
      guard case .tex(let text) = piece else { return nil }
      tex += text
    }
    return tex.withoutTeXComments
  }
}

extension DeclaredText {
  /// One line of LaTeX, as long as what was written.
  var line: String {
    tex.withoutTeXComments.replacing("\n", with: " ")
  }
}

extension String {
  /// With a blank for every byte from `%` to the end of its line; all else stays where it is.
  var withoutTeXComments: String {
    guard utf8.contains(UInt8(ascii: "%")) else { return self }
    var bytes = Array(utf8)
    var (isEscaped, isComment) = (false, false)
    for index in bytes.indices {
      if bytes[index] == .newline {
        (isEscaped, isComment) = (false, false)
      } else if isComment {
        bytes[index] = .space
      } else if bytes[index] == UInt8(ascii: "%"), !isEscaped {
        bytes[index] = .space
        isComment = true
      } else {
        isEscaped = bytes[index] == .backslash && !isEscaped
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
