import RealModule
import WorkbookNumerics

/// Numbers, vectors and matrices. What is drawn has three digits, so that a message shows it whole.
extension Drawing {
  mutating func draw(_ domain: Domain) throws(EvaluationProblem) -> (Value, String) {
    switch domain {
    case .real(let lower, let upper):
      let value = real(
        try lower.map { (b) throws(EvaluationProblem) in (try number(b.value), b.isIncluded) },
        try upper.map { (b) throws(EvaluationProblem) in (try number(b.value), b.isIncluded) })
      return (.scalar(value), shortest(value, digits: 4))
    case .integer(let from, let to):
      let low = try whole(from)
      // Without an upper end a few numbers are enough to see a pattern.
      let high = max(low, try to.map(whole) ?? low + 5)
      let value =
        switch style {
        case .first: low
        case .last: high
        default: Int.random(in: low...high, using: &generator)
        }
      return (.scalar(Double(value)), "\(value)")
    case .oneOf(let values):
      let place =
        switch style {
        case .first: 0
        case .last: values.count - 1
        default: Int.random(in: values.indices, using: &generator)
        }
      let value = try number(values[place])
      return (.scalar(value), shortest(value))
    case .vector(let dimension):
      let count = try size(dimension)
      let components = (0..<count).map { _ in real(nil, nil) }
      return (.vector(components), Self.list(components))
    case .matrix(let rows, let columns, let kind):
      return try matrix(try size(rows), try size(columns), kind)
    case .function, .density, .law, .sequence:
      throw .unsupported("a sequence of functions", Span(0, 0))
    }
  }

  private func size(_ expression: Expression) throws(EvaluationProblem) -> Int {
    let count = try whole(expression)
    guard (1...64).contains(count) else {
      throw .unsupported("a dimension of \(count)", expression.span)
    }
    return count
  }

  private static func list(_ values: [Double]) -> String {
    "(" + values.map { shortest($0, digits: 4) }.joined(separator: ", ") + ")"
  }

  private mutating func real(
    _ lower: (value: Double, isIncluded: Bool)?, _ upper: (value: Double, isIncluded: Bool)?
  ) -> Double {
    let fraction = Double.random(in: 0..<1, using: &generator)
    let extreme = style == .extreme
    switch (lower, upper) {
    case (nil, nil):
      let rare = [0, 0.001, -0.001, 12, -12, 1, -1, 30]
      if extreme { return rare[Int(fraction * Double(rare.count))] }
      let size = 0.15 + 2.2 * fraction
      return rounded(Bool.random(using: &generator) ? size : -size, nil, nil)
    case (let lower?, nil):
      let rare = [0.002, 0.05, 20, 100, 1]
      let step =
        extreme ? rare[Int(fraction * Double(rare.count))] : exponential(-1.3 + 2.4 * fraction)
      if extreme, lower.isIncluded, fraction > 0.9 { return lower.value }
      return rounded(lower.value + step, lower.value, nil)
    case (nil, let upper?):
      return rounded(upper.value - exponential(-1.3 + 2.4 * fraction), nil, upper.value)
    case (let lower?, let upper?):
      let width = upper.value - lower.value
      if extreme {
        if lower.isIncluded, fraction < 0.25 { return lower.value }
        if upper.isIncluded, fraction > 0.75 { return upper.value }
        return fraction < 0.5 ? lower.value + 1e-3 * width : upper.value - 1e-3 * width
      }
      return rounded(lower.value + (0.05 + 0.9 * fraction) * width, lower.value, upper.value)
    }
  }

  private func exponential(_ x: Double) -> Double { .exp(x) }

  private func rounded(_ value: Double, _ lower: Double?, _ upper: Double?) -> Double {
    guard let short = Double(shortest(value, digits: 3)) else { return value }
    if let lower, short <= lower { return value }
    if let upper, short >= upper { return value }
    return short
  }

  private mutating func matrix(
    _ rows: Int, _ columns: Int, _ kind: Domain.MatrixKind
  ) throws(EvaluationProblem) -> (Value, String) {
    var elements = (0..<(rows * columns)).map { _ in real(nil, nil) }
    if kind != .any {
      guard rows == columns else {
        throw .mismatch("a symmetric matrix has as many rows as columns", Span(0, 0))
      }
      let n = rows
      let raw = elements
      for i in 0..<n {
        for j in 0..<n {
          switch kind {
          case .positiveDefinite:
            // L Lᵀ with a diagonal that keeps it well conditioned.
            func l(_ r: Int, _ c: Int) -> Double {
              c > r ? 0 : c == r ? 1 + abs(raw[r * n + c]) / 2 : raw[r * n + c] / 3
            }
            elements[i * n + j] = (0..<n).reduce(0) { $0 + l(i, $1) * l(j, $1) }
          default: elements[i * n + j] = raw[min(i, j) * n + max(i, j)]
          }
        }
      }
      if kind == .orthogonal { elements = Self.orthogonal(raw, n) }
    }
    let text = (0..<rows).map { Self.list(Array(elements[($0 * columns)..<(($0 + 1) * columns)])) }
    let matrix = NumberMatrix(rows: rows, columns: columns, elements.map { Number($0) })
    return (.matrix(matrix), "(" + text.joined(separator: ", ") + ")")
  }

  /// Gram–Schmidt on the rows.
  private static func orthogonal(_ raw: [Double], _ n: Int) -> [Double] {
    var rows: [[Double]] = []
    for i in 0..<n {
      var row = Array(raw[(i * n)..<((i + 1) * n)])
      row[i] += 3
      for _ in 0..<2 {
        for other in rows {
          let dot = zip(row, other).reduce(0) { $0 + $1.0 * $1.1 }
          for k in 0..<n { row[k] -= dot * other[k] }
        }
      }
      let length = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
      rows.append(row.map { $0 / length })
    }
    return rows.flatMap { $0 }
  }
}
