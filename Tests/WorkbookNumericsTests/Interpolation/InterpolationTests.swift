import Testing
import WorkbookNumerics

@Suite struct InterpolationTests {
  @Test(
    arguments: [
      ([0, 1], [0], .differentCounts(x: 2, y: 1)), ([], [], .tooFewPoints(0)),
      ([1], [1], .tooFewPoints(1)), ([0, 1, 1], [0, 1, 2], .notRising(index: 2)),
      ([0, 2, 1], [0, 1, 2], .notRising(index: 2)), ([0, .nan], [0, 1], .notFinite(index: 1)),
      ([0, 1], [.infinity, 1], .notFinite(index: 0)),
      ([0, 1e-300, 1], [0, 1e300, 1], .notFinite(index: 0)),
      ([-1.5e308, 1.5e308], [0, 1], .notFinite(index: 0)),
    ] as [([Double], [Double], InterpolationFailure)])
  func `points without a function through them are refused`(
    x: [Double], y: [Double], failure: InterpolationFailure
  ) {
    for kind in [Interpolation.Kind.linear, .naturalCubic, .monotoneCubic] {
      #expect(throws: failure) { try Interpolation(kind, x: x, y: y) }
    }
    #expect(!failure.description.isEmpty)
  }

  static let x = [0, 1, 2.5, 3, 4.5, 6]
  static let y = [0, 0.5, 0.5, 2, 3, 2.8]

  @Test func `outside of the points nothing is known, and at them everything`() throws {
    for kind in [Interpolation.Kind.linear, .naturalCubic, .monotoneCubic] {
      let f = try Interpolation(kind, x: Self.x, y: Self.y)
      #expect(f(-0.01).isNaN && f(6.01).isNaN && f(.nan).isNaN && f.derivative(at: 7).isNaN)
      #expect(Self.x.map { f($0) } == Self.y)
      let line = try Interpolation(kind, x: [1, 3], y: [2, 8])
      #expect(isClose(line(2.5), 6.5, 1e-15) && isClose(line.derivative(at: 1.2), 3, 1e-15))
    }
  }

  @Test(arguments: [
    // scipy.interpolate.CubicSpline(bc_type='natural'), SciPy 1.17: value and derivative
    (0.3, 0.25833462109955424, 0.7896859831599801),
    (1.7, 0.028089901491387237, -0.6018081558527326),
    (2.75, 1.2252074046557704, 3.2143016344725113),
    (4, 3.1100599856914863, -0.03435694238071707),
    (5.5, 2.8347256617687524, -0.08542182598646209),
  ])
  func `natural splines are SciPy's`(t: Double, value: Double, slope: Double) throws {
    let f = try Interpolation(.naturalCubic, x: Self.x, y: Self.y)
    #expect(isClose(f(t), value, 1e-13) && isClose(f.derivative(at: t), slope, 1e-12))
  }

  @Test func `straight lines are NumPy's`() throws {
    // numpy.interp, NumPy 2.4
    let f = try Interpolation(.linear, x: Self.x, y: Self.y)
    #expect(allClose([0.3, 1.7, 5.5].map { f($0) }, [0.15, 0.5, 2.8666666666666667], 1e-15))
    #expect(f.derivative(at: 0.3) == 0.5 && f.derivative(at: 1) == 0 && f.derivative(at: 2.5) == 3)
  }

  @Test func `monotone cubics have the slopes of Fritsch and Carlson`() throws {
    // Secants 1, 1, 10 and −1: the means are 1, 5.5 and 0. On the second piece (1, 5.5) leaves the
    // circle and is scaled by 3/√31.25; the third holds (0.295, 0).
    let f = try Interpolation(.monotoneCubic, x: [0, 1, 2, 3, 4], y: [0, 1, 2, 12, 11])
    let scale = 3 / 31.25.squareRoot()
    let slopes = [0, 1, 2, 3, 4].map { f.derivative(at: $0) }
    #expect(allClose(slopes, [1, scale, 5.5 * scale, 0, -1], 1e-14))
  }

  @Test func `monotone cubics are monotone between random points, where splines are not`() throws {
    var generator = SeededGenerator(seed: 51)
    var overshoots = 0
    for _ in 0..<50 {
      var (x, y) = ([0.0], [0.0])
      for _ in 0..<12 {
        x.append(x[x.count - 1] + generator.exponential())
        y.append(y[y.count - 1] + (generator.uniform() < 0.3 ? 0 : generator.exponential()))
      }
      let monotone = try Interpolation(.monotoneCubic, x: x, y: y)
      let spline = try Interpolation(.naturalCubic, x: x, y: y)
      let grid = linspace(0, x[12], 2000)
      let values = grid.map { monotone($0) }
      #expect(zip(values, values.dropFirst()).allSatisfy { $1 - $0 >= -1e-12 })
      #expect(grid.allSatisfy { monotone.derivative(at: $0) >= -1e-12 })
      let swings = grid.map { spline($0) }
      if zip(swings, swings.dropFirst()).contains(where: { $1 < $0 - 1e-9 }) { overshoots += 1 }
    }
    #expect(overshoots > 10)
  }

  @Test func `errors fall with their orders`() throws {
    func order(
      _ kind: Interpolation.Kind, pieces counts: [Int] = [20, 40, 80, 160], _ f: (Double) -> Double
    ) throws -> Double {
      let errors = try counts.map { count in
        let x = linspace(0, .pi, count + 1)
        let g = try Interpolation(kind, x: x, y: x.map(f))
        return linspace(0.3, 2.8, 1999).map { abs(g($0) - f($0)) }.max() ?? .nan
      }
      return observedOrder(errors: errors, steps: counts.map { 1 / Double($0) })
    }
    #expect(abs(try order(.linear) { sin($0) } - 2) < 0.1)
    // The sine has no curvature at 0 and π, as the natural spline assumes.
    #expect(abs(try order(.naturalCubic) { sin($0) } - 4) < 0.1)
    #expect(abs(try order(.monotoneCubic) { exp($0) } - 3) < 0.2)
    // A peak half-way between two points is cut off.
    #expect(abs(try order(.monotoneCubic, pieces: [21, 41, 81, 161]) { sin($0) } - 2) < 0.1)
  }

  @Test func `derivatives are those of the function`() throws {
    for kind in [Interpolation.Kind.naturalCubic, .monotoneCubic] {
      let f = try Interpolation(kind, x: Self.x, y: Self.y)
      for t in [0.2, 1.3, 2.6, 3.9, 5.1] {
        let quotient = (f(t + 1e-6) - f(t - 1e-6)) / 2e-6
        #expect(abs(f.derivative(at: t) - quotient) < 1e-8)
      }
    }
  }
}
