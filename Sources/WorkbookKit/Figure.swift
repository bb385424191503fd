import WorkbookCharts
import WorkbookTranscript

/// Draws a figure: a `Chart`, `Panels`, `Facets` or `Frames`. Its data can be had from the page.
///
///     try figure("densities", caption: "The two laws", alt: "Two bell curves, one twice as wide") {
///       Chart { LinePlot(x: "x", y: "p(x)", domain: -3...3) { law.density($0) } }
///     }
///
/// - Parameters:
///   - caption: Plain text with `$math$`.
///   - alt: What there is to see, for readers who cannot see it.
/// - Throws: `ChartError` when there is no picture of this data; what a plotted function throws.
public func figure(
  _ name: String, caption: String = "", alt: String,
  file: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
  _ picture: () throws -> any Picture
) throws {
  let source = Source(file, line, column)
  let drawing = try picture().drawing(title: name, description: alt)
  source.record(
    .figure(
      Figure(
        name: name, place: source.place, caption: caption, alternativeText: alt, svg: drawing.svg,
        data: drawing.data,
        frames: drawing.frames.map {
          FigureFrames(name: $0.name, values: $0.values, svg: $0.svg)
        })))
}
