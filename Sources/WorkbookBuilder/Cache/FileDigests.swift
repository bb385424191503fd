import WorkbookTranscript

/// Digests of files, remembered with what tells a file's state apart, so that a large file is read
/// again only when it was written again.
final class FileDigests {
  private let path: String
  private var known: [String: (identity: String, digest: String)] = [:]
  private var isChanged = false

  init(path: String) {
    self.path = path
    for line in (FileStore.read(path) ?? []).split(separator: 10) {
      var fields = FieldReader(utf8: line)
      if let file = fields.string(), let identity = fields.string(), let digest = fields.string(),
        fields.isAtEnd
      {
        known[file] = (identity, digest)
      }
    }
  }

  /// `nil` when there is no such file.
  func digest(of file: String) -> String? {
    guard let identity = FileStore.identity(file) else { return nil }
    if let entry = known[file], entry.identity == identity { return entry.digest }
    guard let bytes = FileStore.read(file) else { return nil }
    let digest = Digest(bytes).description
    known[file] = (identity, digest)
    isChanged = true
    return digest
  }

  func save() {
    guard isChanged else { return }
    let lines = known.sorted { $0.key < $1.key }.map { file, entry in
      var fields = FieldWriter()
      fields.write(file, entry.identity, entry.digest)
      return fields.line
    }
    FileStore.write(lines.joined(separator: "\n"), to: path)
  }
}
