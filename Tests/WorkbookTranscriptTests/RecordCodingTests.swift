import Testing
import WorkbookTranscript

@Suite struct RecordCodingTests {
  static let place = Place(line: 12, column: 3)
  static let awkward = "tab\t newline\n return\r both\r\n backslash \\ \\t \\n σ² 👩‍👩‍👧 \u{2028}."

  static let records: [Record] = [
    .snippet(id: "gauss-conv", outputOffset: 0, elapsed: 0.25),
    .claim(
      Claim(
        name: awkward, place: place, holds: true, actual: "1", expected: "1",
        distance: "0 relative", allowed: "1e-12")),
    .claim(
      Claim(
        name: "", place: place, holds: false, actual: "\t", expected: "\n", distance: "\\",
        allowed: "", worstCase: "x = 1", verifies: ["eq-a", "", "eq\tb"])),
    .value(Value(name: "n", place: place, content: .integer(.min))),
    .value(Value(name: "flag", place: place, content: .boolean(false))),
    .value(Value(name: "flag", place: place, content: .boolean(true))),
    .value(Value(name: "text", place: place, content: .text(awkward))),
    .value(Value(name: "empty", place: place, content: .text(""))),
    .value(Value(name: "e", place: place, content: .estimate(mean: 0.1, standardError: 1e-300))),
    .value(Value(name: "list", place: place, content: .doubles([]))),
    .value(Value(name: "list", place: place, content: .doubles([1 / 3, -.infinity, 5e-324]))),
    .table(
      Table(
        name: "t", place: place, caption: "a $b$", columns: ["α", ""], numeric: [true, false],
        rows: [["1", awkward], ["", "."]])),
    .table(Table(name: "t", place: place, caption: "", columns: [], numeric: [], rows: [])),
    .figure(
      Figure(
        name: "f", place: place, caption: "", alternativeText: awkward,
        svg: "<svg>\n\t<path/>\n</svg>\n")),
    .figure(
      Figure(
        name: "f", place: place, caption: "", alternativeText: "", svg: "<svg/>",
        data: "x,y\n1,\"2\n\"\n",
        frames: FigureFrames(name: "$t$", values: ["0", awkward], svg: "<svg>\n</svg>"))),
    .failure(Failure(kind: .thrown, message: awkward, addresses: [])),
    .failure(Failure(kind: .crashed, message: "SIGILL", addresses: [1, .max])),
    .failure(Failure(kind: .interrupted, message: "", addresses: [0])),
    .finished(outputOffset: 12, elapsed: 1e-9),
  ]

  @Test(arguments: records) func `a record reads back as it was written`(record: Record) {
    #expect(Record(line: record.line) == record)
  }

  @Test(arguments: records) func `a record is a single line`(record: Record) {
    #expect(!record.line.utf8.contains { $0 == 10 || $0 == 13 })
  }

  @Test(arguments: [Double.nan, -.nan, .infinity, -.infinity, -0.0, .greatestFiniteMagnitude])
  func `special numbers keep their bits' meaning`(number: Double) throws {
    let record = Record.value(Value(name: "x", place: Self.place, content: .double(number)))
    guard case .value(let value)? = Record(line: record.line),
      case .double(let read) = value.content
    else {
      Issue.record("not read back: \(record.line)")
      return
    }
    #expect(read.isNaN == number.isNaN)
    #expect(read == number || number.isNaN)
    #expect(read.sign == number.sign || number.isNaN)
  }

  @Test(arguments: records) func `a line that was cut anywhere is not a record`(record: Record) {
    let scalars = Array(record.line.unicodeScalars)
    for length in scalars.indices {
      var cut = String.UnicodeScalarView()
      cut.append(contentsOf: scalars[..<length])
      #expect(Record(line: String(cut)) == nil)
    }
  }

  @Test(arguments: [
    "", ".", "\t.", "unknown\ta\t.", "snippet\ta\t1\t.", "snippet\ta\tone\t0.1\t.",
    "snippet\ta\t1\t0.1\t.\textra", "finished\t1\t0.1\t.\t.", "finished\t1\t0.1\t,",
    "claim\tn\t1\t2\tyes\ta\te\td\tw\t\t0\t.", "value\tx\t1\t2\tcolour\tred\t.",
    "value\tx\t1\t2\tboolean\t2\t.", "value\tx\t1\t2\tdoubles\t2\t1\tx\t.",
    "value\tx\t1\t2\tdoubles\t-1\t.", "value\tx\t1\t2\tdoubles\t9223372036854775807\t.",
    "table\tt\t1\t2\tc\t0\t1\tmaybe\t0\t.", "table\tt\t1\t2\tc\t0\t0\t999999999999\t.",
    "failure\tthrown\tm\t1\t-1\t.", "failure\tvanished\tm\t0\t.",
  ])
  func `a line that no record writes is not a record`(line: String) {
    #expect(Record(line: line) == nil)
  }

  @Test func `fields come back in order, with what tabs and lines they held`() {
    var writer = FieldWriter()
    writer.write("a\tb", "")
    writer.write(["\\", "\n"])
    writer.write(7)
    writer.write(true)
    var reader = FieldReader(writer.line)
    #expect(reader.string() == "a\tb")
    #expect(reader.string() == "")
    #expect(reader.list() == ["\\", "\n"])
    #expect(reader.integer() == 7)
    #expect(reader.boolean() == true)
    #expect(reader.isAtEnd)
    #expect(reader.string() == nil)
  }
}
