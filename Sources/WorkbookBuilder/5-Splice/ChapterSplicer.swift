import WorkbookTranscript

/// Splices one chapter.
struct ChapterSplicer {
  let course: Course
  let chapter: Chapter
  let transcripts: [ChapterID: Transcript]
  let numberings: [ChapterID: ChapterNumbering]
  private(set) var diagnostics: [Diagnostic] = []

  private var transcript: Transcript { transcripts[chapter.id] ?? Transcript() }

  init(
    course: Course, chapter: Chapter, transcripts: [ChapterID: Transcript],
    numberings: [ChapterID: ChapterNumbering]
  ) {
    self.course = course
    self.chapter = chapter
    self.transcripts = transcripts
    self.numberings = numberings
  }

  mutating func splice() -> SplicedChapter {
    var spliced = SplicedChapter(chapter: chapter)
    if let numbering = numberings[chapter.id] {
      spliced.numbers = numbering.numbers
      spliced.divisionNumbers = numbering.divisionNumbers
    }
    spliceSnippets(into: &spliced)
    spliceText(into: &spliced)
    return spliced
  }

  // MARK: Snippets

  private mutating func spliceSnippets(into spliced: inout SplicedChapter) {
    var made: [Label: SourcePosition] = [:]
    for snippet in chapter.snippets {
      var outcome = SnippetOutcome()
      if let entry = transcript.entries[snippet.id] {
        outcome.output = entry.output
        var reported: [String: SourcePosition] = [:]
        for record in entry.records {
          splice(record, of: snippet, into: &outcome, made: &made, reported: &reported)
        }
      }
      if let interruption = transcript.interruption {
        if interruption.snippet == snippet.id {
          outcome.failure = interruption.diagnostic.message
        } else if transcript.entries[snippet.id] == nil {
          outcome.failure = "not run: snippet '\(interruption.snippet)' ended the run before"
        }
      } else if transcript.entries[snippet.id] == nil {
        outcome.failure = "not run"
      }
      spliced.outcomes[snippet.id] = outcome
    }
    if let interruption = transcript.interruption { diagnostics.append(interruption.diagnostic) }
  }

  private mutating func splice(
    _ record: Record, of snippet: Snippet, into outcome: inout SnippetOutcome,
    made: inout [Label: SourcePosition], reported: inout [String: SourcePosition]
  ) {
    switch record {
    case .claim(let claim):
      let checked = CheckedClaim(
        name: claim.name, holds: claim.holds, actual: claim.actual, expected: claim.expected,
        distance: claim.distance, allowed: claim.allowed, worstCase: claim.worstCase,
        verifies: claim.verifies.map(Label.init) + snippet.verifies,
        position: position(claim.place, in: snippet))
      outcome.claims.append(checked)
      if !claim.holds { diagnostics.append(.claimFailed(checked)) }
    case .value(let value):
      let place = position(value.place, in: snippet)
      if let first = reported[value.name] {
        diagnostics.append(.duplicateResult(value.name, what: "value", at: place, first: first))
      }
      reported[value.name] = place
    case .table(let table):
      make(record, at: position(table.place, in: snippet), of: snippet, into: &outcome, made: &made)
    case .figure(let figure):
      make(
        record, at: position(figure.place, in: snippet), of: snippet, into: &outcome, made: &made)
    case .snippet, .failure, .finished:
      break
    }
  }

  private mutating func make(
    _ record: Record, at place: SourcePosition, of snippet: Snippet,
    into outcome: inout SnippetOutcome, made: inout [Label: SourcePosition]
  ) {
    guard let label = record.resultLabel, let name = record.resultName else { return }
    if let first = made[label] {
      let what = label.prefix == "fig" ? "figure" : "table"
      diagnostics.append(.duplicateResult(name, what: what, at: place, first: first))
      return
    }
    made[label] = place
    let key = ChapterNumbering.ResultKey(snippet: snippet.id, name: name)
    let isPlaced = numberings[chapter.id]?.placed.contains(key) ?? false
    if !isPlaced, let shown = shown(record, of: snippet.id, in: chapter.id, at: place) {
      outcome.results.append(shown)
    }
  }

  private func position(_ place: Place, in snippet: Snippet) -> SourcePosition {
    SourcePosition(
      file: chapter.file, line: place.line + snippet.position.line,
      column: startOfCall(place, in: snippet) + snippet.position.column - 1)
  }

  /// Swift says that a call is at its parenthesis, in bytes; a reader looks for its name.
  private func startOfCall(_ place: Place, in snippet: Snippet) -> Int {
    var rest = snippet.code.utf8[...]
    for _ in 0..<max(0, place.line) {
      guard let end = rest.firstIndex(of: 10) else { return place.column }
      rest = rest[rest.index(after: end)...]
    }
    let line = rest.prefix { $0 != 10 }
    guard place.column >= 1, line.count >= place.column - 1 else { return place.column }
    let before = Substring(line.prefix(place.column - 1))
    let name = before.reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    return before.count - name.count + 1
  }

