import Foundation
import Testing

/// The stylesheet that colours charts. It belongs to the theme; what it promises is tested beside
/// what it colours.
struct StylesheetTests {
  private func stylesheet() throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try String(
      contentsOf: root.appending(path: "Sources/WorkbookBuilder/6-Render/Theme/charts.css"),
      encoding: .utf8)
  }

  /// The blocks that set the palette, in order: light, dark by preference, dark by choice, print.
  private func palettes() throws -> [[String: String]] {
    try stylesheet().matches(of: /\{([^{}]*--chart-series-1:[^{}]*)\}/).map { block in
      var palette: [String: String] = [:]
      for line in block.output.1.matches(of: /--(chart-[a-z0-9-]+): (#[0-9a-f]{6});/) {
        palette[String(line.output.1)] = String(line.output.2)
      }
      return palette
    }
  }

  @Test func `every palette has eight different colours that stand out from its paper`() throws {
    let palettes = try palettes()
    #expect(palettes.count == 4)
    for palette in palettes {
      let paper = try #require(palette["chart-paper"])
      let colours = (1...8).compactMap { palette["chart-series-\($0)"] }
      #expect(Set(colours).count == 8)
      for colour in colours {
        let contrast = contrast(colour, paper)
        #expect(contrast >= 3, "\(colour) on \(paper): \(contrast)")
      }
    }
  }

  @Test func `dark by preference and dark by choice are the same`() throws {
    let palettes = try palettes()
    #expect(palettes[1] == palettes[2])
    #expect(palettes[0] != palettes[1])
  }

  @Test func `every series class has its colour`() throws {
    let css = try stylesheet()
    for k in 1...8 {
      #expect(css.contains(".chart .series-\(k) { --chart-colour: var(--chart-series-\(k)); }"))
    }
  }

  /// Contrast ratio, WCAG 2.1, "contrast ratio" and "relative luminance".
  private func contrast(_ a: String, _ b: String) -> Double {
    let (light, dark) = (max(luminance(a), luminance(b)), min(luminance(a), luminance(b)))
    return (light + 0.05) / (dark + 0.05)
  }

  private func luminance(_ colour: String) -> Double {
    let value = Int(colour.dropFirst(), radix: 16) ?? 0
    let channels = [value >> 16, (value >> 8) & 255, value & 255].map { channel in
      let s = Double(channel) / 255
      return s <= 0.03928 ? s / 12.92 : pow((s + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }
}
