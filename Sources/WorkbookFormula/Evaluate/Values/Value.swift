/// What an expression stands for.
public enum Value: Sendable {
  case number(Number)
  case vector([Number])
  case matrix(NumberMatrix)
  case truth(Bool)
  case law(RandomLaw)
  case function(Function)
  /// `(a, b)`, `\{a, b\}`
  case tuple([Value])

  public static func scalar(_ value: Double, error: Double = 0) -> Value {
    .number(.real(value, error: error))
  }

  /// An exact vector.
  public static func vector(_ components: [Double]) -> Value {
    .vector(components.map { Number($0) })
  }

  /// What it is, in an author's words.
  public var kind: String {
    switch self {
    case .number: "a number"
    case .vector(let v): "a vector of \(v.count)"
    case .matrix(let m): "a \(m.rows) × \(m.columns) matrix"
    case .truth: "a condition"
    case .law: "a law"
    case .function: "a function"
    case .tuple(let t): "a list of \(t.count)"
    }
  }

  /// The numbers it is made of: one, the components of a vector, the rows of a matrix after one
  /// another. Empty for what is not made of numbers.
  public var numbers: [Number] {
    switch self {
    case .number(let x): return [x]
    case .vector(let v): return v
    case .matrix(let m): return m.elements
    case .tuple(let values):
      var all: [Number] = []
      for value in values { all += value.numbers }
      return all
    case .truth, .law, .function: return []
    }
  }

  /// Whether all its numbers are defined and finite.
  public var isDefined: Bool {
    switch self {
    case .number(let x): x.isDefined
    case .vector(let v): v.allSatisfy(\.isDefined)
    case .matrix(let m): m.elements.allSatisfy(\.isDefined)
    case .tuple(let t): t.allSatisfy(\.isDefined)
    case .truth, .law, .function: true
    }
  }
}

/// A matrix of numbers, row after row.
public struct NumberMatrix: Sendable {
  public let rows: Int
  public let columns: Int
  public var elements: [Number]

  /// `elements` are as many as rows × columns, row after row.
  public init(rows: Int, columns: Int, _ elements: [Number]) {
    precondition(elements.count == rows * columns)
    (self.rows, self.columns, self.elements) = (rows, columns, elements)
  }

  public static func identity(_ n: Int) -> NumberMatrix {
    var elements = [Number](repeating: Number(0), count: n * n)
    for i in 0..<n { elements[i * n + i] = Number(1) }
    return NumberMatrix(rows: n, columns: n, elements)
  }

  public subscript(row: Int, column: Int) -> Number {
    get { elements[row * columns + column] }
    set { elements[row * columns + column] = newValue }
  }

  public var transposed: NumberMatrix {
    var result: [Number] = []
    for j in 0..<columns { for i in 0..<rows { result.append(self[i, j]) } }
    return NumberMatrix(rows: columns, columns: rows, result)
  }
}
