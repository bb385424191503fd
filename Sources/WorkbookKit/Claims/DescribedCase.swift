import WorkbookNumerics

/// A case of a claim in words: `x = 0.25` for a number, `y = 0.3, s = 1.2` for a tuple with names.
func described<Case>(_ value: Case) -> String {
  if let number = value as? Double { return "x = \(shortest(number))" }
  let mirror = Mirror(reflecting: value)
  guard mirror.displayStyle == .tuple else { return short(value) }
  return mirror.children.map { child in
    // Parts without a name are called .0, .1, …
    guard let name = child.label, !name.hasPrefix(".") else { return short(child.value) }
    return "\(name) = \(short(child.value))"
  }.joined(separator: ", ")
}

private func short(_ value: Any) -> String {
  switch value {
  case let number as Double: shortest(number, digits: 6)
  case let list as [Double]:
    "[" + list.map { shortest($0, digits: 6) }.joined(separator: ", ") + "]"
  default: "\(value)"
  }
}
