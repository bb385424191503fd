/// Checks what can be checked only when all chapters are read.
struct CourseChecker {
  private(set) var readings: [ChapterReading]
  private(set) var bibliography: [String: BibliographyEntry] = [:]
  /// Diagnostics of files that belong to all chapters.
  private(set) var sharedDiagnostics: [Diagnostic] = []

  /// `chapters/`
  private let folder: String
  /// All chapters there are, also those that could not be read.
  private let names: [String]
  private let chapters: [ChapterID: Int]
  private let hidesSolutions: Bool

  init(_ readings: [ChapterReading], folder: String, unreadable names: [String]) {
    self.readings = readings
    self.folder = folder
    self.names = names
    chapters = Dictionary(
      readings.enumerated().map { ($0.element.chapter.id, $0.offset) },
      uniquingKeysWith: { a, _ in a })
    let editions = readings.first { $0.chapter.id == .index }?.frontMatter.editions
    hidesSolutions = editions?.contains(.problems) ?? false
  }

  mutating func check() {
    readBibliographies()
    var weeks: [Int: SourcePosition] = [:]
    for index in readings.indices {
      let reading = readings[index]
      var found: [Diagnostic] = []
      if let week = reading.frontMatter.week, let position = reading.frontMatter.weekPosition {
        if let first = weeks[week] {
          found.append(.duplicateWeek(week, at: position, first: first))
        } else {
          weeks[week] = position
        }
      }
      for name in reading.frontMatter.requires where !names.contains(name.text) {
        found.append(.noSuchChapter(name.text, known: names, at: name.position))
      }
      found += reading.references.compactMap { check($0.value, in: reading) }
      found += reading.results.compactMap { check($0, in: reading) }
      found += reading.links.compactMap { check($0, in: reading) }
      found +=
        checkVerified(reading) + checkEquationUses(reading) + checkCitations(reading)
        + checkFiles(reading)
      readings[index].diagnostics += found
    }
  }

  private func checkVerified(_ reading: ChapterReading) -> [Diagnostic] {
    reading.verifies.filter { reading.labels[$0.value] == nil }.map {
      .unknownVerified(
        $0.value, known: reading.labels.keys.map(\.name).sorted(), at: $0.position)
    }
  }

  private func checkEquationUses(_ reading: ChapterReading) -> [Diagnostic] {
    let equations = reading.labels.filter { $0.value.kind == .equation }
    return reading.equationUses.filter { equations[$0.value] == nil }.map {
      .unknownEquation($0.value, known: equations.keys.map(\.name).sorted(), at: $0.position)
    }
  }

  private func checkCitations(_ reading: ChapterReading) -> [Diagnostic] {
    reading.citations.filter { bibliography[$0.value] == nil }.map {
      .unknownCitation($0.value, known: bibliography.keys.sorted(), at: $0.position)
    }
  }

  private func check(_ reference: Reference, in reading: ChapterReading) -> Diagnostic? {
    let label = reference.label
    if let id = reference.chapter, !names.contains(id.name) {
      return .noSuchChapter(id.name, known: names, at: reference.position)
    }
    // What snippets make is known only when they have run.
    if ["fig", "tbl"].contains(label.prefix) { return nil }
    guard let id = reference.chapter else {
      if readings.contains(where: { $0.labels[label] != nil }) { return nil }
      // It may stand in a chapter that could not be read.
      if readings.count < names.count, reading.labels.isEmpty { return nil }
      let near = reading.labels.keys.map(\.name)
      let far = readings.flatMap { $0.labels.keys.map(\.name) }
      let known = suggestion(for: label.name, among: near) == nil ? far : near
      return .undefinedReference(label, known: known, at: reference.position)
    }
    guard let index = chapters[id], readings[index].labels[label] == nil else { return nil }
    return .undefinedReference(
      label, known: readings[index].labels.keys.map(\.name), at: reference.position)
  }

