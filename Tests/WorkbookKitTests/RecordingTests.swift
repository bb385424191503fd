import Testing
import WorkbookKit
import WorkbookTranscript

@Suite struct RecordingTests {
  @Test func `each kind of value is reported as what it is`() throws {
    let records = Spoken.records {
      report("x", 0.1)
      report("n", 3)
      report("s", "a\tb")
      report("b", true)
      report("e", Estimate(mean: 1, standardError: 2))
      report("l", [1, .nan])
    }
    let contents = records.map { record -> Value.Content? in
      if case .value(let value) = record { value.content } else { nil }
    }
    #expect(contents.count == 6)
    #expect(
      contents.dropLast() == [
        .double(0.1), .integer(3), .text("a\tb"), .boolean(true),
        .estimate(mean: 1, standardError: 2),
      ])
    guard case .doubles(let list)? = contents[5] else {
      Issue.record("\(contents)")
      return
    }
    #expect(list.count == 2 && list[0] == 1 && list[1].isNaN)
  }

  @Test func `a table has typed columns and cells that are ready to be read`() throws {
    let results = [("Heun", 1.0 / 3, 2), ("Euler", 1e-12, 1)]
    let records = try Spoken.records {
      #sourceLocation(file:"week-08.md",line:7)
      try table(
        "samplers", caption: "$h$", columns: ["method", Column("error", digits: 3), "order"]
      ) {
        row("exact", 0.0, 8)
        for (name, error, order) in results { row(name, error, order) }
        if results.count > 9 { row("never", 0, 0) }
        if try throwing() { row("yes", Estimate(mean: 1, standardError: 0.1), true) }
      }
      #sourceLocation()
    }
    guard records.count == 1, case .table(let table) = records[0] else {
      Issue.record("\(records)")
      return
    }
    #expect(table.name == "samplers" && table.caption == "$h$" && table.place.line == 7)
    #expect(table.columns == ["method", "error", "order"])
    #expect(table.numeric == [false, true, false])
    #expect(
      table.rows == [
        ["exact", "0", "8"], ["Heun", "0.333", "2"], ["Euler", "1e-12", "1"],
        ["yes", "1.00 ± 0.10", "yes"],
      ])
  }

  private func throwing() throws -> Bool { true }

  @Test func `a row with too few or too many cells is a claim that does not hold`() {
    for (columns, cells) in [([Column("a"), "b"], 3), (["a", "b"], 1), ([], 1)] {
      let records = Spoken.records {
        table("t", columns: columns) {
          row(1, 2)
          row((0..<cells).map { $0 })
        }
      }
      guard records.count == 2, case .claim(let claim) = records[0],
        case .table(let table) = records[1]
      else {
        Issue.record("\(records)")
        continue
      }
      #expect(!claim.holds && claim.actual == "\(cells) in row 2" && claim.expected == "2")
      let width = table.columns.count
      #expect(table.numeric.count == width && table.rows.allSatisfy { $0.count == width })
    }
  }

  @Test func `a table without headings or rows is still a table`() {
    let records = Spoken.records {
      table("bare") { row(1, "a") }
      table("empty", columns: ["a"]) {}
    }
    guard case .table(let bare)? = records.first, case .table(let empty)? = records.last else {
      Issue.record("\(records)")
      return
    }
    #expect(bare.columns == ["", ""] && bare.numeric == [true, false])
    #expect(empty.rows.isEmpty && empty.numeric == [false])
  }

  private struct Square: Picture {
    var error: (any Error)?
    func svg(title: String, description: String) throws -> String {
      if let error { throw error }
      return "<svg>\n<title>\(title)</title><desc>\(description)</desc></svg>"
    }
  }

  @Test func `a figure carries its picture, caption and words`() throws {
    let records = try Spoken.records {
      try figure("square", caption: "A $square$", alt: "four sides") { Square() }
    }
    guard records.count == 1, case .figure(let figure) = records[0] else {
      Issue.record("\(records)")
      return
    }
    #expect(figure.name == "square" && figure.caption == "A $square$")
    #expect(figure.alternativeText == "four sides")
    #expect(figure.svg.contains("<desc>four sides</desc>"))
  }

  @Test func `a figure that cannot be drawn throws, and nothing is recorded`() {
    struct NoData: Error {}
    let records = Spoken.records {
      #expect(throws: NoData.self) { try figure("f", alt: "a") { Square(error: NoData()) } }
    }
    #expect(records.isEmpty)
  }

  @Test func `many threads may speak at once, and every record arrives whole`() async {
    let text = String(repeating: "long ", count: 5000)
    let records = Spoken.records {
      // Threads rather than tasks: a test takes its turn under a lock.
      let threads = (0..<8).map { index in
        startThread {
          for round in 0..<50 {
            verify("thread \(index)", round, equals: round)
            report("text \(index)", text)
          }
        }
      }
      for thread in threads { pthread_join(thread, nil) }
    }
    #expect(records.count == 800)
  }
}

private final class Work: Sendable {
  let body: @Sendable () -> Void
  init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}

private func startThread(_ body: @escaping @Sendable () -> Void) -> pthread_t {
  let work = Unmanaged.passRetained(Work(body)).toOpaque()
  #if canImport(Darwin)
    var thread: pthread_t!
    pthread_create(&thread, nil, { run($0) }, work)
    return thread
  #else
    var thread = pthread_t()
    pthread_create(&thread, nil, { $0.flatMap { run($0) } }, work)
    return thread
  #endif
}

private func run(_ work: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
  Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body()
  return nil
}
