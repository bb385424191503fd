import Testing
import WorkbookNumerics

/// A function with its value and its first two derivatives.
struct DerivativeCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let x: Double
  let values: [Double]
  let f: @Sendable (Dual<Dual<Double>>) -> Dual<Dual<Double>>
  let onTape: @Sendable (Variable) -> Variable

  init(
    _ name: String, _ values: [Double], at x: Double = 0.3,
    _ f: @escaping @Sendable (Dual<Dual<Double>>) -> Dual<Dual<Double>>,
    _ onTape: @escaping @Sendable (Variable) -> Variable
  ) {
    (testDescription, self.x, self.values, self.f, self.onTape) = (name, x, values, f, onTape)
  }

  /// Computed with mpmath 1.3 (`diff`) to 40 digits.
  static let all: [DerivativeCase] = [
    .init("exp", [1.349858807576003089, 1.349858807576003089, 1.349858807576003089], exp, exp),
    .init(
      "expm1", [0.349858807576003089, 1.349858807576003089, 1.349858807576003089], expm1, expm1),
    .init(
      "log", [-1.2039728043259360296, 3.3333333333333334567, -11.111111111111111933], log, log),
    .init(
      "log1p", [0.2623642644674910435, 0.76923076923076923734, -0.59171597633136095685], log1p,
      log1p),
    .init(
      "sqrt", [0.54772255750516610332, 0.91287092917527687265, -1.5214515486254615107], sqrt, sqrt),
    .init(
      "sin", [0.2955202066613395645, 0.95533648912560602292, -0.2955202066613395645], sin, sin),
    .init(
      "cos", [0.95533648912560602292, -0.2955202066613395645, -0.95533648912560602292], cos, cos),
    .init(
      "tan", [0.30933624960962322087, 1.0956889153225471223, 0.67787259960942551512], tan, tan),
    .init(
      "asin", [0.30469265401539749633, 1.0482848367219182919, 0.34558840771052249851], asin, asin),
    .init(
      "acos", [1.2661036727794991229, -1.0482848367219182919, -0.34558840771052249851], acos, acos),
    .init(
      "atan", [0.29145679447786708181, 0.91743119266055046432, -0.5050079959599360198], atan, atan),
    .init(
      "sinh", [0.30452029344714260735, 1.0453385141288604816, 0.30452029344714260735], sinh, sinh),
    .init(
      "cosh", [1.0453385141288604816, 0.30452029344714260735, 1.0453385141288604816], cosh, cosh),
    .init(
      "tanh", [0.29131261245159089566, 0.91513696182662920906, -0.53318187820145433257], tanh,
      tanh),
    .init(
      "asinh", [0.29567304756342242847, 0.95782628522115139557, -0.26362191336361964201],
      { .asinh($0) }, { .asinh($0) }),
    .init(
      "asinh", [1.8184464592320668235, 0.3162277660168379332, -0.09486832980505137996], at: 3,
      { .asinh($0) }, { .asinh($0) }),
    .init(
      "acosh", [0.962423650119206895, 0.89442719099991587856, -1.0733126291998990543], at: 1.5,
      { .acosh($0) }, { .acosh($0) }),
    .init(
      "atanh", [0.30951960420311170327, 1.0989010989010988931, 0.72455017509962561165],
      { .atanh($0) }, { .atanh($0) }),
    .init(
      "erf", [0.32862675945912741619, 1.0312609096189630572, -0.6187565457713778114], erf, erf),
    .init(
      "erfc", [0.67137324054087258381, -1.0312609096189630572, 0.6187565457713778114], erfc, erfc),
    .init(
      "x³", [0.026999999999999997002, 0.26999999999999998002, 1.7999999999999999334],
      { pow($0, 3) }, { pow($0, 3) }),
    .init(
      "x^2.5", [0.04929503017546494565, 0.41079191812887456229, 2.0539595906443728875],
      { pow($0, 2.5) }, { pow($0, 2.5) }),
    .init(
      "x^x", [0.69684530193594893172, -0.14213749041722912298, 2.3518098556400829418],
      { pow($0, $0) }, { pow($0, $0) }),
    .init(
      "cube root", [0.66943295008216951362, 0.743814388980188376, -1.6529208644004186745],
      { .root($0, 3) }, { .root($0, 3) }),
  ]
}