  private mutating func shown(
    _ record: Record, of snippet: SnippetID, in owner: ChapterID, at position: SourcePosition
  ) -> ShownResult? {
    guard let label = record.resultLabel, let name = record.resultName else { return nil }
    let number = numberings[owner]?.results[.init(snippet: snippet, name: name)] ?? ""
    switch record {
    case .figure(let figure):
      return ShownResult(
        label: label, number: number, caption: inlines(figure.caption, at: position),
        content: .figure(
          ShownFigure(
            svg: figure.svg, alternativeText: figure.alternativeText, owner: owner,
            data: figure.data,
            frames: figure.frames.map {
              ShownFrames(
                name: inlines($0.name, at: position), values: $0.values, svg: $0.svg)
            })))
    case .table(let table):
      return ShownResult(
        label: label, number: number, caption: inlines(table.caption, at: position),
        content: .table(
          columns: table.columns.map { inlines($0, at: position) }, numeric: table.numeric,
          rows: table.rows.map { row in
            zip(row, table.numeric).map { cell, isNumeric in
              isNumeric
                ? [.text(ValueText(isInFormula: false).asWritten(cell))]
                : inlines(cell, at: position)
            }
          }))
    default:
      return nil
    }
  }

  /// A caption or a heading from a snippet may have formulas and emphasis, as prose has.
  private mutating func inlines(_ text: String, at position: SourcePosition) -> [Inline] {
    let (inlines, found) = readInlines(text, at: position)
    diagnostics += found
    return inlines
  }

  // MARK: Text

  private mutating func spliceText(into spliced: inout SplicedChapter) {
    var slots: [(slot: Slot, isInFormula: Bool)] = []
    var references: [Reference] = []
    var placements: [ResultName] = []
    func note(_ inline: Inline) {
      slots += inline.slots
      if case .reference(let reference) = inline { references.append(reference) }
    }
    chapter.forEachInline(note)
    chapter.forEachBlock { if case .placement(let result) = $0 { placements.append(result) } }
    for outcome in spliced.outcomes.values {
      for result in outcome.results { result.forEachInline(note) }
    }
    for result in placements {
      spliced.placements[result] = placement(result)
      spliced.placements[result]?.forEachInline(note)
    }
    for (slot, isInFormula) in slots {
      spliced.values[slot] = value(of: slot, isInFormula: isInFormula)
    }
    for reference in references { spliced.targets[reference] = target(of: reference) }
  }

  private mutating func placement(_ result: ResultName) -> ShownResult? {
    let owner = result.chapter ?? chapter.id
    guard let records = records(of: result, in: owner) else { return nil }
    guard let record = records.first(where: { $0.resultName == result.name }) else {
      diagnostics.append(
        .unknownResult(result, what: "figure", known: records.compactMap(\.resultName)))
      return nil
    }
    return shown(record, of: result.snippet, in: owner, at: result.position)
  }

  private mutating func value(of slot: Slot, isInFormula: Bool) -> String {
    let missing = isInFormula ? "\\text{—}" : "—"
    guard let records = records(of: slot.result, in: slot.result.chapter ?? chapter.id) else {
      return missing
    }
    let values = records.compactMap { record -> Value? in
      if case .value(let value) = record { value } else { nil }
    }
    guard let value = values.last(where: { $0.name == slot.result.name }) else {
      diagnostics.append(.unknownResult(slot.result, what: "value", known: values.map(\.name)))
      return missing
    }
    guard let text = ValueText(isInFormula: isInFormula).text(value.content, slot.format) else {
      diagnostics.append(.formatDoesNotFit(slot, type: value.content.typeName))
      return missing
    }
    return text
  }

  /// What a snippet said; `nil` when its run did not come to it, which is reported elsewhere.
  private func records(of result: ResultName, in owner: ChapterID) -> [Record]? {
    guard let transcript = transcripts[owner], let entry = transcript.entries[result.snippet] else {
      return nil
    }
    return entry.records
  }

  private mutating func target(of reference: Reference) -> Target? {
    let label = reference.label
    let owners: [ChapterID]
    if let named = reference.chapter {
      owners = [named]
    } else if numberings[chapter.id]?.texts[label] != nil {
      owners = [chapter.id]
    } else {
      owners = course.chapters.map(\.id).filter { numberings[$0]?.texts[label] != nil }
    }
    guard owners.count < 2 else {
      diagnostics.append(.ambiguousReference(reference, chapters: owners))
      return nil
    }
    guard let owner = owners.first, let numbering = numberings[owner],
      let text = numbering.texts[label]
    else {
      if isEverythingRun {
        let known = numberings.values.flatMap { $0.texts.keys.map(\.name) }
        diagnostics.append(.unknownReference(reference, known: known))
      }
      return nil
    }
    return Target(
      chapter: owner, label: label, text: text,
      isSolution: numbering.solutionLabels.contains(label))
  }
}

extension ChapterSplicer {
  /// A chapter that did not compile, or whose run ended early, may not have come to what a name
  /// means: that is reported already.
  private var isEverythingRun: Bool {
    course.chapters.allSatisfy { chapter in
      chapter.snippets.isEmpty || transcripts[chapter.id].map { $0.interruption == nil } ?? false
    }
  }
}

extension Value.Content {
  fileprivate var typeName: String {
    switch self {
    case .double: "a number"
    case .integer: "a whole number"
    case .boolean: "true or false"
    case .text: "text"
    case .estimate: "an estimate"
    case .doubles: "a list of numbers"
    }
  }
}
