// Arithmetic of numbers, vectors and matrices. A problem points at `span`.

@inline(__always)
func number(_ value: Value, _ span: Span) throws(EvaluationProblem) -> Number {
  if case .number(let x) = value { return x }
  switch value {
  case .matrix(let m) where m.rows == 1 && m.columns == 1: return m[0, 0]
  case .vector(let v) where v.count == 1: return v[0]
  default: throw .mismatch("a number is needed here, not \(value.kind)", span)
  }
}

/// A number that is a whole one: an index.
func integer(_ value: Value, _ span: Span) throws(EvaluationProblem) -> Int {
  let number = try number(value, span)
  guard number.tag < 0 else { throw .unsupported("a derivative by an index", span) }
  let x = number.plain
  let rounded = x.real.rounded()
  guard abs(x.real - rounded) <= x.error + 1e-9, abs(rounded) < 1e15, x.imaginary == 0 else {
    throw .undefined("an index must be a whole number, not \(x.real)", span)
  }
  return Int(rounded)
}

@inline(__always)
func defined(
  _ x: Number, _ reason: @autoclosure () -> String, _ span: Span
) throws(EvaluationProblem) -> Number {
  guard x.isDefined else { throw .undefined(reason(), span) }
  return x
}

func add(_ a: Value, _ b: Value, _ span: Span) throws(EvaluationProblem) -> Value {
  switch (a, b) {
  case (.number(let x), .number(let y)): return .number(x + y)
  case (.vector(let x), .vector(let y)) where x.count == y.count:
    return .vector(zip(x, y).map { $0 + $1 })
  case (.matrix(let x), .matrix(let y)) where x.rows == y.rows && x.columns == y.columns:
    return .matrix(
      NumberMatrix(
        rows: x.rows, columns: x.columns, zip(x.elements, y.elements).map { $0 + $1 }))
  case (.vector(let x), .number(let y)) where x.count == 1: return .number(x[0] + y)
  case (.number(let x), .vector(let y)) where y.count == 1: return .number(x + y[0])
  case (.matrix(let x), .number(let y)) where x.rows == 1 && x.columns == 1:
    return .number(x[0, 0] + y)
  case (.number(let x), .matrix(let y)) where y.rows == 1 && y.columns == 1:
    return .number(x + y[0, 0])
  // In one dimension a vector and a matrix are a number.
  case (.vector(let x), .matrix(let y)) where x.count == 1 && y.elements.count == 1:
    return .number(x[0] + y.elements[0])
  case (.matrix(let x), .vector(let y)) where x.elements.count == 1 && y.count == 1:
    return .number(x.elements[0] + y[0])
  // Zero stands for the zero vector, too.
  case (.number(.real(0, error: 0)), .vector), (.number(.real(0, error: 0)), .matrix): return b
  case (.vector, .number(.real(0, error: 0))), (.matrix, .number(.real(0, error: 0))): return a
  default: throw .mismatch("\(a.kind) plus \(b.kind)", span)
  }
}

func negate(_ a: Value, _ span: Span) throws(EvaluationProblem) -> Value {
  switch a {
  case .number(let x): return .number(-x)
  case .vector(let x): return .vector(x.map { -$0 })
  case .matrix(let x):
    return .matrix(NumberMatrix(rows: x.rows, columns: x.columns, x.elements.map { -$0 }))
  default: throw .mismatch("minus \(a.kind)", span)
  }
}

func scale(_ a: Value, by x: Number, _ span: Span) throws(EvaluationProblem) -> Value {
  switch a {
  case .number(let y): return .number(x * y)
  case .vector(let v): return .vector(v.map { x * $0 })
  case .matrix(let m):
    return .matrix(NumberMatrix(rows: m.rows, columns: m.columns, m.elements.map { x * $0 }))
  default: throw .mismatch("a number times \(a.kind)", span)
  }
}

/// Two vectors side by side are their inner product; a row times a column is a number.
func multiply(_ a: Value, _ b: Value, _ span: Span) throws(EvaluationProblem) -> Value {
  switch (a, b) {
  case (.number(let x), .number(let y)): return .number(x * y)
  case (.number(let x), _): return try scale(b, by: x, span)
  case (_, .number(let y)): return try scale(a, by: y, span)
  case (.vector(let x), .vector(let y)) where x.count == y.count: return .number(dot(x, y))
  case (.matrix(let m), .vector(let v)) where m.columns == v.count:
    if m.rows == 1 { return .number(dot(m.elements, v)) }
    return .vector(
      (0..<m.rows).map { i in dot(Array(m.elements[i * m.columns..<(i + 1) * m.columns]), v) })
  case (.vector(let v), .matrix(let m)) where m.rows == 1:
    var elements: [Number] = []
    for x in v { for y in m.elements { elements.append(x * y) } }
    return .matrix(NumberMatrix(rows: v.count, columns: m.columns, elements))
  case (.matrix(let x), .matrix(let y)) where x.columns == y.rows:
    let product = multiply(x, y)
    return product.rows == 1 && product.columns == 1 ? .number(product[0, 0]) : .matrix(product)
  default: throw .mismatch("\(a.kind) times \(b.kind)", span)
  }
}

