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
}
