import Testing
import WorkbookKit

@Suite struct VerifyShapeTests {
  @Test func `a quantity that varies is not constant, and both ends are shown`() throws {
    let claim = try Spoken.claim {
      verify("c", over: [0.0, 1, 2], { 3 + 0.1 * $0 }, isConstantWithin: .absolute(0.15))
    }
    #expect(!claim.holds)
    #expect(claim.actual == "3.2" && claim.expected == "3")
    #expect(claim.distance == "0.2 absolute" && claim.allowed == "0.15")
    #expect(claim.worstCase == "x = 2 against x = 0")
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `what is not finite somewhere is not constant`(value: Double) throws {
    let claim = try Spoken.claim {
      verify("c", over: [0.0, 1, 2], { $0 == 1 ? value : 1 }, isConstantWithin: .absolute(9))
    }
    #expect(!claim.holds)
    #expect(claim.worstCase == "x = 1")
  }

  @Test func `one case shows no constant`() throws {
    let claim = try Spoken.claim {
      verify("c", over: [1.0], { $0 }, isConstantWithin: .absolute(1))
    }
    #expect(!claim.holds && claim.distance == "none: two cases at least show a constant")
  }

  @Test func `a constant holds within its tolerance`() throws {
    let claim = try Spoken.claim {
      verify("c", over: [0.0, 1], { 1 + 1e-14 * $0 }, isConstantWithin: .relative(1e-12))
    }
    #expect(claim.holds && claim.distance == "1e-14 relative")
  }

  @Test(arguments: [
    ([1.0, 2, 3], Monotonicity.increasing, true), ([1, 2, 2], .increasing, false),
    ([1, 2, 2], .nonDecreasing, true), ([1, 3, 2], .nonDecreasing, false),
    ([3, 2, 1], .decreasing, true), ([3, 3], .decreasing, false), ([3, 3], .nonIncreasing, true),
    ([1, .nan, 2], .increasing, false), ([1, 2, .infinity], .increasing, false),
    ([.nan, .nan], .nonIncreasing, false), ([1], .increasing, false), ([], .decreasing, false),
  ])
  func `only a list in its order is monotone`(
    values: [Double], order: Monotonicity, holds: Bool
  ) throws {
    let claim = try Spoken.claim { verify("c", values, are: order) }
    #expect(claim.holds == holds)
  }

  @Test func `the worst step of a list that falls is shown`() throws {
    let claim = try Spoken.claim { verify("c", [1, 2, 1.5, 4, 3], are: .increasing) }
    #expect(claim.actual == "4, then 3" && claim.expected == "increasing")
    #expect(claim.distance == "1 the wrong way" && claim.worstCase == "element 3 to 4")
  }

  @Test func `a function above its bound is shown where it is worst`() throws {
    let claim = try Spoken.claim {
      verify("c", over: [0.0, 1, 2], { $0 }, atMost: { _ in 1 }, within: .absolute(0.5))
    }
    #expect(!claim.holds && claim.worstCase == "x = 2")
    #expect(claim.actual == "2" && claim.expected == "at most 1")
    #expect(claim.distance == "1 absolute" && claim.allowed == "0.5")
  }

  @Test func `a function below its bound holds, and shows how closely`() throws {
    let claim = try Spoken.claim {
      verify("c", over: [0.0, 0.75], { $0 }, atMost: { _ in 1 }, within: .absolute(0))
    }
    #expect(claim.holds && claim.worstCase == "x = 0.75" && claim.distance == "0.25 below")
  }

  @Test(arguments: [(Double.nan, 1.0), (1, .nan), (-.infinity, 1), (1, .infinity)])
  func `what is not finite stays below nothing`(value: Double, bound: Double) throws {
    let claim = try Spoken.claim {
      verify("c", over: [0.0], { _ in value }, atMost: { _ in bound }, within: .absolute(1))
    }
    #expect(!claim.holds)
  }
}
