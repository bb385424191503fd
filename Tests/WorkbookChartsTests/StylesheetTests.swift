import Foundation
import Testing

@testable import WorkbookCharts

/// The stylesheet that colours charts. It belongs to the theme; what it promises is tested beside
/// what it colours.
struct StylesheetTests {
  private func stylesheet(_ name: String = "charts") throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try String(
      contentsOf: root.appending(path: "Sources/WorkbookBuilder/6-Render/Theme/\(name).css"),
      encoding: .utf8)
  }

  /// The blocks that set the palette, in order: light, dark by preference, dark by choice, print.
  private func palettes() throws -> [[String: String]] {
    try stylesheet().matches(of: /\{([^{}]*--chart-series-1:[^{}]*)\}/).map { block in
      var palette: [String: String] = [:]
      for line in block.output.1.matches(of: /--(chart-[a-z0-9-]+): (#[0-9a-f]{6});/) {
        palette[String(line.output.1)] = String(line.output.2)
      }
      if let share = block.output.1.firstMatch(of: /--chart-shade: (\d+)%/) {
        palette["chart-shade"] = String(share.output.1)
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

  /// Mixing in Oklab, as the stylesheet asks of a browser.
  @Test func `the colours of lines on a scale of numbers stand out from every paper`() throws {
    for palette in try palettes() {
      let paper = try #require(palette["chart-paper"])
      let share = try #require(palette["chart-shade"].flatMap(Double.init)) / 100
      let ink = try #require(palette["chart-ink"])
      for color in ColorRamp.viridis.colors {
        let (a, b) = (oklab(color), oklab(ink))
        let mixed = zip(a, b).map { share * $0 + (1 - share) * $1 }
        let (light, dark) = (luminance(oklab: mixed), luminance(paper))
        let contrast = (max(light, dark) + 0.05) / (min(light, dark) + 0.05)
        #expect(contrast >= 3, "\(color) on \(paper): \(contrast)")
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

  @Test func `no rule of the page's stylesheet is about a class of charts`() throws {
    let snapshots = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Snapshots")
    let files = try FileManager.default.contentsOfDirectory(
      at: snapshots, includingPropertiesForKeys: nil)
    var classes: Set<Substring> = []
    for file in files {
      let svg = try String(contentsOf: file, encoding: .utf8)
      for found in svg.matches(of: /class="([^"]*)"/) {
        classes.formUnion(found.output.1.split(separator: " "))
      }
    }
    #expect(classes.contains("legend") && classes.contains("label"))
    for rule in try stylesheet("theme").matches(of: /(?m)^ *\.([a-z-]+)[^{\n]*\{/) {
      #expect(!classes.contains(rule.output.1), "\(rule.output.0)")
    }
  }

  /// Contrast ratio, WCAG 2.1, "contrast ratio" and "relative luminance".
  private func contrast(_ a: String, _ b: String) -> Double {
    let (light, dark) = (max(luminance(a), luminance(b)), min(luminance(a), luminance(b)))
    return (light + 0.05) / (dark + 0.05)
  }

  private func luminance(_ colour: String) -> Double {
    let rgb = linear(colour)
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]
  }

  private func linear(_ colour: String) -> [Double] {
    let value = Int(colour.dropFirst(), radix: 16) ?? 0
    return [value >> 16, (value >> 8) & 255, value & 255].map { channel in
      let s = Double(channel) / 255
      return s <= 0.03928 ? s / 12.92 : pow((s + 0.055) / 1.055, 2.4)
    }
  }

  /// Björn Ottosson, *A perceptual color space for image processing*, 2020.
  private func oklab(_ colour: String) -> [Double] {
    let rgb = linear(colour)
    let l = cbrt(0.4122214708 * rgb[0] + 0.5363325363 * rgb[1] + 0.0514459929 * rgb[2])
    let m = cbrt(0.2119034982 * rgb[0] + 0.6806995451 * rgb[1] + 0.1073969566 * rgb[2])
    let s = cbrt(0.0883024619 * rgb[0] + 0.2817188376 * rgb[1] + 0.6299787005 * rgb[2])
    return [
      0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s,
    ]
  }

  private func luminance(oklab lab: [Double]) -> Double {
    let l = pow(lab[0] + 0.3963377774 * lab[1] + 0.2158037573 * lab[2], 3)
    let m = pow(lab[0] - 0.1055613458 * lab[1] - 0.0638541728 * lab[2], 3)
    let s = pow(lab[0] - 0.0894841775 * lab[1] - 1.2914855480 * lab[2], 3)
    let red = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s
    let green = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s
    let blue = -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
}