  private func check(
    _ use: ChapterReading.Use<ResultName>, in reading: ChapterReading
  ) -> Diagnostic? {
    let result = use.value
    let id = result.chapter ?? reading.chapter.id
    guard names.contains(id.name) else {
      return .noSuchChapter(id.name, known: names, at: result.position)
    }
    guard let index = chapters[id] else { return nil }
    let snippets = readings[index].chapter.snippets
    guard let snippet = snippets.first(where: { $0.id == result.snippet }) else {
      return .unknownSnippet(result, known: snippets.map(\.id.name))
    }
    return hidesSolutions && snippet.isSolution && !use.isSolution ? .solutionLeak(result) : nil
  }

  /// Links to chapters, `week-09.md#eq-x`, and within the chapter, `#eq-x`.
  private func check(_ use: ChapterReading.Use<String>, in reading: ChapterReading) -> Diagnostic? {
    let parts = use.value.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let path = String(parts[0])
    var target = reading
    if !path.isEmpty {
      guard path.hasSuffix(".md"), !path.contains(":"), !path.hasPrefix("/") else { return nil }
      let name = String(path.dropLast(3))
      guard names.contains(name) else {
        return .brokenLink(use.value, name: path, known: names.map { "\($0).md" }, at: use.position)
      }
      guard let index = chapters[ChapterID(name)] else { return nil }
      target = readings[index]
    }
    guard parts.count == 2, !parts[1].isEmpty else { return nil }
    let label = Label(String(parts[1]))
    if target.labels[label] != nil || ["fig", "tbl"].contains(label.prefix)
      || target.chapter.snippets.contains(where: { $0.id.name == label.name })
    {
      return nil
    }
    return .brokenLink(
      use.value, name: label.name, known: target.labels.keys.map(\.name), at: use.position)
  }
}

extension CourseChecker {
  /// Inputs of snippets, and images.
  private func checkFiles(_ reading: ChapterReading) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for input in reading.inputs {
      if isOutside(input.value) {
        found.append(.fileOutside(input.value, at: input.position))
      } else if !FileStore.exists("\(folder)/\(input.value)") {
        found.append(.missingInput(input.value, at: input.position))
      }
    }
    for image in reading.images {
      let path = image.value
      if path.hasPrefix("data:image/") { continue }
      if path.hasPrefix("//") || path.contains("://") {
        found.append(.remoteImage(path, at: image.position))
      } else if isOutside(path) {
        found.append(.fileOutside(path, at: image.position))
      } else if path.isEmpty || !FileStore.exists("\(folder)/\(path)") {
        found.append(.missingImage(path, at: image.position))
      }
    }
    return found
  }

  private func isOutside(_ path: String) -> Bool {
    path.hasPrefix("/") || path.split(separator: "/").contains("..")
  }

  private mutating func readBibliographies() {
    var read: Set<String> = []
    var first: [String: BibliographyReader.Entry] = [:]
    for index in readings.indices {
      for name in readings[index].frontMatter.bibliography {
        if isOutside(name.text) {
          readings[index].diagnostics.append(.fileOutside(name.text, at: name.position))
          continue
        }
        guard let bytes = FileStore.read("\(folder)/\(name.text)") else {
          readings[index].diagnostics.append(.missingBibliography(name.text, at: name.position))
          continue
        }
        guard read.insert(name.text).inserted else { continue }
        readBibliography(bytes, "chapters/\(name.text)", &first)
      }
    }
    bibliography = first.mapValues(\.work)
  }

  private mutating func readBibliography(
    _ bytes: [UInt8], _ file: String, _ first: inout [String: BibliographyReader.Entry]
  ) {
    if let offset = SourceText.firstInvalidByte(in: bytes) {
      let valid = SourceText(bytes[..<offset] + [.space], file: file)
      sharedDiagnostics.append(.invalidUTF8(at: valid.position(valid.bytes.count - 1)))
      return
    }
    let source = SourceText(bytes, file: file)
    let reader = BibliographyReader(String(decoding: source.bytes, as: UTF8.self), file: file)
    sharedDiagnostics += reader.diagnostics
    for entry in reader.entries {
      if let other = first[entry.work.key], other.work != entry.work {
        sharedDiagnostics.append(
          .duplicateEntry(entry.work.key, at: entry.position, first: other.position))
      } else {
        first[entry.work.key] = first[entry.work.key] ?? entry
      }
    }
  }
}
