/// Why a chart cannot be drawn, in the words of its author.
public enum ChartError: Error, Sendable, Hashable, CustomStringConvertible {
  /// No mark has a finite value in both directions.
  case nothingToDraw
  /// A value that is not positive on a logarithmic axis whose domain is not stated.
  case notPositive(axis: String, value: Double, series: String?)
  /// A stated domain that is empty, infinite, too narrow to tell its ends apart, or not positive
  /// on a logarithmic axis.
  case domain(axis: String, ClosedRange<Double>, reason: String)
  /// Arrays of one series that should have as many elements as each other.
  case countsDiffer(series: String?, x: Int, y: Int)
  /// A grid whose rows differ in length or do not fit its places in x and y.
  case gridDiffers(x: Int, y: Int, rows: Int, columns: Int)
  /// Numbers and categories, or categories and a logarithmic scale, on one axis.
  case mixedAxis(axis: String)
  /// A function without a domain in a chart that has none either.
  case functionWithoutDomain(String)
  /// Bars of several series on top of each other where lengths do not add up.
  case stackedOnLogScale
  /// A text whose mathematics cannot be read, and why.
  case formula(String, String)
  /// Charts that should share an axis on which their values are spread in different ways.
  case sharedAxisDiffers(axis: String)
  /// More columns of panels than the width has room for, or fewer than one.
  case columns(Int)

  public var description: String {
    switch self {
    case .nothingToDraw:
      "the chart has no finite value to draw"
    case .notPositive(let axis, let value, let series):
      "\(value) has no place on the logarithmic \(axis) axis\(of(series)); "
        + "state the domain to cut it off, or use a linear scale"
    case .domain(let axis, let domain, let reason):
      "the \(axis) axis cannot cover \(domain.lowerBound)...\(domain.upperBound): \(reason)"
    case .countsDiffer(let series, let x, let y):
      "\(x) x values and \(y) y values do not make points\(of(series))"
    case .gridDiffers(let x, let y, let rows, let columns):
      "\(rows) rows of up to \(columns) values do not fit \(x) places in x and \(y) in y; "
        + "there must be a row for each y, with a value for each x"
    case .mixedAxis(let axis):
      "the \(axis) axis has categories, and so can have neither numbers nor a logarithmic scale"
    case .functionWithoutDomain(let label):
      "nothing says where to plot '\(label)'; give it a domain, or give the chart one"
    case .stackedOnLogScale:
      "bars cannot be stacked on a logarithmic scale; put them side by side with .position(by:)"
    case .formula(let text, let reason):
      "the formula in '\(text)' cannot be set: \(reason)"
    case .sharedAxisDiffers(let axis):
      "the charts cannot share their \(axis) axis: it has different scales or categories; "
        + "state the same for all, or do not share it"
    case .columns(let columns):
      "panels cannot stand in \(columns) columns; 1 to \(Panels.mostColumns) are possible"
    }
  }

  private func of(_ series: String?) -> String {
    series.map { " (series '\($0)')" } ?? ""
  }
}
