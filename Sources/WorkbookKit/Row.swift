/// One row of a table.
public struct Row: Sendable {
  public let cells: [any TableCell]

  public init(_ cells: [any TableCell]) { self.cells = cells }
}

/// A row of a table: `row("Euler", 0.013, 1)`.
public func row(_ cells: any TableCell...) -> Row { Row(cells) }

/// A row from a list of cells.
public func row(_ cells: [any TableCell]) -> Row { Row(cells) }

/// Collects the rows of a table, out of loops and conditions too.
@resultBuilder
public enum RowBuilder {
  public static func buildExpression(_ row: Row) -> [Row] { [row] }
  public static func buildExpression(_ rows: [Row]) -> [Row] { rows }
  public static func buildExpression(_ nothing: Void) -> [Row] { [] }
  public static func buildBlock(_ parts: [Row]...) -> [Row] { parts.flatMap(\.self) }
  public static func buildOptional(_ part: [Row]?) -> [Row] { part ?? [] }
  public static func buildEither(first part: [Row]) -> [Row] { part }
  public static func buildEither(second part: [Row]) -> [Row] { part }
  public static func buildArray(_ parts: [[Row]]) -> [Row] { parts.flatMap(\.self) }
  public static func buildLimitedAvailability(_ part: [Row]) -> [Row] { part }
}
