import WorkbookNumerics
import WorkbookTranscript

/// Sets a table of results.
///
///     table("samplers", caption: "Steps of size $h$", columns: ["method", "error", "order"]) {
///       row("Euler", 0.013, 1)
///       for result in results { row(result.name, result.error, result.order) }
///     }
///
/// Each row has as many cells as there are columns; where not, a claim that does not hold says so.
public func table(
  _ name: String, caption: String = "", columns: [Column] = [],
  file: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
  @RowBuilder _ rows: () throws -> [Row]
) rethrows {
  let source = Source(file, line, column)
  let rows = try rows()
  let width = max(columns.count, rows.lazy.map(\.cells.count).max() ?? 0)
  let expected = columns.isEmpty ? width : columns.count
  if let index = rows.firstIndex(where: { $0.cells.count != expected }) {
    source.record(
      Claim(
        name: "table '\(name)' has as many cells in each row as it has columns",
        place: source.place, holds: false, actual: "\(rows[index].cells.count) in row \(index + 1)",
        expected: "\(expected)", distance: "", allowed: ""))
  }
  let headings = columns + Array(repeating: Column(""), count: width - columns.count)
  source.record(
    .table(
      Table(
        name: name, place: source.place, caption: caption, columns: headings.map(\.heading),
        numeric: (0..<width).map { column in
          !rows.isEmpty
            && rows.allSatisfy { column >= $0.cells.count || $0.cells[column].isNumeric }
        },
        rows: rows.map { row in
          headings.indices.map { column in
            column < row.cells.count ? row.cells[column].text(headings[column].digits) : ""
          }
        })))
}

/// A column of a table: its heading, and how many significant digits its numbers show.
public struct Column: Sendable, Hashable, ExpressibleByStringLiteral {
  /// Plain text with `$math$`.
  public let heading: String
  public let digits: Int

  public init(_ heading: String, digits: Int = 6) {
    self.heading = heading
    self.digits = digits
  }

  public init(stringLiteral heading: String) { self.init(heading) }
}

/// What can stand in a cell: numbers, texts, truth values and estimates.
public protocol TableCell: Sendable {
  var isNumeric: Bool { get }
  /// The cell as it is shown, with at most so many significant digits.
  func text(_ digits: Int) -> String
}

extension TableCell where Self: BinaryInteger {
  public var isNumeric: Bool { true }
  public func text(_ digits: Int) -> String { description }
}

extension Int: TableCell {}
extension UInt64: TableCell {}

extension Double: TableCell {
  public var isNumeric: Bool { true }
  public func text(_ digits: Int) -> String { shortest(self, digits: digits) }
}

extension Estimate: TableCell {
  public var isNumeric: Bool { true }
  public func text(_ digits: Int) -> String { description }
}

extension String: TableCell {
  public var isNumeric: Bool { false }
  public func text(_ digits: Int) -> String { self }
}

extension Bool: TableCell {
  public var isNumeric: Bool { false }
  public func text(_ digits: Int) -> String { self ? "yes" : "no" }
}
