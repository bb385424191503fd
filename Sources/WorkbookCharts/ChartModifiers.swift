/// Whether a chart lists its series above the plot.
public enum LegendVisibility: Sendable, Hashable {
  /// Listed as soon as a mark names a series.
  case automatic
  /// Never listed.
  case hidden
}

extension Chart {
  /// Sets what the x axis covers and how values are spread along it.
  ///
  /// What lies outside a stated `domain` is cut off; without one the axis covers all data.
  public func chartXScale(
    domain: ClosedRange<Double>? = nil, type: ScaleType? = nil
  ) -> Chart {
    with { $0.x.setScale(domain, type) }
  }

  /// Sets what the y axis covers and how values are spread along it.
  ///
  /// What lies outside a stated `domain` is cut off; without one the axis covers all data.
  public func chartYScale(
    domain: ClosedRange<Double>? = nil, type: ScaleType? = nil
  ) -> Chart {
    with { $0.y.setScale(domain, type) }
  }

  /// Sets which numbers the colours of a continuous scale cover, with which colours, spread how.
  ///
  /// Numbers outside a stated `domain` have the colour of its nearer end. Without one the colours
  /// cover all numbers, and those of a diverging ramp as much below zero as above.
  public func chartForegroundStyleScale(
    domain: ClosedRange<Double>? = nil, range: ColorRamp? = nil, type: ScaleType? = nil
  ) -> Chart {
    with {
      if let domain { $0.color.domain = domain }
      if let range { $0.color.ramp = range }
      if let type { $0.color.type = type }
    }
  }

  /// Writes `label` under the x axis, as plain text: `"x₀"`, not `"$x_0$"`.
  public func chartXAxisLabel(_ label: String) -> Chart { with { $0.x.label = label } }

  /// Writes `label` above the y axis, as plain text: `"σ²"`, not `"$\\sigma^2$"`.
  public func chartYAxisLabel(_ label: String) -> Chart { with { $0.y.label = label } }

  /// Writes `title` over the chart, as plain text.
  public func chartTitle(_ title: String) -> Chart { with { $0.title = title } }

  /// Shows or hides the list of series.
  public func chartLegend(_ visibility: LegendVisibility) -> Chart {
    with { $0.showsLegend = visibility != .hidden }
  }

  private func with(_ change: (inout ChartSettings) -> Void) -> Chart {
    var chart = self
    change(&chart.settings)
    return chart
  }
}

extension AxisSettings {
  fileprivate mutating func setScale(_ domain: ClosedRange<Double>?, _ type: ScaleType?) {
    if let domain { self.domain = domain }
    if let type { self.type = type }
  }
}
