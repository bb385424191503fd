/// Whether a chart shows its legend, or an axis.
public enum Visibility: Sendable, Hashable {
  /// Shown where there is something to show.
  case automatic
  /// Never shown.
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

  /// Sets from which value to which the x axis runs: downwards if the first is the larger.
  ///
  /// Of more than two values the first and the last count; fewer say nothing.
  public func chartXScale(domain: [Double], type: ScaleType? = nil) -> Chart {
    with { $0.x.setScale(ends: domain, type) }
  }

  /// Sets the categories of the x axis and their order; values that are none of them are left out.
  public func chartXScale(domain: [String], type: ScaleType = .category) -> Chart {
    with {
      $0.x.categories = domain
      $0.x.type = type
    }
  }

  /// Sets whether the x axis includes zero, and whether it is reversed.
  public func chartXScale(domain: ScaleDomain, type: ScaleType? = nil) -> Chart {
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

  /// Sets from which value to which the y axis runs: downwards if the first is the larger.
  ///
  /// Of more than two values the first and the last count; fewer say nothing.
  public func chartYScale(domain: [Double], type: ScaleType? = nil) -> Chart {
    with { $0.y.setScale(ends: domain, type) }
  }

  /// Sets the categories of the y axis and their order; values that are none of them are left out.
  public func chartYScale(domain: [String], type: ScaleType = .category) -> Chart {
    with {
      $0.y.categories = domain
      $0.y.type = type
    }
  }

  /// Sets whether the y axis includes zero, and whether it is reversed.
  public func chartYScale(domain: ScaleDomain, type: ScaleType? = nil) -> Chart {
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

  /// Writes `label` under the x axis; mathematics stands between dollars: `"$x_0$"`.
  public func chartXAxisLabel(_ label: String) -> Chart { with { $0.x.label = label } }

  /// Writes `label` above the y axis; mathematics stands between dollars.
  public func chartYAxisLabel(_ label: String) -> Chart { with { $0.y.label = label } }

  /// Shows or hides the x axis with its ticks, its grid and its label.
  public func chartXAxis(_ visibility: Visibility) -> Chart {
    with { $0.x.isHidden = visibility == .hidden }
  }

  /// Sets the ticks of the x axis.
  public func chartXAxis(content: () -> AxisMarks) -> Chart { with { $0.x.marks = content() } }

  /// Shows or hides the y axis with its ticks, its grid and its label.
  public func chartYAxis(_ visibility: Visibility) -> Chart {
    with { $0.y.isHidden = visibility == .hidden }
  }

  /// Sets the ticks of the y axis.
  public func chartYAxis(content: () -> AxisMarks) -> Chart { with { $0.y.marks = content() } }

  /// Makes a unit of y `ratio` times as high as a unit of x is wide: with 1, circles are round. The
  /// plot becomes as high as that needs, but at most 0.7 of the picture's width, and
  /// narrower instead.
  ///
  /// Of no effect where an axis is not linear. Swift Charts says `chartPlotStyle`.
  public func chartAspectRatio(_ ratio: Double) -> Chart {
    with { $0.aspectRatio = ratio.isFinite && ratio > 0 ? ratio : nil }
  }

  /// Writes `title` over the chart and `subtitle`, in quieter letters, under it; mathematics stands
  /// between dollars.
  public func chartTitle(_ title: String, subtitle: String? = nil) -> Chart {
    with { ($0.heading.title, $0.heading.subtitle) = (title, subtitle) }
  }

  /// Writes `caption` under the chart, in quiet letters: where the data comes from, say.
  public func chartCaption(_ caption: String) -> Chart { with { $0.heading.caption = caption } }

  /// Shows or hides the list of series and the colours of numbers.
  public func chartLegend(_ visibility: Visibility) -> Chart {
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

  fileprivate mutating func setScale(ends: [Double], _ type: ScaleType?) {
    if let type { self.type = type }
    guard let first = ends.first, let last = ends.last, ends.count > 1, !first.isNaN, !last.isNaN
    else { return }
    domain = min(first, last)...max(first, last)
    isReversed = first > last
  }

  fileprivate mutating func setScale(_ domain: ScaleDomain, _ type: ScaleType?) {
    if let type { self.type = type }
    self.domain = nil
    includesZero = domain.includesZero
    isReversed = domain.isReversed
  }
}
