/// What can stand in a chart: a mark, a series, a function, or several of them.
public protocol ChartContent {
  /// The data to show and the marks that show it, bottom first.
  var content: Layers { get }
}

/// Layers of data, each with the mark that shows it; what every `ChartContent` comes down to.
public struct Layers: ChartContent {
  var layers: [Layer]

  init(_ layers: [Layer]) { self.layers = layers }
  init(_ layer: Layer) { layers = [layer] }

  public var content: Layers { self }
}

extension ChartContent {
  /// Colours the marks by the series they belong to, and lists the series in the legend; a number
  /// that is a `Double` gives its colour on a continuous scale, which the legend then shows.
  ///
  /// A whole number (`Int`) or a text names a series.
  /// Single `LineMark`s and `AreaMark`s of one series are joined, in the order they are given.
  public func foregroundStyle(by series: PlottableValue) -> Layers {
    restyled {
      if let number = series.number, !series.isWhole {
        $0.color = Channel(series.label, [number])
      } else {
        $0.series = series.name
        $0.color = nil
      }
    }
  }

  /// Draws lines and rules with `style`: `.dashed`, `.dotted`, `StrokeStyle(lineWidth: 3)`.
  public func lineStyle(_ style: StrokeStyle) -> Layers { restyled { $0.style.stroke = style } }

  /// Makes the marks translucent: 0 is invisible, 1 opaque. Points one by one, so that where many
  /// points lie the colour is deeper.
  public func opacity(_ opacity: Double) -> Layers {
    restyled { $0.style.opacity = opacity.isFinite ? min(max(opacity, 0), 1) : 1 }
  }

  /// Draws points with `shape`; on a line, draws a symbol at each of its points.
  public func symbol(_ shape: SymbolShape) -> Layers { restyled { $0.style.symbol = shape } }

  /// Sets the width of the symbols, in units of the picture (640 wide). Swift Charts takes an area.
  public func symbolSize(_ width: Double) -> Layers {
    restyled { $0.style.symbolSize = width.isFinite ? min(max(width, 0.5), 100) : 5 }
  }

  /// Puts bars at one place side by side, by `group`, instead of on top of each other.
  public func position(by group: PlottableValue) -> Layers { restyled { $0.place = group.name } }

  private func restyled(_ change: (inout Layer) -> Void) -> Layers {
    var result = content
    for index in result.layers.indices { change(&result.layers[index]) }
    return result
  }
}
