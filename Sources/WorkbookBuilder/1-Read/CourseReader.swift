/// Reads all chapters of a course and checks what they say about each other: the first stage.
public struct CourseReader: Sendable {
  /// The folder that holds `chapters/`.
  public var folder: String

  public init(folder: String) {
    self.folder = folder
  }

  /// References, the page's address and the compiler all use a chapter's name.
  private static func isChapterName(_ name: String) -> Bool {
    name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" || $0 == "." }
  }

  /// The course, with its warnings.
  /// - Parameter only: chapters whose diagnostics count; `nil` for all. The others are read all the
  ///   same, because chapters refer to each other; one that cannot be read is left out.
  public func read(only: Set<ChapterID>? = nil) throws(BuildFailure) -> Course {
    guard FileStore.isFolder("\(folder)/chapters") else {
      throw BuildFailure(.noChaptersFolder(folder))
    }
    let names = FileStore.names(in: "\(folder)/chapters").filter {
      $0.hasSuffix(".md") && !$0.hasPrefix(".")
    }.map { String($0.dropLast(3)) }
    guard !names.isEmpty else { throw BuildFailure(.noChapters) }
    var diagnostics: [Diagnostic] = []
    for id in (only ?? []).sorted() where !names.contains(id.name) && id != .index {
      diagnostics.append(.unknownChapter(id.name, known: names))
    }

    var readings: [ChapterReading] = []
    for name in names {
      let id = ChapterID(name)
      guard Self.isChapterName(name) else {
        if only == nil { diagnostics.append(.chapterName(name)) }
        continue
      }
      guard name != "ledger" else {
        diagnostics.append(.chapterCalledLedger)
        continue
      }
      do {
        readings.append(ChapterReader().read(try source(of: id), id: id))
      } catch {
        if only?.contains(id) ?? true { diagnostics += error.diagnostics }
      }
    }
    readings.sort(by: Self.comesBefore)
    var checker = CourseChecker(readings, folder: "\(folder)/chapters", unreadable: names)
    checker.check()
    let isWanted = { (file: String) in
      only.map { $0.contains { "chapters/\($0).md" == file } } ?? true
    }
    for reading in checker.readings where isWanted(reading.chapter.file) {
      diagnostics += reading.diagnostics.sorted()
    }
    diagnostics += checker.sharedDiagnostics
    try throwErrors(in: diagnostics)
    return checker.course(named: folderName, warnings: diagnostics)
  }

  private func source(of id: ChapterID) throws(BuildFailure) -> SourceText {
    let file = "chapters/\(id).md"
    guard let bytes = FileStore.read("\(folder)/\(file)") else {
      throw BuildFailure(.unreadableFile(file))
    }
    if let offset = SourceText.firstInvalidByte(in: bytes) {
      let valid = SourceText(bytes[..<offset] + [.space], file: file)
      throw BuildFailure(.invalidUTF8(at: valid.position(valid.bytes.count - 1)))
    }
    return SourceText(bytes, file: file)
  }

  /// The index, then the weeks by their numbers, then the rest by name.
  private static func comesBefore(_ first: ChapterReading, _ second: ChapterReading) -> Bool {
    func key(_ reading: ChapterReading) -> (Int, Int, String) {
      let week = reading.frontMatter.week
      let group = reading.chapter.id == .index ? 0 : week == nil ? 2 : 1
      return (group, week ?? 0, reading.chapter.id.name)
    }
    return key(first) < key(second)
  }

  private var folderName: String {
    let path = FileStore.resolve(folder) ?? folder
    return path.split(separator: "/").last.map(String.init) ?? "Course"
  }
}

extension CourseChecker {
  /// The course that the readings make.
  func course(named folderName: String, warnings: [Diagnostic]) -> Course {
    let front = readings.first { $0.chapter.id == .index }?.frontMatter
    let settings = CourseSettings(
      title: front?.title ?? folderName, author: front?.author, language: front?.language ?? "en",
      editions: front?.editions ?? [.solutions], macros: front?.macros ?? [:])
    var chapters = readings.map(\.chapter)
    if front == nil { chapters.insert(Self.plainIndex(settings.title, chapters), at: 0) }
    return Course(
      settings: settings, chapters: chapters, bibliography: bibliography, warnings: warnings)
  }

  /// For a course without `index.md`: the list of its chapters.
  private static func plainIndex(_ title: String, _ chapters: [Chapter]) -> Chapter {
    let file = "chapters/index.md"
    let items: [[Block]] = chapters.map { chapter in
      let link = Inline.link(
        destination: "\(chapter.id).md", title: "", position: SourcePosition(file: file, line: 1),
        [.text(chapter.frontMatter.title)])
      return [.paragraph([link])]
    }
    return Chapter(
      id: .index, file: file, frontMatter: FrontMatter(title: title),
      blocks: [.list(List(marker: .bullet, isTight: true, items: items))])
  }
}
