import Testing
import WorkbookTranscript

@testable import WorkbookKit

/// Runs of whole chapters, each in a process of its own.
@Suite(.timeLimit(.minutes(1))) struct RunTests {
  struct Mistake: Error, CustomStringConvertible { var description: String { "a\tmistake" } }

  /// What a run wrote, and the failure at its end.
  private func outcome(_ path: String) throws -> (records: [Record], failure: Failure?) {
    defer { unlink(path) }
    let text = contents(of: path)
    try #require(text.utf8.last == 10)
    let records = try text.utf8.split(separator: 10).map {
      try #require(Record(line: String(decoding: $0, as: UTF8.self)))
    }
    if case .failure(let failure)? = records.last { return (records, failure) }
    return (records, nil)
  }

  @Test func `a run to the end says where each snippet began and that it is finished`() async throws
  {
    let path = temporaryFile("run")
    await #expect(processExitsWith: .success) { [path = path as String] in
      setenv("WORKBOOK_TRANSCRIPT", path, 1)
      WorkbookRun.main {
        WorkbookRun.snippet("one")
        verify("c", 1, equals: 1)
        WorkbookRun.snippet("two")
      }
    }
    let (records, _) = try outcome(path)
    #expect(records.count == 4)
    guard case .snippet("one", _, let first) = records[0], case .claim = records[1],
      case .snippet("two", _, let second) = records[2], case .finished(_, let end) = records[3]
    else {
      Issue.record("\(records)")
      return
    }
    #expect(0 <= first && first <= second && second <= end && end < 60)
  }

  @Test func `a run that wants every claim to hold ends at the first that fails`() async throws {
    let path = temporaryFile("run")
    await #expect(processExitsWith: .failure) { [path = path as String] in
      setenv("WORKBOOK_TRANSCRIPT", path, 1)
      setenv("WORKBOOK_FAIL_FAST", "1", 1)
      WorkbookRun.main {
        verify("holds", 1.0, equals: 1.0, within: .absolute(0))
        verify("fails", 1.0, equals: 2.0, within: .absolute(0))
        verify("comes later", 1.0, equals: 1.0, within: .absolute(0))
      }
    }
    let (records, _) = try outcome(path)
    let names = records.map { record in
      if case .claim(let claim) = record { claim.name } else { "\(record)" }
    }
    #expect(names == ["holds", "fails"])
  }

  @Test func `output is measured in bytes of the file that it goes to`() async throws {
    let (path, output) = (temporaryFile("run"), temporaryFile("output"))
    await #expect(processExitsWith: .success) {
      [path = path as String, output = output as String] in
      setenv("WORKBOOK_TRANSCRIPT", path, 1)
      let file = open(output, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
      dup2(file, 1)
      await WorkbookRun.main {
        print("α")
        WorkbookRun.snippet("one")
        await Task.yield()
        print("no end of line", terminator: "")
        WorkbookRun.snippet("two")
      }
    }
    let (records, _) = try outcome(path)
    let offsets = records.map { record in
      switch record {
      case .snippet(_, let offset, _), .finished(let offset, _): offset
      default: -1
      }
    }
    #expect(offsets == [3, 17, 17])
    #expect(contents(of: output) == "α\nno end of line")
    unlink(output)
  }

  @Test func `an error that nothing catches is the last record, with the place of its throw`()
    async throws
  {
    let path = temporaryFile("run")
    await #expect(processExitsWith: .exitCode(1)) { [path = path as String] in
      setenv("WORKBOOK_TRANSCRIPT", path, 1)
      WorkbookRun.main {
        WorkbookRun.snippet("one")
        for _ in 0..<100 { _ = try? throwDeep(3) }
        try throwDeep(10)
      }
    }
    let failure = try #require(try outcome(path).failure)
    #expect(failure.kind == .thrown && failure.message == "a\tmistake")
    // The stack of the throw, not of the handler: ten calls more than the end of the chapter.
    let counts = Dictionary(failure.addresses.map { ($0, 1) }, uniquingKeysWith: +)
    #expect(counts.values.max() == 10)
  }

  @Test func `a typed throw has its place too`() async throws {
    let path = temporaryFile("run")
    await #expect(processExitsWith: .exitCode(1)) { [path = path as String] in
      setenv("WORKBOOK_TRANSCRIPT", path, 1)
      await WorkbookRun.main {
        await Task.yield()
        try throwTyped(5)
      }
    }
    let failure = try #require(try outcome(path).failure)
    #expect(failure.kind == .thrown && failure.addresses.count > 5)
  }

  @Test func `a trap leaves a record with the frames that led to it`() async throws {
    let path = temporaryFile("run")
    await #expect(processExitsWith: .failure) { [path = path as String] in
      setenv("WORKBOOK_TRANSCRIPT", path, 1)
      WorkbookRun.main {
        WorkbookRun.snippet("one")
        print([1, 2, 3][Int(getpid())])
      }
    }
    let (records, failure) = try outcome(path)
    #expect(records.count == 2)
    #expect(failure?.kind == .crashed)
    #expect(failure?.message == "SIGILL" || failure?.message == "SIGTRAP")
    #expect((failure?.addresses.count ?? 0) > 1)
  }

  @Test func `recursion without end is named as what it is`() async throws {
    let path = temporaryFile("run")
    await #expect(processExitsWith: .failure) { [path = path as String] in
      setenv("WORKBOOK_TRANSCRIPT", path, 1)
      WorkbookRun.main { print(deep(Int(getpid()))) }
    }
    let failure = try #require(try outcome(path).failure)
    #expect(failure.kind == .crashed)
    #expect(failure.message == "SIGSEGV: the stack is used up by calls inside calls")
    #expect(failure.addresses.count > 50)
  }

  @Test func `asked where it is, a run answers and ends with status 124`() async throws {
    let path = temporaryFile("run")
    await #expect(processExitsWith: .exitCode(124)) { [path = path as String] in
      setenv("WORKBOOK_TRANSCRIPT", path, 1)
      WorkbookRun.main {
        WorkbookRun.snippet("endless")
        kill(getpid(), SIGUSR1)
        // The snippet runs on a thread that blocks the signal, as one that has awaited does.
        while true { keep(Int(getpid())) }
      }
    }
    let (records, failure) = try outcome(path)
    #expect(records.count == 2)
    #expect(failure?.kind == .interrupted && (failure?.addresses.count ?? 0) > 1)
  }

  @Test func `a transcript that cannot be opened ends the run at once`() async {
    await #expect(processExitsWith: .exitCode(1)) {
      setenv("WORKBOOK_TRANSCRIPT", "/nonexistent/folder/transcript", 1)
      WorkbookRun.main { exit(0) }
    }
  }

  @Test func `without a builder claims are written for a person`() async throws {
    let result = await #expect(
      processExitsWith: .exitCode(1), observing: [\.standardErrorContent]
    ) {
      unsetenv("WORKBOOK_TRANSCRIPT")
      WorkbookRun.main {
        verify("good", 1, equals: 1 + 1e-14, within: .relative(1e-12))
        verify("bad", [1, 2], equals: [1, 3], within: .absolute(0.5))
        report("x", 0.25)
        throw Mistake()
      }
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("holds: good (1e-14 relative)"))
    #expect(text.contains("error: claim 'bad' does not hold\n    worst     element 1\n"))
    #expect(text.contains("    distance  1 absolute, allowed 0.5\n"))
    #expect(text.contains("x = 0.25\n") && text.contains("error: a\tmistake [thrown]"))
  }
}

@inline(never) private func throwDeep(_ depth: Int) throws {
  if depth == 0 { throw RunTests.Mistake() }
  try throwDeep(depth - 1)
  keep(depth)
}

@inline(never) private func throwTyped(_ depth: Int) throws(RunTests.Mistake) {
  if depth == 0 { throw RunTests.Mistake() }
  try throwTyped(depth - 1)
  keep(depth)
}

@inline(never) private func deep(_ n: Int) -> Int {
  let below = n == -1 ? 0 : deep(n + 1)
  keep(below)
  return below &+ n
}

@inline(never) private func keep(_ x: Int) { if x == .min { print(x) } }