@Suite struct DualTests {
  @Test func `where a function is not a number it has no derivative`() {
    #expect(derivative(at: -1) { log($0) }.isNaN)
    #expect(derivative(at: -1) { sqrt($0) }.isNaN)
    #expect(derivative(at: -2) { pow($0, 1.0) }.isNaN)
    #expect(derivative(at: -2) { pow($0, $0) }.isNaN)
    #expect(derivative(at: 2) { asin($0) }.isNaN)
    #expect(derivative(at: 0.5) { .acosh($0) }.isNaN)
    #expect(derivative(at: -3) { .log(onePlus: $0) }.isNaN)
    #expect(log(Dual(-1.0, derivative: 1.0)).derivative.isNaN)
    #expect(pow(Dual(-1.0, derivative: 1.0), Dual(0.5)).derivative.isNaN)
    #expect(derivative(at: .nan) { $0 * 2 }.isNaN)
    #expect(derivative(at: 1) { $0 + log(-1) }.isNaN)
    #expect(gradient(at: [1]) { $0[0] + log(-1) }[0].isNaN)
  }

  @Test func `a kink or a removable hole is NaN, never the slope of one side`() {
    #expect(derivative(at: 0) { abs($0) }.isNaN)
    #expect(derivative(at: 0) { sqrt($0 * $0) }.isNaN)
    #expect(derivative(at: 0) { $0 == 0 ? 1 : expm1($0) / $0 }.isNaN)
    #expect(derivative(at: 0) { sqrt($0) } == .infinity)
  }

  @Test(arguments: DerivativeCase.all)
  func `elementary functions have the derivatives of the tables`(_ known: DerivativeCase) throws {
    let result = known.f(Dual(Dual(known.x, derivative: 1), derivative: 1))
    #expect(isClose(result.value.value, known.values[0], 4e-16))
    #expect(isClose(result.value.derivative, known.values[1], 1e-15))
    #expect(result.derivative.value == result.value.derivative)
    #expect(isClose(result.derivative.derivative, known.values[2], 4e-15))
    let tape = Tape()
    let x = tape.variable(known.x)
    let y = known.onTape(x)
    #expect(y.value == result.value.value)
    #expect(try tape.gradients(of: y)[x] == result.value.derivative)
  }

  @Test func `derivatives do not overflow or cancel where the function does not`() {
    #expect(isClose(derivative(at: -20) { tanh($0) }, 1.6993417021166355837e-17, 1e-15))
    #expect(derivative(at: 1000) { tanh($0) } == 0)
    #expect(derivative(at: 1000) { x in derivative(at: x) { tanh($0) } } == 0)
    #expect(derivative(at: 0) { x in derivative(at: x) { tanh($0) } } == 0)
    #expect(isClose(derivative(at: -1e200) { .asinh($0) }, 1e-200, 1e-15))
    #expect(derivative(at: 0) { pow($0, 1) } == 1 && derivative(at: 0) { pow($0, 0) } == 0)
    #expect(derivative(at: 0) { pow($0, 2.0) } == 0)
    #expect(derivative(at: 0) { x in derivative(at: x) { pow($0, 2.0) } } == 2)
    #expect(derivative(at: -2) { pow($0, -3) } == -3.0 / 16)
    #expect(derivative(at: 1) { .pow($0, .min) } == Double(Int.min))
    #expect(derivative(at: -8) { .root($0, 3) } == 1.0 / 12)
  }

  @Test func `products, quotients and branches follow their rules`() {
    #expect(derivative(at: 3) { x in (2 * x - 1) * (x + 0.5) } == 12)
    #expect(derivative(at: 3) { x in (x - 1) / (x + 1) } == 0.125)
    #expect(derivative(at: -2) { x in abs(x) * x } == 4)
    #expect(derivative(at: 2) { x in x < 1 ? x : max(x * x, 3) } == 4)
    #expect("\(Dual(0.5, derivative: 2.0) * 2)" == "1.0 + 4.0 ε")
  }

  func bump<T: Scalar>(_ x: T, width: Double) -> T { exp(-x * x / (2 * T(width * width))) }

  @Test func `one text serves plain numbers, derivatives and tapes`() throws {
    let plain = bump(0.7, width: 1.5)
    #expect(isClose(plain, exp(-0.49 / 4.5), 1e-15))
    #expect(isClose(derivative(at: 0.7) { bump($0, width: 1.5) }, -0.7 / 2.25 * plain, 1e-15))
    let reverse = try Tape.gradient(at: [0.7]) { bump($0[0], width: 1.5) }
    #expect(isClose(reverse[0], -0.7 / 2.25 * plain, 1e-15))
    #expect(abs(bump(Float(0.7), width: 1.5) - Float(plain)) < 1e-6)
  }

  @Test func `nested derivatives do not confuse their directions`() {
    // d/dx (x · d/dy (x + y)) at 1 is 1; Siskind and Pearlmutter's perturbation confusion gives 2.
    #expect(
      derivative(at: 1) { x in x * derivative(at: x) { y in Dual(x, derivative: 0) + y } } == 1)
    let third = derivative(at: 0.4) { x in derivative(at: x) { y in derivative(at: y) { sin($0) } }
    }
    #expect(isClose(third, -cos(0.4), 1e-15))
  }
}
