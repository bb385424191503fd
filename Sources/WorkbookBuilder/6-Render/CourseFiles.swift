/// Files beside the chapters that the text shows or links to.
struct CourseFiles: Sendable {
  /// The folder that holds the chapters.
  let chapters: String

  struct Found: Sendable, Hashable {
    /// On this machine.
    var path: String
    /// Below `site/`.
    var sitePath: String
  }

  /// Whether a destination is a path rather than an address, a place on the page or nothing.
  func isLocal(_ destination: String) -> Bool {
    guard let first = destination.first, first != "#", first != "/" else { return false }
    let head = destination.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    return !head.contains(":")
  }

  /// A file by its path relative to the chapters; `nil` when there is none in the chapters' folder.
  func find(_ path: String) -> Found? {
    let decoded = path.percentDecoded
    guard let folder = FileStore.resolve(chapters),
      let file = FileStore.resolve("\(chapters)/\(decoded)"), !FileStore.isFolder(file),
      file.hasPrefix(folder + "/")
    else { return nil }
    return Found(path: file, sitePath: "media/" + file.dropFirst(folder.count + 1))
  }
}

extension String {
  /// libcmark and authors write a space in a path as `%20`.
  fileprivate var percentDecoded: String {
    guard contains("%") else { return self }
    var bytes: [UInt8] = []
    var rest = Array(utf8)[...]
    while let byte = rest.popFirst() {
      if byte == 37, rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
