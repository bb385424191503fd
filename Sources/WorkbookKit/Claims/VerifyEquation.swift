import WorkbookNumerics
import WorkbookTranscript

/// Values of the names of an equation: `["z": 0.3, "\\sigma_1": 0.8]`.
public struct EquationSample: Sendable, Hashable, ExpressibleByDictionaryLiteral {
  public var values: [String: Double]

  public init(_ values: [String: Double]) {
    self.values = values
  }

  public init(dictionaryLiteral elements: (String, Double)...) {
    values = Dictionary(elements, uniquingKeysWith: { _, last in last })
  }

  /// The value of a name; NaN, which equals nothing, for one that has none.
  public subscript(name: String) -> Double { values[name] ?? .nan }
}

/// Claims that code computes what one side of a displayed equation says, at all of `samples`; the
/// worst one is shown. The claim verifies the equation.
///
///     try verify("the code computes it", equation: "eq-mean", over: [["z": 0.3], ["z": -2]],
///       within: .relative(1e-12)) { mean($0["z"]) }
public func verify(
  _ name: String, equation label: String, side: Equation.Side = .right,
  over samples: [EquationSample], within tolerance: Tolerance, verifies: String...,
  file: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
  _ computed: (EquationSample) throws -> Double
) throws {
  let source = Source(file, line, column)
  let formula = try equation(label)
  let results = try samples.map { (try computed($0), try formula.value(side, $0.values)) }
  let largest = results.reduce(0) { max($0, abs($1.1)) }
  source.record(
    Claim.aboutMany(
      name, source,
      results.map { Comparison($0, $1, within: tolerance, largest: largest) },
      verifies: [label] + verifies
    ) { index in
      samples[index].values.sorted { $0.key < $1.key }
        .map { "\($0.key) = \(shortest($0.value))" }.joined(separator: ", ")
    })
}
