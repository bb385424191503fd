// Everything that is not our own markup passes through here on its way to a page.

extension String {
  /// As text of a page, or as the value of an attribute in double quotes.
  var htmlEscaped: String {
    guard utf8.contains(where: { $0.htmlEntity != nil }) else { return self }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count + 16)
    bytes.appendEscaped(utf8)
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension [UInt8] {
  mutating func appendEscaped(_ text: some Sequence<UInt8>) {
    for byte in text {
      if let entity = byte.htmlEntity {
        append(contentsOf: entity.utf8)
      } else {
        append(byte)
      }
    }
  }
}

extension UInt8 {
  fileprivate var htmlEntity: String? {
    switch self {
    case 38: "&amp;"
    case 60: "&lt;"
    case 62: "&gt;"
    case 34: "&quot;"
    default: nil
    }
  }
}
