import WorkbookTranscript

/// Which libraries a set of imports asks for, remembered from build to build.
actor AutolinkStore {
  private let path: String
  private var known: [String: [String]]?

  init(path: String) {
    self.path = path
  }

  func libraries(_ key: String) -> [String]? {
    load()[key]
  }

  func store(_ libraries: [String], _ key: String) {
    var all = load()
    all[key] = libraries
    known = all
    let lines = all.sorted { $0.key < $1.key }.map { key, libraries in
      var fields = FieldWriter()
      fields.write(key)
      fields.write(libraries)
      return fields.line
    }
    FileStore.write(lines.joined(separator: "\n"), to: path)
  }

  private func load() -> [String: [String]] {
    if let known { return known }
    var all: [String: [String]] = [:]
    for line in (FileStore.read(path) ?? []).split(separator: 10) {
      var fields = FieldReader(utf8: line)
      if let key = fields.string(), let libraries = fields.list(), fields.isAtEnd {
        all[key] = libraries
      }
    }
    known = all
    return all
  }
}
