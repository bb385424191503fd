/// Reads what an equation's braces say about how it is checked.
struct EquationAttributes {
  private let attributes: Attributes
  private(set) var diagnostics: [Diagnostic] = []

  private static let element = "an equation"
  private static let classes = EquationChecking.Role.allCases.map(\.rawValue)
  private static let keys = ["check", "reason", "within", "along", "limit"]

  init(_ attributes: Attributes) {
    self.attributes = attributes
  }

  mutating func read() -> EquationChecking {
    diagnostics = attributes.refuse(keysOf: Self.element, known: Self.keys)
    var checking = EquationChecking(role: role())
    checking.uncheckedReason = uncheckedReason()
    checking.tolerance = tolerance()
    checking.variable = attributes.value("along")?.value.text
    checking.limit = attributes.value("limit")?.value.text
    return checking
  }

  private mutating func role() -> EquationChecking.Role? {
    var role: EquationChecking.Role?
    for name in attributes.classes {
      guard let found = EquationChecking.Role(rawValue: name.text) else {
        diagnostics.append(
          .unknownClass(name.text, of: Self.element, known: Self.classes, at: name.position))
        continue
      }
      if let role, role != found {
        diagnostics.append(
          .twoEquationClasses(role.rawValue, name.text, at: name.position))
      }
      role = role ?? found
    }
    return role
  }

  private mutating func uncheckedReason() -> String? {
    let check = attributes.value("check")
    let reason = attributes.value("reason")
    if let check, check.value.text != "no" {
      diagnostics.append(
        .unknownChoice(check.value.text, of: "check", known: ["no"], at: check.value.position))
      return nil
    }
    guard let check else {
      if let reason { diagnostics.append(.reasonOfChecked(at: reason.key.position)) }
      return nil
    }
    let text = reason?.value.text.replacing("\\\"", with: "\"") ?? ""
    guard text.contains(where: { !$0.isWhitespace }) else {
      diagnostics.append(.uncheckedWithoutReason(at: check.key.position))
      return ""
    }
    return text
  }

  private mutating func tolerance() -> Double? {
    guard let within = attributes.value("within") else { return nil }
    guard let tolerance = Double(within.value.text), tolerance > 0, tolerance.isFinite else {
      diagnostics.append(
        .wrongType("within", expected: "a positive number", at: within.value.position))
      return nil
    }
    return tolerance
  }
}
