/// Reads the mathematics of a formula: LaTeX to expressions.
///
/// Names before parentheses are functions where `functions` says so. Where nothing is declared, the
/// letters that mostly name functions are, and any name before parentheses that hold a comma, a
/// semicolon, a bar, or one name or number only.
public struct FormulaReader: Sendable {
  private let macros: MacroExpansion
  private let functions: Set<Symbol>

  /// - Parameter macros: the course's own commands, with their backslash; `#1` in a body stands for
  ///   the first argument.
  /// - Parameter functions: the base symbols of the functions that are declared.
  public init(macros: [String: String] = [:], functions: Set<Symbol> = []) {
    self.macros = MacroExpansion(macros: macros)
    self.functions = functions
  }

  /// Reads what stands between `$$` and `$$`.
  public func read(_ tex: String) throws(FormulaProblem) -> DisplayedFormula {
    var parser = try parser(tex)
    return try parser.formula()
  }

  /// Reads one expression; a relation in it is a part of the expression.
  public func readExpression(_ tex: String) throws(FormulaProblem) -> Expression {
    var parser = try parser(tex)
    return try parser.wholeExpression()
  }

  static let longest = 65_536

  private func parser(_ tex: String) throws(FormulaProblem) -> ExpressionParser {
    let length = tex.utf8.count
    guard length <= Self.longest else {
      throw FormulaProblem("the formula is too long to be read", at: Span(0, length))
    }
    let signs = try macros.expand(TeXSign.signs(of: tex))
    let matching = try BracketMatching(TokenReader.tokens(of: signs))
    guard !matching.tokens.isEmpty else {
      throw FormulaProblem("the formula is empty", at: Span(0, length))
    }
    return ExpressionParser(matching, functions: functions)
  }
}
