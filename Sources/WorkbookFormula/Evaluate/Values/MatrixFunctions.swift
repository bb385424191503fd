/// Elimination with row pivots; the numbers carry their errors.
private func eliminate(
  _ matrix: NumberMatrix, _ right: NumberMatrix, _ span: Span
) throws(EvaluationProblem) -> (solution: NumberMatrix, determinant: Number) {
  guard matrix.rows == matrix.columns, matrix.rows > 0, right.rows == matrix.rows else {
    throw .mismatch("a square matrix is needed here", span)
  }
  let n = matrix.rows
  var (a, b) = (matrix, right)
  var determinant = Number(1)
  for k in 0..<n {
    var pivot = k
    for i in k..<n where a[i, k].magnitude > a[pivot, k].magnitude { pivot = i }
    if pivot != k {
      determinant = -determinant
      for j in 0..<n { (a[k, j], a[pivot, j]) = (a[pivot, j], a[k, j]) }
      for j in 0..<b.columns { (b[k, j], b[pivot, j]) = (b[pivot, j], b[k, j]) }
    }
    let head = a[k, k]
    determinant = determinant * head
    guard head.magnitude > head.error else {
      throw .undefined("a matrix that cannot be inverted", span)
    }
    for i in (k + 1)..<max(n, k + 1) {
      let factor = a[i, k] / head
      for j in k..<n { a[i, j] = a[i, j] - factor * a[k, j] }
      for j in 0..<b.columns { b[i, j] = b[i, j] - factor * b[k, j] }
    }
  }
  for k in stride(from: n - 1, through: 0, by: -1) {
    for j in 0..<b.columns {
      var sum = b[k, j]
      for i in (k + 1)..<max(n, k + 1) { sum = sum - a[k, i] * b[i, j] }
      b[k, j] = sum / a[k, k]
    }
  }
  return (b, determinant)
}

func inverse(_ m: NumberMatrix, _ span: Span) throws(EvaluationProblem) -> NumberMatrix {
  try eliminate(m, .identity(m.rows), span).solution
}

func solve(
  _ m: NumberMatrix, _ v: [Number], _ span: Span
) throws(EvaluationProblem) -> [Number] {
  try eliminate(m, NumberMatrix(rows: v.count, columns: 1, v), span).solution.elements
}

func determinant(_ m: NumberMatrix, _ span: Span) throws(EvaluationProblem) -> Number {
  try eliminate(m, NumberMatrix(rows: m.rows, columns: 0, []), span).determinant
}

func trace(_ value: Value, _ span: Span) throws(EvaluationProblem) -> Number {
  if case .number(let x) = value { return x }
  if case .vector(let v) = value, v.count == 1 { return v[0] }
  guard case .matrix(let m) = value, m.rows == m.columns else {
    throw .mismatch("the trace of \(value.kind)", span)
  }
  var sum = Number(0)
  for i in 0..<m.rows { sum = sum + m[i, i] }
  return sum
}

/// The lower triangular factor L with L Lᵀ = m.
func cholesky(_ m: NumberMatrix, _ span: Span) throws(EvaluationProblem) -> NumberMatrix {
  guard m.rows == m.columns else { throw .mismatch("a covariance is a square matrix", span) }
  var factor = NumberMatrix(
    rows: m.rows, columns: m.rows, Array(repeating: Number(0), count: m.rows * m.rows))
  for j in 0..<m.rows {
    var diagonal = m[j, j]
    for k in 0..<j { diagonal = diagonal - factor[j, k] * factor[j, k] }
    guard diagonal.real > diagonal.error else {
      throw .undefined("a covariance that is not positive definite", span)
    }
    factor[j, j] = diagonal.squareRoot
    for i in (j + 1)..<max(m.rows, j + 1) {
      var sum = m[i, j]
      for k in 0..<j { sum = sum - factor[i, k] * factor[j, k] }
      factor[i, j] = sum / factor[j, j]
    }
  }
  return factor
}

func diagonal(_ value: Value, _ span: Span) throws(EvaluationProblem) -> Value {
  switch value {
  case .vector(let entries):
    var m = NumberMatrix.identity(entries.count)
    for i in entries.indices { m[i, i] = entries[i] }
    return .matrix(m)
  case .matrix(let m) where m.rows == m.columns:
    return .vector((0..<m.rows).map { m[$0, $0] })
  default: throw .mismatch("the diagonal of \(value.kind)", span)
  }
}