func multiply(_ a: NumberMatrix, _ b: NumberMatrix) -> NumberMatrix {
  var elements: [Number] = []
  for i in 0..<a.rows {
    for j in 0..<b.columns {
      var sum = a[i, 0] * b[0, j]
      for k in 1..<max(a.columns, 1) { sum = sum + a[i, k] * b[k, j] }
      elements.append(sum)
    }
  }
  return NumberMatrix(rows: a.rows, columns: b.columns, elements)
}

func dot(_ a: [Number], _ b: [Number]) -> Number {
  var sum = Number(0)
  for (x, y) in zip(a, b) { sum = sum + x * y }
  return sum
}

func divide(_ a: Value, _ b: Value, _ span: Span) throws(EvaluationProblem) -> Value {
  let divisor = try number(b, span)
  let result: Value
  switch a {
  case .number(let x): result = .number(x / divisor)
  case .vector(let v): result = .vector(v.map { $0 / divisor })
  case .matrix(let m):
    result = .matrix(
      NumberMatrix(rows: m.rows, columns: m.columns, m.elements.map { $0 / divisor }))
  default: throw .mismatch("\(a.kind) divided by a number", span)
  }
  guard result.isDefined else {
    throw .undefined(
      divisor.isDefined ? "a division by zero" : "a division by what is not a number", span)
  }
  return result
}

func transpose(_ a: Value, _ span: Span) throws(EvaluationProblem) -> Value {
  switch a {
  case .number: return a
  case .vector(let v): return .matrix(NumberMatrix(rows: 1, columns: v.count, v))
  case .matrix(let m):
    return m.rows == 1 ? .vector(m.elements) : .matrix(m.transposed)
  default: throw .mismatch("the transpose of \(a.kind)", span)
  }
}

func innerProduct(_ a: Value, _ b: Value, _ span: Span) throws(EvaluationProblem) -> Number {
  switch (a, b) {
  case (.number(let x), .number(let y)): return x * y
  case (.vector(let x), .vector(let y)) where x.count == y.count: return dot(x, y)
  default: throw .mismatch("the inner product of \(a.kind) and \(b.kind)", span)
  }
}

/// `|x|`: an absolute value, a vector's length, a matrix's determinant.
func absolute(_ a: Value, _ span: Span) throws(EvaluationProblem) -> Value {
  switch a {
  case .number(let x):
    return .number(try defined(x.absolute, "the derivative of |x| at zero", span))
  case .vector(let v): return .number(try euclidean(v, span))
  case .matrix(let m): return .number(try determinant(m, span))
  default: throw .mismatch("the absolute value of \(a.kind)", span)
  }
}

func euclidean(_ v: [Number], _ span: Span) throws(EvaluationProblem) -> Number {
  try defined(squaredLength(v).squareRoot, "the derivative of a norm at zero", span)
}

/// Σ |xᵢ|²
func squaredLength(_ v: [Number]) -> Number {
  var sum = Number(0)
  for x in v {
    if case .complex(let re, let im, let e) = x {
      let size = Number.real(length(re, im), error: e + 4 * roundoff * length(re, im))
      sum = sum + size * size
    } else {
      sum = sum + x * x
    }
  }
  return sum
}

func factorial(_ x: Number, _ span: Span) throws(EvaluationProblem) -> Number {
  let n = try integer(.number(x), span)
  guard n >= 0, n <= 170 else { throw .undefined("the factorial of \(n)", span) }
  var product = Number(1)
  for k in 1..<(n + 1) where k > 1 { product = product * Number(k) }
  return product
}

func binomial(_ n: Number, _ k: Int, _ span: Span) throws(EvaluationProblem) -> Number {
  guard k >= 0 else { return Number(0) }
  guard k <= 10_000 else { throw .undefined("a binomial coefficient of \(k)", span) }
  var product = Number(1)
  for j in 0..<k { product = product * (n - Number(j)) / Number(j + 1) }
  return product
}
