#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Pieces of a chapter's page that are slow to make, typeset formulas or highlighted code, kept
/// between builds under the text that they were made of.
///
/// One file a chapter; every string in it stands behind its length, so that reading half a megabyte
/// is a few copies. A file that was cut short, or that another version of the maker wrote, counts
/// as empty.
struct FragmentStore: Sendable {
  /// The file.
  let path: String
  /// What the fragments depend on besides their text: the maker's version, settings.
  let maker: String

  private static let format = "workbook fragments 1"

  func load() -> [String: String] {
    guard let bytes = FileStore.read(path) else { return [:] }
    return bytes.withUnsafeBufferPointer { parse($0) } ?? [:]
  }

  /// Writes the file anew unless it holds just these fragments already.
  func save(_ fragments: [String: String], replacing stored: [String: String]) {
    guard fragments.count != stored.count || fragments.keys.contains(where: { stored[$0] == nil })
    else { return }
    var text = ""
    append(Self.format, to: &text)
    append(maker, to: &text)
    append("\(fragments.count)", to: &text)
    for (key, fragment) in fragments.sorted(by: { $0.key < $1.key }) {
      append(key, to: &text)
      append(fragment, to: &text)
    }
    append("end", to: &text)
    // A store that cannot be written costs time, not correctness: publishing reports a full disk.
    if let slash = path.lastIndex(of: "/") { FileStore.makeFolder(String(path[..<slash])) }
    FileStore.write(text, to: path)
  }

  private func append(_ field: String, to text: inout String) {
    text += "\(field.utf8.count)\n"
    text += field
    text += "\n"
  }

  private func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> [String: String]? {
    var reader = LengthReader(bytes: bytes)
    guard reader.field() == Self.format, reader.field() == maker,
      let count = reader.field().flatMap({ Int($0) }), count >= 0, count <= bytes.count
    else { return nil }
    var fragments: [String: String] = [:]
    fragments.reserveCapacity(count)
    for _ in 0..<count {
      guard let key = reader.field(), let fragment = reader.field() else { return nil }
      fragments[key] = fragment
    }
    return reader.field() == "end" ? fragments : nil
  }
}

/// Takes strings that stand behind their lengths from a buffer.
private struct LengthReader {
  let bytes: UnsafeBufferPointer<UInt8>
  private var offset = 0

  init(bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  mutating func field() -> String? {
    var length = 0
    var digits = 0
    while offset < bytes.count, case let digit = bytes[offset], digit != 10 {
      guard 48...57 ~= digit, digits < 12 else { return nil }
      length = length * 10 + Int(digit - 48)
      digits += 1
      offset += 1
    }
    let start = offset + 1
    guard digits > 0, start + length < bytes.count, bytes[start + length] == 10 else { return nil }
    offset = start + length + 1
    return String(
      decoding: UnsafeBufferPointer(rebasing: bytes[start..<(start + length)]), as: UTF8.self)
  }
}
