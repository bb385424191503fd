/// A displayed equation that a chapter's code evaluates, with all that its names mean.
public struct UsedEquation: Sendable, Hashable {
  public var label: Label
  var tex: String
  var entries: [EquationScopes.Entry]
  var macros: [String: String]

  /// The statement that makes it known to the kit, on one line.
  var statement: String {
    let declared = entries.map { entry in
      switch entry {
      case .declared(let text): ".line(\(Self.literal(text.line)))"
      case .defined(let equation): ".definition(\(Self.literal(equation.tex ?? "")))"
      }
    }
    let macros = macros.sorted { $0.key < $1.key }
      .map { "\(Self.literal($0.key)): \(Self.literal($0.value))" }
    return "WorkbookRun.use(\(Self.literal(label.name)), \(Self.literal(tex)), "
      + "declared: [\(declared.joined(separator: ", "))], "
      + "macros: [\(macros.isEmpty ? ":" : macros.joined(separator: ", "))])\n"
  }

  /// A text as a literal of Swift.
  private static func literal(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": literal += "\\\""
      case "\\": literal += "\\\\"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        literal += "\\u{\(String(scalar.value, radix: 16))}"
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "\""
  }
}
