import Testing
import WorkbookKit
import WorkbookTranscript

@Suite struct VerifyManyTests {
  @Test func `the worst element of a list is shown`() throws {
    let claim = try Spoken.claim {
      verify("c", [1, 2.2, 3.1], equals: [1, 2, 3], within: .absolute(0.15))
    }
    #expect(!claim.holds)
    #expect(claim.worstCase == "element 1" && claim.actual == "2.2" && claim.expected == "2")
    #expect(claim.distance == "0.2 absolute" && claim.allowed == "0.15")
  }

  @Test func `the worst is shown when all hold too`() throws {
    let claim = try Spoken.claim {
      verify("c", [100, 1.1], equals: [101, 1], within: .relative(0.2))
    }
    #expect(claim.holds && claim.worstCase == "element 1")
    let exact = try Spoken.claim { verify("c", [1, 2], equals: [1, 2], within: .absolute(0)) }
    #expect(exact.holds && exact.distance == "0 absolute")
  }

  @Test(arguments: [0, 1, 2]) func `one NaN spoils a list, wherever it is`(place: Int) throws {
    var list = [1.0, 5, 3]
    list[place] = .nan
    let claim = try Spoken.claim { verify("c", list, equals: [1, 2, 3], within: .absolute(0.1)) }
    #expect(!claim.holds && claim.worstCase == "element \(place)" && claim.actual == "NaN")
  }

  @Test func `lists of different length do not agree`() throws {
    let claim = try Spoken.claim {
      verify("c", [1, 2], equals: [1], within: .absolute(1))
    }
    #expect(!claim.holds && claim.actual == "2 elements" && claim.expected == "1 element")
    #expect(claim.distance == "none: the lists differ in length")
  }

  @Test func `a claim about nothing does not hold`() throws {
    let lists = try Spoken.claim {
      verify("c", [Double](), equals: [Double](), within: .absolute(1))
    }
    let estimates = try Spoken.claim {
      verify("c", [Estimate](), equals: [], within: .standardErrors(4))
    }
    let functions = try Spoken.claim {
      verify("c", over: [Double](), { $0 }, equals: { $0 }, within: .absolute(1))
    }
    for claim in [lists, estimates, functions] {
      #expect(!claim.holds && claim.distance == "none: there is nothing to compare")
    }
  }

  @Test func `each of many estimates counts`() throws {
    let estimates = [
      Estimate(mean: 1, standardError: 1), Estimate(mean: 0, standardError: 0.1),
      Estimate(mean: 5, standardError: 1),
    ]
    let claim = try Spoken.claim {
      verify("c", estimates, equals: [0, 0.5, 4], within: .standardErrors(4))
    }
    #expect(!claim.holds && claim.worstCase == "element 1")
    #expect(claim.distance == "5 standard errors")
  }

  @Test func `functions are compared at every case, and the worst is named`() throws {
    let claim = try Spoken.claim {
      verify(
        "double angle", over: linspace(0, 1, 5), { sin(2 * $0) },
        equals: { 2 * sin($0) * cos($0) + ($0 == 0.75 ? 1e-3 : 0) }, within: .absolute(1e-12),
        verifies: "eq-double")
    }
    #expect(!claim.holds && claim.worstCase == "x = 0.75" && claim.verifies == ["eq-double"])
    #expect(claim.distance == "0.001 absolute")
  }

  @Test func `what a compared function throws comes through, and no claim is made`() {
    struct Refusal: Error {}
    let records = Spoken.records {
      #expect(throws: Refusal.self) {
        try verify(
          "c", over: [1, 2], { _ in throw Refusal() }, equals: { $0 }, within: .absolute(1))
      }
    }
    #expect(records.isEmpty)
  }

  @Test func `the worst entry of a matrix is shown, and shapes must agree`() throws {
    let expected = Matrix(rows: 2, columns: 3) { Double($0 + $1) }
    let actual = Matrix(rows: 2, columns: 3) { Double($0 + $1) + ($0 == 1 && $1 == 2 ? 0.5 : 0) }
    let claim = try Spoken.claim {
      verify("c", actual, equals: expected, within: .absolute(0.1))
    }
    #expect(!claim.holds && claim.worstCase == "row 1, column 2" && claim.actual == "3.5")
    let other = try Spoken.claim {
      verify("c", Matrix(rows: 3, columns: 2), equals: expected, within: .absolute(9))
    }
    #expect(!other.holds && other.actual == "3 × 2" && other.expected == "2 × 3")
    #expect(other.distance == "none: the matrices differ in shape")
  }

  @Test func `a distance may count against the largest value of a list`() throws {
    let claim = try Spoken.claim {
      verify("c", [1e-9, 100], equals: [0, 100], within: .relativeToLargest(1e-10))
    }
    #expect(claim.holds && claim.distance == "1e-11 of the largest")
    let zeros = try Spoken.claim {
      verify("c", [1e-9, 0], equals: [0, 0], within: .relativeToLargest(1))
    }
    #expect(!zeros.holds)
    #expect(zeros.distance == "none: no distance relative to the largest value, which is 0")
  }

  @Test func `the worst of random cases is shown with its names`() throws {
    let cases = randomCases(50, seed: 3) { (y: $0.normal(), s: $0.uniform(in: 1...2)) }
    #expect(cases.map(\.y) == randomCases(50, seed: 3) { ($0.normal(), $0.uniform()) }.map(\.0))
    let claim = try Spoken.claim {
      verify(
        "c", over: [(y: 0.5, s: 1.0), (y: -1.25, s: 2.0)], { $0.y * $0.s }, equals: { $0.y },
        within: .absolute(1))
    }
    #expect(!claim.holds && claim.worstCase == "y = -1.25, s = 2")
  }

  @Test func `a case without names is shown as it is`() throws {
    let lists = try Spoken.claim {
      verify(
        "c", over: [[1.0, 2], [3, 4.5]], { $0.count > 1 ? $0[1] : 0 }, equals: { $0[0] },
        within: .absolute(9))
    }
    #expect(lists.holds && lists.worstCase == "[3, 4.5]")
    let indices = try Spoken.claim {
      verify("c", over: 0..<3, { Double($0) }, equals: { _ in 0 }, within: .absolute(2))
    }
    #expect(indices.holds && indices.worstCase == "2")
  }

  @Test func `two estimates differ in standard errors of their difference`() throws {
    let first = Estimate(mean: 1, standardError: 0.3)
    let second = Estimate(mean: 2, standardError: 0.4)
    let claim = try Spoken.claim {
      verify("c", first, equals: second, within: .standardErrors(1.9))
    }
    #expect(!claim.holds && claim.distance == "2 standard errors")
    #expect(claim.actual == "1.00 ± 0.30" && claim.expected == "2.00 ± 0.40")
  }

  @Test func `a function that is estimated is measured in the standard errors of each case`() throws
  {
    let claim = try Spoken.claim {
      verify(
        "c", over: [1.0, 2], estimated: { Estimate(mean: $0 + 0.1, standardError: 0.1 / $0) },
        equals: { $0 }, within: .standardErrors(1.5))
    }
    #expect(!claim.holds && claim.worstCase == "x = 2" && claim.distance == "2 standard errors")
  }
}
