import Foundation
import RegexBuilder
import Testing

@testable import WorkbookCharts

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What holds for every picture.
struct PictureTests {
  private func svgs() throws -> [(name: String, svg: String)] {
    try Sample.all.map { sample in
      let svg = try sample.picture.svg(
        title: "A < B & \"C\"", description: "What there is to see in \(sample.name)")
      return (sample.name, svg)
    }
  }

  @Test func `every picture is well-formed XML, whatever its labels say`() throws {
    for (name, svg) in try svgs() {
      let parser = XMLParser(data: Data(svg.utf8))
      #expect(parser.parse(), "\(name): \(String(describing: parser.parserError))")
    }
  }

  @Test func `every picture has a role, a name and a description, and no fixed size`() throws {
    for (name, svg) in try svgs() {
      let opening = svg.prefix { $0 != ">" }
      #expect(opening.contains("role=\"img\""))
      #expect(opening.contains("aria-label=\"A &lt; B &amp; &quot;C&quot;\""))
      #expect(opening.contains("viewBox=\"0 0 640 "))
      #expect(!opening.contains(" width=") && !opening.contains(" height="))
      #expect(svg.contains("<title>A &lt; B &amp; &quot;C&quot;</title>"))
      #expect(svg.contains("<desc>What there is to see in \(name)</desc>"))
    }
  }

  @Test func `no picture has an id, more than two decimals, or a colour that is not data`() throws {
    for (name, svg) in try svgs() {
      #expect(!svg.contains(" id="), "\(name)")
      #expect(!svg.contains("url("), "\(name)")
      #expect(!svg.contains(" style="), "\(name)")
      #expect(svg.firstMatch(of: /(fill|stroke)="(?!none|currentColor)/) == nil, "\(name)")
      let colors = Set(svg.matches(of: /\scolor="([^"]*)"/).map { String($0.output.1) })
      let ramps = ColorRamp.viridis.colors + ColorRamp.diverging.colors
      #expect(colors.isSubset(of: ramps), "\(name)")
      // How a grid of cells is stretched is a factor, not a place.
      let places = svg.replacing(/scale\([^)]*\)/, with: "")
      let paths = places.matches(
        of: /\ (?:d|x|y|transform)="([^"]*)"/
      ).map(\.output.1)
      #expect(!paths.isEmpty && paths.allSatisfy { $0.firstMatch(of: /\.\d{3}/) == nil }, "\(name)")
      #expect(!svg.contains("nan") && !svg.contains("inf"), "\(name)")
    }
  }

  @Test func `a chart without legend rows to spare is 640 by 360`() throws {
    let svg = try Sample.densities.svg(title: "", description: "")
    #expect(svg.contains("viewBox=\"0 0 640 360\""))
  }

  @Test func `drawing twice gives the same bytes`() throws {
    #expect(try svgs().map(\.svg) == svgs().map(\.svg))
  }

  @Test func `the legend shows each series once, in its colour and with its dash`() throws {
    let svg = try Sample.densities.svg(title: "", description: "")
    let legend = try #require(svg.firstRange(of: "<g class=\"legend\">"))
    let shown = svg[legend.lowerBound...]
    for name in ["p", "q &amp; r", "s &lt;plot&gt;"] {
      #expect(shown.matches(of: Regex<Substring>(verbatim: ">\(name)</text>")).count == 1)
    }
    let dashed = /<path class="line series-2" stroke-dasharray="7 4"[^>]*>/
    #expect(svg.matches(of: dashed).count == 2)
    #expect(shown.matches(of: dashed).count == 1)
    #expect(shown.matches(of: /class="area series-1"/).count == 1)
    let hidden = try Sample.densities.chartLegend(.hidden).svg(title: "", description: "")
    #expect(!hidden.contains("class=\"legend\""))
  }

  @Test func `a series has one colour in all panels, and one place in the legend`() throws {
    let panels = Panels(columns: 2) {
      Chart { LineSeries(x: [0, 1], y: [0, 1], name: "first") }
      Chart {
        LineSeries(x: [0, 1], y: [0, 1], name: "second")
        LineSeries(x: [0, 1], y: [1, 0], name: "first")
      }
    }
    let svg = try panels.svg(title: "", description: "")
    let classes = svg.matches(of: /class="line (series-\d)"/).map { String($0.output.1) }
    #expect(classes == ["series-1", "series-2", "series-1", "series-1", "series-2"])
  }

  @Test func `the ninth series has the first colour and a dash`() throws {
    let svg = try Sample.manySeries.svg(title: "", description: "")
    #expect(svg.contains("class=\"line series-1\" stroke-dasharray=\"7 4\""))
    #expect(!svg.contains("series-9"))
  }

  @Test func `a line of five hundred points takes less than eight kilobytes`() throws {
    let rough = Sample.xs.indices.map { Double(($0 * 7919) % 1000) }
    let svg = try Chart { LineSeries(x: Sample.xs, y: rough) }.svg(title: "t", description: "d")
    #expect(svg.utf8.count < 8000)
  }

  @Test func `one point is shown as a dot`() throws {
    let svg = try Sample.onePoint.svg(title: "", description: "")
    let dot = /class="point series-1" stroke-width="5.5" d="M[\d.]+ [\d.]+h0"/
    #expect(svg.firstMatch(of: dot) != nil)
  }
}

extension Regex where Output == Substring {
  init(verbatim text: String) { self = Regex { text } }
}
