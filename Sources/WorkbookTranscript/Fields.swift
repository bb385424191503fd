/// Puts escaped fields on one line, with tabs between them.
public struct FieldWriter: Sendable {
  public private(set) var line = ""

  public init() {}

  public mutating func write(_ fields: String...) {
    for field in fields { append(field) }
  }

  public mutating func write(_ list: [String]) {
    append(String(list.count))
    for element in list { append(element) }
  }

  public mutating func write(_ number: Int) { append(String(number)) }

  /// Swift's description of a Double is the shortest text that reads back as the same number.
  public mutating func write(_ number: Double) { append(number.description) }

  public mutating func write(_ flag: Bool) { append(flag ? "1" : "0") }

  mutating func write(_ place: Place) {
    write(place.line)
    write(place.column)
  }

  mutating func write(_ content: Value.Content) {
    switch content {
    case .double(let value): write("double", value.description)
    case .integer(let value): write("integer", String(value))
    case .boolean(let value): write("boolean", value ? "1" : "0")
    case .text(let value): write("text", value)
    case .estimate(let mean, let standardError):
      write("estimate", mean.description, standardError.description)
    case .doubles(let values):
      write("doubles")
      write(values.map(\.description))
    }
  }

  private var isEmpty = true

  private mutating func append(_ field: String) {
    if !isEmpty { line += "\t" }
    isEmpty = false
    guard field.utf8.contains(where: { $0 == 9 || $0 == 10 || $0 == 13 || $0 == 92 }) else {
      line += field
      return
    }
    for character in field.unicodeScalars {
      switch character {
      case "\t": line += "\\t"
      case "\n": line += "\\n"
      case "\r": line += "\\r"
      case "\\": line += "\\\\"
      default: line.unicodeScalars.append(character)
      }
    }
  }
}

/// Takes the fields of a line apart again, from left to right.
public struct FieldReader: Sendable {
  /// What is not read yet; `nil` after the last field.
  private var rest: ArraySlice<UInt8>?

  public init(_ line: some StringProtocol) {
    self.init(utf8: Array(line.utf8)[...])
  }

  /// - Parameter bytes: one line in UTF-8, without the newline at its end.
  public init(utf8 bytes: ArraySlice<UInt8>) {
    rest = bytes
  }

  public var isAtEnd: Bool { rest == nil }

  private mutating func field() -> ArraySlice<UInt8>? {
    guard let bytes = rest else { return nil }
    guard let tab = bytes.firstIndex(of: 9) else {
      rest = nil
      return bytes
    }
    rest = bytes[(tab + 1)...]
    return bytes[..<tab]
  }

  public mutating func string() -> String? { field().map(Self.unescape) }
  public mutating func integer() -> Int? { string().flatMap { Int($0) } }
  public mutating func double() -> Double? { string().flatMap { Double($0) } }
  public mutating func boolean() -> Bool? { string().flatMap(Self.boolean) }

  public mutating func list() -> [String]? {
    guard let count = integer(), count >= 0 else { return nil }
    var list: [String] = []
    for _ in 0..<count {
      guard let element = string() else { return nil }
      list.append(element)
    }
    return list
  }

  mutating func booleans() -> [Bool]? {
    guard let list = list() else { return nil }
    let flags = list.compactMap(Self.boolean)
    return flags.count == list.count ? flags : nil
  }

  private static func boolean(_ field: String) -> Bool? {
    switch field {
    case "1": true
    case "0": false
    default: nil
    }
  }

  mutating func place() -> Place? {
    guard let line = integer(), let column = integer() else { return nil }
    return Place(line: line, column: column)
  }

  mutating func content() -> Value.Content? {
    switch string() {
    case "double": return double().map { .double($0) }
    case "integer": return integer().map { .integer($0) }
    case "boolean": return boolean().map { .boolean($0) }
    case "text": return string().map { .text($0) }
    case "estimate":
      guard let mean = double(), let standardError = double() else { return nil }
      return .estimate(mean: mean, standardError: standardError)
    case "doubles":
      guard let list = list() else { return nil }
      let numbers = list.compactMap { Double($0) }
      return numbers.count == list.count ? .doubles(numbers) : nil
    default: return nil
    }
  }

  private static func unescape(_ field: ArraySlice<UInt8>) -> String {
    guard field.contains(92) else { return String(decoding: field, as: UTF8.self) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(field.count)
    var isEscaped = false
    for byte in field {
      switch (isEscaped, byte) {
      case (false, 92):
        isEscaped = true
        continue
      case (true, UInt8(ascii: "t")): bytes.append(9)
      case (true, UInt8(ascii: "n")): bytes.append(10)
      case (true, UInt8(ascii: "r")): bytes.append(13)
      default: bytes.append(byte)
      }
      isEscaped = false
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
