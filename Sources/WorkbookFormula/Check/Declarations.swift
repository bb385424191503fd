/// What the names of a chapter or a problem mean: its declarations, in the order of the source.
///
/// One declaration a line; what stands behind `%` is a comment. Declared are domains (`x \in \R`,
/// `\sigma > 0`, `n \in \{1,\dots,6\}`, `z \in \R^d`), sequences (`\sigma_k > 0 \text{ for } k \ge 1`),
/// functions (`f \colon \R \to \R`), laws (`p \in \mathcal{P}(\R)`, `X \sim \N(0,1)`), definitions
/// (`V_n := \sum_{k=1}^n \sigma_k^2`) and constraints (`a < b`).
public struct Declarations: Sendable {
  /// The base symbols of all declared functions, for the reader.
  public private(set) var functions: Set<Symbol> = []
  /// All declared names as typed, for suggestions.
  public private(set) var names: [String] = []

  public init() {}

  /// Adds the declarations of `tex`, one a line.
  /// - Throws: the first problem, its span an offset into `tex`; nothing is added then.
  public mutating func add(_ tex: String, macros: [String: String] = [:]) throws(FormulaProblem) {
  }

  /// Adds what a displayed formula defines: each chain's left side by its right side.
  public mutating func define(_ tex: String, macros: [String: String] = [:]) throws(FormulaProblem) {
  }
}
