/// A chart: marks over two axes, drawn as one SVG picture.
///
/// The spelling is that of Swift Charts. The order of work is that of Observable Plot: the data of
/// all marks is brought together, scales are fitted to it, axes are laid out, and only then is
/// anything drawn.
///
///     Chart {
///       LineSeries(x: xs, y: density, name: "p")
///       RuleMark(x: .value("mean", 0))
///     }
///     .chartXAxisLabel("x")
public struct Chart: Picture {
  var layers: [Layer]
  var settings = ChartSettings()

  /// A chart of the marks that `content` lists.
  public init(@ChartBuilder content: () throws -> Layers) rethrows {
    layers = try content().layers
  }

  public func svg(title: String, description: String) throws -> String {
    try drawing(title: title, description: description).svg
  }

  public func drawing(title: String, description: String) throws -> Drawing {
    let data = try ChartData(layers, settings)
    let names = SeriesNames([data])
    let width = 640.0
    let legend = settings.showsLegend ? Legend.entries(of: [data], names) : []
    let plan = ChartPlan(data, legend: legend, width: width, height: 360)
    var svg = SVGWriter(width: width, height: plan.height, title: title, description: description)
    plan.draw(names, into: &svg)
    return Drawing(svg: svg.finished(), data: DataTable([data]).csv)
  }
}

/// What the modifiers of a chart have said about it.
struct ChartSettings {
  var heading = Heading()
  var x = AxisSettings()
  var y = AxisSettings()
  var color = ColorSettings()
  /// The height of a unit of y over the width of a unit of x.
  var aspectRatio: Double?
  var showsLegend = true
}

/// What the modifiers of a chart have said about one of its axes.
struct AxisSettings {
  var domain: ClosedRange<Double>?
  /// The categories in order, where they are stated.
  var categories: [String]?
  /// Whether zero belongs to an automatic domain; `nil` leaves it to the marks.
  var includesZero: Bool?
  /// Whether values grow to the left or downwards.
  var isReversed = false
  var marks = AxisMarks()
  var type = ScaleType.linear
  var isHidden = false
  /// `nil` takes the label that all marks agree on; an empty one leaves the label out.
  var label: String?
  /// Whether ticks go without labels, which stand at another chart with the same axis.
  var hidesTickLabels = false
}
