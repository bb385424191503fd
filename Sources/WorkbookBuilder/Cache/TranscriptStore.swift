import WorkbookTranscript

/// Transcripts of runs that came to their end, by fingerprint, under `.workbook/transcripts/`.
///
/// A run that crashed, threw or was stopped is not stored: the next build tries again.
struct TranscriptStore {
  static let format = "2"
  /// So many runs of a chapter are kept: going back to an earlier state costs nothing.
  private static let kept = 12

  let workspace: Workspace

  /// The stored run, or `nil` when there is none or its file is damaged.
  func transcript(_ chapter: ChapterID, _ fingerprint: Fingerprint) -> Transcript? {
    guard let bytes = FileStore.read(path(chapter, fingerprint)) else { return nil }
    return Transcript(stored: bytes)
  }

  func store(_ transcript: Transcript, _ chapter: ChapterID, _ fingerprint: Fingerprint) {
    guard transcript.interruption == nil else { return }
    let folder = workspace.transcripts(chapter)
    FileStore.makeFolder(folder)
    FileStore.write(transcript.stored, to: path(chapter, fingerprint))
    prune(folder, keeping: fingerprint.digest)
  }

  /// The fingerprint of the latest run, for `why` to compare with.
  func latest(_ chapter: ChapterID) -> Fingerprint? {
    guard let bytes = FileStore.read("\(workspace.transcripts(chapter))/latest") else { return nil }
    let components = bytes.split(separator: 10).compactMap { line -> Fingerprint.Component? in
      var fields = FieldReader(utf8: line)
      guard let name = fields.string(), let value = fields.string() else { return nil }
      return Fingerprint.Component(name: name, value: value)
    }
    return Fingerprint(components: components)
  }

  func setLatest(_ chapter: ChapterID, _ fingerprint: Fingerprint) {
    let lines = fingerprint.components.map { component in
      var fields = FieldWriter()
      fields.write(component.name, component.value)
      return fields.line
    }
    let path = "\(workspace.transcripts(chapter))/latest"
    let text = lines.joined(separator: "\n")
    if FileStore.text(path) != text { FileStore.write(text, to: path) }
  }

  private func path(_ chapter: ChapterID, _ fingerprint: Fingerprint) -> String {
    "\(workspace.transcripts(chapter))/\(fingerprint.digest)"
  }

  private func prune(_ folder: String, keeping digest: String) {
    let stored = FileStore.names(in: folder).filter { $0.count == 64 && $0 != digest }
    guard stored.count >= Self.kept else { return }
    let oldestFirst = stored.sorted {
      FileStore.age("\(folder)/\($0)") > FileStore.age("\(folder)/\($1)")
    }
    for name in oldestFirst.prefix(stored.count - Self.kept + 1) {
      FileStore.remove("\(folder)/\(name)")
    }
  }
}

extension Transcript {
  /// One line a record, an `output` line a snippet, and an `end` line that proves the file whole.
  fileprivate var stored: String {
    var lines: [String] = []
    for (id, entry) in entries.sorted(by: { $0.key < $1.key }) {
      lines.append(Record.snippet(id: id.name, outputOffset: 0, elapsed: 0).line)
      lines += entry.records.map(\.line)
      if !entry.output.isEmpty {
        var fields = FieldWriter()
        fields.write("output", entry.output)
        lines.append(fields.line)
      }
    }
    lines.append("end\t\(lines.count)\t\(duration)\n")
    return lines.joined(separator: "\n")
  }

  fileprivate init?(stored bytes: [UInt8]) {
    var lines = bytes.split(separator: 10)
    guard let end = lines.popLast(), bytes.last == 10 else { return nil }
    var fields = FieldReader(utf8: end)
    guard fields.string() == "end", fields.integer() == lines.count, let time = fields.double()
    else { return nil }
    self.init(duration: time)
    var current: SnippetID?
    for line in lines {
      if let record = Record(utf8: line) {
        if case .snippet(let id, _, _) = record {
          current = SnippetID(id)
          entries[SnippetID(id)] = Entry()
        } else if let current {
          entries[current]?.records.append(record)
        }
      } else {
        var fields = FieldReader(utf8: line)
        guard fields.string() == "output", let output = fields.string(), let current else {
          return nil
        }
        entries[current]?.output = output
      }
    }
  }
}
