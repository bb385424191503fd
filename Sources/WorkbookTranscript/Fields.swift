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
  private var fields: ArraySlice<String>

  public init(_ line: some StringProtocol) {
    fields =
      line.utf8.split(separator: 9, omittingEmptySubsequences: false)
      .map { Self.unescape(String(decoding: $0, as: UTF8.self)) }[...]
  }

  public var isAtEnd: Bool { fields.isEmpty }

  public mutating func string() -> String? { fields.popFirst() }
  public mutating func integer() -> Int? { fields.popFirst().flatMap { Int($0) } }
  public mutating func double() -> Double? { fields.popFirst().flatMap { Double($0) } }
  public mutating func boolean() -> Bool? { fields.popFirst().flatMap(Self.boolean) }

  public mutating func list() -> [String]? {
    guard let count = integer(), count >= 0, count <= fields.count else { return nil }
    defer { fields = fields.dropFirst(count) }
    return Array(fields.prefix(count))
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

  private static func unescape(_ field: String) -> String {
    guard field.utf8.contains(92) else { return field }
    var result = String.UnicodeScalarView()
    var escaped = false
    for scalar in field.unicodeScalars {
      if escaped {
        switch scalar {
        case "t": result.append("\t")
        case "n": result.append("\n")
        case "r": result.append("\r")
        default: result.append(scalar)
        }
        escaped = false
      } else if scalar == "\\" {
        escaped = true
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}
