import WorkbookTranscript

/// Gives every problem, equation, figure and the like of one chapter its number, in the order of
/// the text. Editions do not matter: a number is the same in all of them.
struct ChapterNumbering {
  /// The displayed numbers, by label.
  private(set) var numbers: [Label: String] = [:]
  private(set) var divisionNumbers: [SourcePosition: String] = [:]
  /// What a reference to a label shows.
  private(set) var texts: [Label: String] = [:]
  /// Labels that stand in a block that the problems edition leaves out.
  private(set) var solutionLabels: Set<Label> = []
  /// The numbers of figures and tables that snippets make.
  private(set) var results: [ResultKey: String] = [:]

  /// One thing that a snippet of this chapter made.
  struct ResultKey: Hashable {
    var snippet: SnippetID
    var name: String
  }

  private let chapter: Chapter
  private let transcript: Transcript
  /// Results that `![[…]]` places somewhere.
  let placed: Set<ResultKey>
  private let prefix: String
  private var counts: [String: Int] = [:]

  init(_ chapter: Chapter, _ transcript: Transcript, placed: Set<ResultKey>) {
    self.chapter = chapter
    self.transcript = transcript
    self.placed = placed
    prefix = chapter.frontMatter.week.map { "\($0)." } ?? ""
    number(chapter.blocks, problem: nil, isSolution: false)
  }

  private mutating func next(_ counter: String) -> String {
    counts[counter, default: 0] += 1
    return "\(prefix)\(counts[counter, default: 1])"
  }

  private mutating func set(_ label: Label?, _ number: String, _ text: String, _ isSolution: Bool) {
    guard let label else { return }
    if !number.isEmpty { numbers[label] = number }
    texts[label] = text
    if isSolution { solutionLabels.insert(label) }
  }

  private mutating func number(_ blocks: [Block], problem: String?, isSolution: Bool) {
    for block in blocks {
      switch block {
      case .heading(let heading):
        set(heading.label, "", heading.content.plainText, isSolution)
      case .paragraph(let inlines):
        number(inlines, isSolution)
      case .blockQuote(let inner), .alert(_, let inner):
        number(inner, problem: problem, isSolution: isSolution)
      case .list(let list):
        for item in list.items { number(item, problem: problem, isSolution: isSolution) }
      case .division(let division):
        number(division, problem: problem, isSolution: isSolution)
      case .equation(let equation):
        guard let label = equation.label else { continue }
        let number = next("equation")
        set(label, number, "(\(number))", isSolution)
      case .table(let table):
        guard let label = table.label else { continue }
        let number = next("table")
        set(label, number, "Table \(number)", isSolution)
      case .snippet(let id):
        for record in transcript.entries[id]?.records ?? [] {
          number(record, of: id, onlyUnplaced: true, isSolution)
        }
      case .placement(let result) where result.chapter == nil || result.chapter == chapter.id:
        for record in transcript.entries[result.snippet]?.records ?? []
        where record.resultName == result.name {
          number(record, of: result.snippet, onlyUnplaced: false, isSolution)
        }
      case .thematicBreak, .code, .html, .display, .placement, .declarations:
        break
      }
    }
  }

  private mutating func number(
    _ record: Record, of snippet: SnippetID, onlyUnplaced: Bool, _ isSolution: Bool
  ) {
    guard let name = record.resultName, let label = record.resultLabel else { return }
    let key = ResultKey(snippet: snippet, name: name)
    guard results[key] == nil, !(onlyUnplaced && placed.contains(key)) else { return }
    let isFigure = label.prefix == "fig"
    let number = next(isFigure ? "figure" : "table")
    results[key] = number
    set(label, number, "\(isFigure ? "Figure" : "Table") \(number)", isSolution)
  }

  private mutating func number(_ inlines: [Inline], _ isSolution: Bool) {
    for inline in inlines {
      switch inline {
      case .image(let image):
        guard let label = image.label else { continue }
        let number = next("figure")
        set(label, number, "Figure \(number)", isSolution)
      case .emphasis(let inner), .strong(let inner), .link(_, _, _, let inner):
        number(inner, isSolution)
      default:
        break
      }
    }
  }

  private mutating func number(_ division: Division, problem: String?, isSolution: Bool) {
    let kind = division.kind
    let isSolution = isSolution || !Edition.problems.shows(kind)
    var number = ""
    var problem = problem
    switch kind {
    case .problem:
      number = division.ownNumber.map { prefix + $0 } ?? next("problem")
      problem = number
    case .part:
      number = "\(problem ?? prefix).\(division.ownNumber ?? count(part: problem ?? ""))"
    case .theorem, .lemma, .definition:
      number = next("statement")
    case .algorithm, .assumptions, .question, .example, .remark:
      number = next(kind.rawValue)
    case .hint, .answer, .solution, .proof, .note:
      break
    }
    if !number.isEmpty { divisionNumbers[division.position] = number }
    let name = kind.rawValue.prefix(1).uppercased() + kind.rawValue.dropFirst()
    let text = number.isEmpty ? unnumberedText(name, division, problem) : "\(name) \(number)"
    set(division.label, number, text, isSolution)
    self.number(division.blocks, problem: problem, isSolution: isSolution)
  }

  private mutating func count(part problem: String) -> String {
    counts["part of \(problem)", default: 0] += 1
    return "\(counts["part of \(problem)", default: 1])"
  }

  private func unnumberedText(_ name: String, _ division: Division, _ problem: String?) -> String {
    let title = division.title.plainText
    if !title.isEmpty { return title }
    return problem.map { "\(name) to Problem \($0)" } ?? name
  }
}

extension Record {
  /// The name of a figure or a table; `nil` for all else.
  var resultName: String? {
    switch self {
    case .figure(let figure): figure.name
    case .table(let table): table.name
    default: nil
    }
  }

  var resultLabel: Label? {
    switch self {
    case .figure(let figure): Label("fig-\(figure.name)")
    case .table(let table): Label("tbl-\(table.name)")
    default: nil
    }
  }
}
