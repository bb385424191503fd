import Testing
import WorkbookKit
import WorkbookTranscript

@Suite struct VerifyTests {
  @Test func `a failed claim shows actual, expected, distance and allowed`() throws {
    let claim = try Spoken.claim {
      #sourceLocation(file:"week-02.md",line:58)
      verify(
        "bisection finds the square root of two", 1.4142135623715149, equals: 1.4142135623730951,
        within: .relative(1e-13), verifies: "eq-root", "eq-two")
      #sourceLocation()
    }
    #expect(
      claim
        == Claim(
          name: "bisection finds the square root of two", place: Place(line: 58, column: 13),
          holds: false, actual: "1.4142135623715", expected: "1.4142135623731",
          distance: "1.1e-12 relative", allowed: "1e-13", verifies: ["eq-root", "eq-two"]))
  }

  @Test func `a claim that holds is short`() throws {
    let claim = try Spoken.claim {
      verify("third", 1 / 3.0 + 1e-14, equals: 1 / 3.0, within: .relative(1e-12))
    }
    #expect(claim.holds)
    #expect(claim.actual == "0.3333333" && claim.expected == "0.3333333")
    #expect(claim.distance == "3e-14 relative" && claim.allowed == "1e-12")
  }

  @Test(arguments: [
    (1.0, 1.1, Tolerance.absolute(0.2), true), (1.0, 1.1, .absolute(0.05), false),
    (100.0, 101, .relative(0.01), true), (100.0, 102, .relative(0.01), false),
    (1.0, 1.0.nextUp, .ulps(1), true), (1.0, 1.0.nextUp.nextUp, .ulps(1), false),
    (1.0, 1.0, .ulps(0), true), (1.0, 1.0, .absolute(0), true), (0.0, 0.0, .relative(0), true),
    (-1.0, 1.0, .relative(1e-3), false),
  ])
  func `a distance up to the tolerance holds, a larger one does not`(
    actual: Double, expected: Double, tolerance: Tolerance, holds: Bool
  ) throws {
    let claim = try Spoken.claim { verify("c", actual, equals: expected, within: tolerance) }
    #expect(claim.holds == holds)
  }

  @Test(arguments: [
    Tolerance.absolute(.infinity), .relative(.infinity), .relative(1), .ulps(.max), .absolute(1),
  ])
  func `what is not finite equals nothing`(tolerance: Tolerance) throws {
    for (actual, expected) in [
      (Double.nan, 1.0), (1, .nan), (.nan, .nan), (.infinity, .infinity), (-.infinity, 1),
      (1, .infinity),
    ] {
      let claim = try Spoken.claim { verify("c", actual, equals: expected, within: tolerance) }
      #expect(!claim.holds, "\(actual) equals \(expected)")
      #expect(claim.distance.hasSuffix("is not finite"))
    }
  }

  @Test(arguments: [
    Tolerance.absolute(-1), .absolute(.nan), .relative(-1e-12), .relative(.nan), .ulps(-1),
  ])
  func `a tolerance that is negative or NaN never passes`(tolerance: Tolerance) throws {
    let claim = try Spoken.claim { verify("c", 1, equals: 1, within: tolerance) }
    #expect(!claim.holds)
    #expect(claim.distance.hasSuffix("the tolerance is not a number from 0 up"))
  }

  @Test func `nothing but zero has a relative distance to zero, and the claim says so`() throws {
    let claim = try Spoken.claim { verify("c", 1e-300, equals: 0, within: .relative(1e10)) }
    #expect(!claim.holds)
    #expect(claim.distance == "none: no relative distance from 0, which is 1e-300 away")
  }

  @Test func `an estimate is measured in its standard errors`() throws {
    let estimate = Estimate(mean: 0.49871, standardError: 0.00163)
    let close = try Spoken.claim {
      verify("c", estimate, equals: 0.5, within: .standardErrors(4))
    }
    #expect(close.holds)
    #expect(close.actual == "0.4987 ± 0.0016" && close.expected == "0.5")
    #expect(close.distance == "0.79 standard errors" && close.allowed == "4")
    let far = try Spoken.claim {
      verify("c", estimate, equals: 0.51, within: .standardErrors(4))
    }
    #expect(!far.holds)
    #expect(try Spoken.claim { verify("c", estimate, equals: 0.5, within: .absolute(0.01)) }.holds)
  }

  @Test(arguments: [0, .nan, -1, .infinity])
  func `an estimate without a proper standard error does not hold`(error: Double) throws {
    let claim = try Spoken.claim {
      verify(
        "c", Estimate(mean: 0.5, standardError: error), equals: 0.25, within: .standardErrors(4))
    }
    #expect(!claim.holds)
  }

  @Test func `a plain number has no standard error`() throws {
    let claim = try Spoken.claim { verify("c", 1, equals: 1, within: .standardErrors(4)) }
    #expect(!claim.holds)
    #expect(claim.distance == "none: a plain number has no standard error, state an Estimate")
  }

  @Test func `whole numbers and statements are exact`() throws {
    let equal = try Spoken.claim { verify("c", [1, 2].count, equals: 2) }
    #expect(equal.holds && equal.distance == "0")
    let wide = try Spoken.claim { verify("c", UInt64.max, equals: Int8(-1)) }
    #expect(!wide.holds && wide.actual == "18446744073709551615" && wide.distance == "")
    let far = try Spoken.claim { verify("c", Int.min, equals: Int.max) }
    #expect(!far.holds && far.distance == "")
    #expect(try Spoken.claim { verify("c", 3, equals: 5) }.distance == "2")
    #expect(try Spoken.claim { verify("c", 2 > 1) }.holds)
    let wrong = try Spoken.claim { verify("c", 2 < 1) }
    #expect(!wrong.holds && wrong.actual == "false" && wrong.expected == "true")
  }

  @Test func `bounds hold at the bound and not beyond it`() throws {
    #expect(try Spoken.claim { verify("c", 0.5, atMost: 0.5) }.holds)
    #expect(try Spoken.claim { verify("c", 0.5, atLeast: 0.5) }.holds)
    let above = try Spoken.claim { verify("c", 0.5 + 1e-12, atMost: 0.5) }
    #expect(!above.holds && above.distance == "1e-12 above")
    #expect(above.actual == "0.500000000001" && above.expected == "at most 0.5")
    let below = try Spoken.claim { verify("c", 1, atLeast: 3) }
    #expect(!below.holds && below.distance == "2 below" && below.expected == "at least 3")
    for x in [Double.nan, .infinity, -.infinity] {
      #expect(try !Spoken.claim { verify("c", x, atMost: 1) }.holds)
      #expect(try !Spoken.claim { verify("c", x, atLeast: 1) }.holds)
      #expect(try !Spoken.claim { verify("c", 1, atMost: x) }.holds)
      #expect(try !Spoken.claim { verify("c", 1, atLeast: x) }.holds)
    }
  }

  @Test(arguments: [
    (0.3, 0.001, true), (0.001, 0.001, true), (0.0009, 0.001, false), (.nan, 0.001, false),
    (1.5, 0.001, false), (0.3, .nan, false), (0.3, 0, false), (-0.1, 0.001, false),
  ])
  func `a test's p-value is to reach the significance`(p: Double, alpha: Double, holds: Bool) throws
  {
    #expect(try Spoken.claim { verify("c", significance: p, atLeast: alpha) }.holds == holds)
  }

  @Test func `the order of a method is the slope of its errors`() throws {
    let steps = [0.1, 0.05, 0.025]
    let second = steps.map { 3 * $0 * $0 }
    #expect(
      try Spoken.claim { verify("c", errors: second, steps: steps, order: 2, within: 0.1) }.holds)
    let first = try Spoken.claim { verify("c", errors: steps, steps: steps, order: 2, within: 0.1) }
    #expect(!first.holds && first.actual == "order 1" && first.expected == "order 2")
    #expect(try !Spoken.claim { verify("c", errors: [], steps: [], order: 2, within: 9) }.holds)
  }
}
