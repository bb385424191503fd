// A record is one line: its fields with tabs between them. Tab, newline, carriage return and
// backslash inside a field are written as \t \n \r \\; lists carry their length first. A last field
// marks the end, for a text or number that was cut short would read as a shorter one.

extension Record {
  /// What every line ends with.
  public static let endMark: StaticString = "\t."

  /// The record as one line, without the newline at its end.
  public var line: String {
    var fields = FieldWriter()
    switch self {
    case .snippet(let id, let outputOffset, let elapsed):
      fields.write("snippet", id)
      fields.write(outputOffset)
      fields.write(elapsed)
    case .claim(let claim):
      fields.write("claim", claim.name)
      fields.write(claim.place)
      fields.write(claim.holds)
      fields.write(claim.actual, claim.expected, claim.distance, claim.allowed, claim.worstCase)
      fields.write(claim.verifies)
    case .value(let value):
      fields.write("value", value.name)
      fields.write(value.place)
      fields.write(value.content)
    case .table(let table):
      fields.write("table", table.name)
      fields.write(table.place)
      fields.write(table.caption)
      fields.write(table.columns)
      fields.write(table.numeric.map { $0 ? "1" : "0" })
      fields.write(table.rows.count)
      for row in table.rows { fields.write(row) }
    case .figure(let figure):
      fields.write("figure", figure.name)
      fields.write(figure.place)
      fields.write(figure.caption, figure.alternativeText, figure.svg, figure.data)
      fields.write(figure.frames != nil)
      if let frames = figure.frames {
        fields.write(frames.name, frames.svg)
        fields.write(frames.values)
      }
    case .failure(let failure):
      fields.write("failure", failure.kind.rawValue, failure.message)
      fields.write(failure.addresses.map { String($0) })
    case .finished(let outputOffset, let elapsed):
      fields.write("finished")
      fields.write(outputOffset)
      fields.write(elapsed)
    }
    return fields.line + "\(Self.endMark)"
  }

  /// Reads a record back; `nil` when the line is not one, as the last line of a killed run may be.
  public init?(line: some StringProtocol) {
    self.init(utf8: Array(line.utf8)[...])
  }

  /// Reads a record back from its line in UTF-8.
  public init?(utf8 line: ArraySlice<UInt8>) {
    var fields = FieldReader(utf8: line)
    guard let kind = fields.string(), let record = Self.read(kind, &fields),
      fields.string() == ".", fields.isAtEnd
    else { return nil }
    self = record
  }

  private static func read(_ kind: String, _ fields: inout FieldReader) -> Record? {
    switch kind {
    case "snippet":
      guard let id = fields.string(), let offset = fields.integer(), let elapsed = fields.double()
      else { return nil }
      return .snippet(id: id, outputOffset: offset, elapsed: elapsed)
    case "claim":
      guard let name = fields.string(), let place = fields.place(), let holds = fields.boolean(),
        let actual = fields.string(), let expected = fields.string(),
        let distance = fields.string(), let allowed = fields.string(),
        let worstCase = fields.string(), let verifies = fields.list()
      else { return nil }
      return .claim(
        Claim(
          name: name, place: place, holds: holds, actual: actual, expected: expected,
          distance: distance, allowed: allowed, worstCase: worstCase, verifies: verifies))
    case "value":
      guard let name = fields.string(), let place = fields.place(), let content = fields.content()
      else { return nil }
      return .value(Value(name: name, place: place, content: content))
    case "table":
      guard let name = fields.string(), let place = fields.place(), let caption = fields.string(),
        let columns = fields.list(), let numeric = fields.booleans(), let count = fields.integer(),
        count >= 0
      else { return nil }
      var rows: [[String]] = []
      for _ in 0..<count {
        guard let row = fields.list() else { return nil }
        rows.append(row)
      }
      return .table(
        Table(
          name: name, place: place, caption: caption, columns: columns,
          numeric: numeric, rows: rows))
    case "figure":
      guard let name = fields.string(), let place = fields.place(), let caption = fields.string(),
        let alternativeText = fields.string(), let svg = fields.string(),
        let data = fields.string(), let isMoving = fields.boolean()
      else { return nil }
      var frames: FigureFrames?
      if isMoving {
        guard let name = fields.string(), let svg = fields.string(), let values = fields.list()
        else { return nil }
        frames = FigureFrames(name: name, values: values, svg: svg)
      }
      return .figure(
        Figure(
          name: name, place: place, caption: caption, alternativeText: alternativeText, svg: svg,
          data: data, frames: frames))
    case "failure":
      guard let kind = fields.string().flatMap(Failure.Kind.init), let message = fields.string(),
        let list = fields.list()
      else { return nil }
      let addresses = list.compactMap { UInt($0) }
      guard addresses.count == list.count else { return nil }
      return .failure(Failure(kind: kind, message: message, addresses: addresses))
    case "finished":
      guard let offset = fields.integer(), let elapsed = fields.double() else { return nil }
      return .finished(outputOffset: offset, elapsed: elapsed)
    default:
      return nil
    }
  }
}
