/// A picture from a snippet is the only markup of a run that enters a page, so it is looked at
/// first: it must be one well-formed `<svg>` element that draws and does nothing else.
struct SVGInspection {
  private let bytes: [UInt8]
  private var index = 0
  private var open: [String] = []

  /// What is wrong with the picture; `nil` when it can be shown.
  static func objection(to svg: String) -> String? {
    var inspection = SVGInspection(svg)
    do throws(Objection) {
      try inspection.inspect()
      return nil
    } catch {
      return error.reason
    }
  }

  private struct Objection: Error {
    var reason: String
    init(_ reason: String) { self.reason = reason }
  }

  private init(_ svg: String) {
    bytes = Array(svg.utf8)
  }

  private static let elements: Set<String> = [
    "svg", "g", "defs", "symbol", "use", "title", "desc", "path", "line", "polyline", "polygon",
    "circle", "ellipse", "rect", "text", "tspan", "clipPath", "mask", "marker", "pattern",
    "linearGradient", "radialGradient", "stop",
  ]

  private mutating func inspect() throws(Objection) {
    skipSpace()
    guard rest(startsWith: "<svg") else { throw Objection("it does not begin with <svg") }
    repeat {
      if index >= bytes.count { throw Objection("<\(open.last ?? "svg")> is not closed") }
      switch bytes[index] {
      case 60: try tag()
      case 38: try entity(allowsNumbers: true)
      case 62: throw Objection("a '>' stands outside of a tag")
      default: index += 1
      }
    } while !open.isEmpty
    skipSpace()
    if index < bytes.count { throw Objection("something follows </svg>") }
  }

  private mutating func tag() throws(Objection) {
    index += 1
    if take(47) {
      let name = name()
      skipSpace()
      guard let last = open.popLast(), last == name, take(62) else {
        throw Objection("</\(name)> closes nothing that is open")
      }
      return
    }
    let name = name()
    guard Self.elements.contains(name) else {
      throw Objection(name.isEmpty ? "a '<' begins no element" : "it has a <\(name)> element")
    }
    open.append(name)
    var seen: Set<String> = []
    while true {
      let hadSpace = skipSpace()
      if take(62) { return }
      if take(47) {
        guard take(62) else { throw Objection("<\(name)> does not end with '>'") }
        open.removeLast()
        return
      }
      guard hadSpace else { throw Objection("<\(name)> has two attributes without space between") }
      try attribute(of: name, &seen)
    }
  }

  private mutating func attribute(of element: String, _ seen: inout Set<String>) throws(Objection) {
    let name = name()
    guard !name.isEmpty, take(61), index < bytes.count, case let quote = bytes[index],
      quote == 34 || quote == 39
    else { throw Objection("an attribute of <\(element)> is not written name=\"value\"") }
    guard seen.insert(name).inserted else { throw Objection("<\(element)> has '\(name)' twice") }
    index += 1
    let start = index
    while index < bytes.count, bytes[index] != quote {
      switch bytes[index] {
      case 60: throw Objection("a '<' stands in '\(name)'")
      case 38: try entity(allowsNumbers: false)
      default: index += 1
      }
    }
    let value = String(decoding: bytes[start..<index], as: UTF8.self)
    guard take(quote) else { throw Objection("the value of '\(name)' has no end") }
    try check(name, value)
  }

  private func check(_ name: String, _ value: String) throws(Objection) {
    let lower = name.lowercased()
    if lower.hasPrefix("on") { throw Objection("it has the event attribute '\(name)'") }
    if lower == "href" || lower.hasSuffix(":href"), !value.hasPrefix("#") {
      throw Objection("'\(name)' leads out of the picture")
    }
    guard !lower.hasPrefix("xmlns") else { return }
    // An escape could hide the name of a function.
    if !lower.hasPrefix("aria-"), value.utf8.contains(92) {
      throw Objection("'\(name)' has a backslash")
    }
    guard value.utf8.contains(40) else { return }
    let text = value.lowercased()
    for part in text.split(separator: "url(", omittingEmptySubsequences: false).dropFirst()
    where !part.drop(while: { $0 == "'" || $0 == " " }).hasPrefix("#") {
      throw Objection("'\(name)' refers to something outside of the picture")
    }
  }

  /// A numbered entity in an attribute could hide a function or an address.
  private mutating func entity(allowsNumbers: Bool) throws(Objection) {
    let end = bytes[index...].prefix(12).firstIndex(of: 59) ?? index
    let name = String(decoding: bytes[index..<end], as: UTF8.self).dropFirst()
    let isNumber = allowsNumbers && name.hasPrefix("#") && name.count > 1
    guard isNumber || ["amp", "lt", "gt", "quot", "apos"].contains(name) else {
      throw Objection("a '&' begins no entity")
    }
    index = end + 1
  }

  // MARK: Scanning

  private mutating func name() -> String {
    let start = index
    while index < bytes.count, isNameByte(bytes[index]) { index += 1 }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    65...90 ~= byte || 97...122 ~= byte || 48...58 ~= byte || byte == 45 || byte == 46 || byte == 95
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  @discardableResult
  private mutating func skipSpace() -> Bool {
    let start = index
    while index < bytes.count, [32, 9, 10, 13].contains(bytes[index]) { index += 1 }
    return index > start
  }

  private func rest(startsWith text: String) -> Bool { bytes[index...].starts(with: text.utf8) }
}
