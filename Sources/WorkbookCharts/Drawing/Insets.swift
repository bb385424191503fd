/// How far a plot is from the edges of its chart.
struct Insets: Hashable {
  var left = 0.0
  var top = 0.0
  var right = 0.0
  var bottom = 0.0

  static let none = Insets()
}

extension ChartPlan {
  /// How far the plot is from the edges.
  var insets: Insets {
    Insets(
      left: plot.left, top: plot.top, right: width - plot.right, bottom: height - plot.bottom)
  }
}
