/// A block of a chapter's text.
public indirect enum Block: Sendable, Hashable {
  // CommonMark's own.
  case paragraph([Inline])
  case heading(Heading)
  case thematicBreak
  case blockQuote([Block])
  case list(List)
  /// Code that is not run. `info` is the fence's info string, `nil` for an indented block.
  case code(info: String?, text: String)
  /// Raw HTML, which libcmark leaves out.
  case html(String)

  // Ours.
  case division(Division)
  /// The place of a snippet; the snippet itself is in the chapter's list.
  case snippet(SnippetID)
  /// Swift that is shown and not run.
  case display(String)
  case equation(Equation)
  /// ` ```declare `: what the names of the formulas below mean, to the end of the enclosing block.
  case declarations([DeclaredText])
  case table(MarkdownTable)
  /// `![[gauss-conv.densities]]`: a snippet's figure or table, placed here.
  case placement(ResultName)
  /// `> [!NOTE]`
  case alert(Alert, [Block])
}

public struct Heading: Sendable, Hashable {
  /// 1 to 6.
  public var level: Int
  public var content: [Inline]
  public var label: Label?
  public var position: SourcePosition

  public init(level: Int, content: [Inline], label: Label? = nil, position: SourcePosition) {
    self.level = level
    self.content = content
    self.label = label
    self.position = position
  }
}

public struct List: Sendable, Hashable {
  public enum Marker: Sendable, Hashable {
    case bullet
    case ordered(start: Int, delimiter: Delimiter)
  }
  public enum Delimiter: Sendable, Hashable { case period, parenthesis }

  public var marker: Marker
  /// Whether the items' paragraphs are set without space between them.
  public var isTight: Bool
  public var items: [[Block]]

  public init(marker: Marker, isTight: Bool, items: [[Block]]) {
    self.marker = marker
    self.isTight = isTight
    self.items = items
  }
}

/// What stands between `::: {.problem #prb-x title="…"}` and its `:::`.
public struct Division: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case problem, part, hint, answer, solution, proof, theorem, lemma, definition, assumptions,
      note, remark, algorithm, question, example
  }

  public var kind: Kind
  public var label: Label?
  public var title: [Inline]
  /// The author's own number, `label="a"`; `nil` where the blocks are counted.
  public var ownNumber: String?
  public var blocks: [Block]
  public var position: SourcePosition

  public init(
    kind: Kind, label: Label? = nil, title: [Inline] = [], ownNumber: String? = nil,
    blocks: [Block], position: SourcePosition
  ) {
    self.kind = kind
    self.label = label
    self.title = title
    self.ownNumber = ownNumber
    self.blocks = blocks
    self.position = position
  }
}

/// `$$ … $$ {#eq-name}`
public struct Equation: Sendable, Hashable {
  public var formula: Formula
  /// An equation is numbered when it has a label.
  public var label: Label?
  /// What the author says about its derivation.
  public var checking: EquationChecking

  public init(
    formula: Formula, label: Label? = nil, checking: EquationChecking = EquationChecking()
  ) {
    self.formula = formula
    self.label = label
    self.checking = checking
  }
}

/// A pipe table.
public struct MarkdownTable: Sendable, Hashable {
  public enum Alignment: Sendable, Hashable { case none, left, center, right }

  public var alignments: [Alignment]
  public var header: [[Inline]]
  public var rows: [[[Inline]]]
  public var caption: [Inline]
  public var label: Label?
  public var position: SourcePosition

  public init(
    alignments: [Alignment], header: [[Inline]], rows: [[[Inline]]], caption: [Inline] = [],
    label: Label? = nil, position: SourcePosition
  ) {
    self.alignments = alignments
    self.header = header
    self.rows = rows
    self.caption = caption
    self.label = label
    self.position = position
  }
}

/// GitHub's five kinds of alert.
public enum Alert: String, Sendable, Hashable, CaseIterable {
  case note, tip, important, warning, caution
}
