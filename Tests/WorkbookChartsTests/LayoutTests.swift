import Foundation
import Testing

@testable import WorkbookCharts

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Where words stand. The boxes are those of an estimate; a browser has confirmed the estimate with
/// three faces.
struct LayoutTests {
  @Test func `no words collide, and none leave the picture`() throws {
    for sample in Sample.all {
      let words = try Words(sample.picture.svg(title: "t", description: "d"))
      #expect(words.boxes.count > 3, "\(sample.name)")
      for (index, word) in words.boxes.enumerated() {
        #expect(words.picture.contains(word.frame), "\(sample.name): \(word)")
        for other in words.boxes[..<index] {
          #expect(!word.frame.intersects(other.frame), "\(sample.name): \(word), \(other)")
        }
      }
    }
  }

  @Test func `text marks at one point are written beside each other`() throws {
    let chart = Chart {
      for k in 0..<30 { TextMark(x: .value("x", 1), y: .value("y", 1), "label \(k)") }
    }
    let words = try Words(chart.svg(title: "", description: ""))
    let labels = words.boxes.filter { $0.text.hasPrefix("label") }
    #expect(labels.count == 30)
    for (index, label) in labels.enumerated() {
      #expect(labels[..<index].allSatisfy { !$0.frame.intersects(label.frame) })
    }
  }

  @Test func `the legend wraps above the plot, and the plot keeps its height`() throws {
    let data = try ChartData(Sample.manySeries.layers, Sample.manySeries.settings)
    let entries = Legend.entries(of: [data], SeriesNames([data]))
    let plan = ChartPlan(data, legend: entries, width: 640, height: 360)
    #expect(entries.count == 20 && plan.legend.rows.count > 4)
    let legendBottom = plan.legendTop + Double(plan.legend.rows.count) * Legend.rowHeight
    #expect(legendBottom <= plan.plot.top)
    #expect(plan.plot.height >= 198)
    #expect(plan.height >= plan.plot.bottom)
  }
}

/// The words of a picture and the boxes that they take.
private final class Words: NSObject, XMLParserDelegate {
  struct Box {
    var text: String
    var frame: Frame
  }

  var picture = Frame(left: 0, top: 0, right: 0, bottom: 0)
  var boxes: [Box] = []
  private var offsets: [Point] = [Point(x: 0, y: 0)]
  private var open: [String: String]?
  private var text = ""

  init(_ svg: String) throws {
    super.init()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = self
    #expect(parser.parse())
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    switch name {
    case "svg":
      let size = (attributes["viewBox"] ?? "").split(separator: " ").compactMap { Double($0) }
      if size.count == 4 { picture = Frame(left: 0, top: 0, right: size[2], bottom: size[3]) }
    case "g":
      let shift = (attributes["transform"] ?? "").split { !"-.0123456789".contains($0) }
        .compactMap { Double($0) }
      let last = offsets.last ?? Point(x: 0, y: 0)
      offsets.append(
        shift.count == 2 ? Point(x: last.x + shift[0], y: last.y + shift[1]) : last)
    case "text":
      open = attributes
      text = ""
    default: break
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    if name == "g" { offsets.removeLast() }
    guard name == "text", let attributes = open, let shift = offsets.last else { return }
    func number(_ name: String) -> Double? { attributes[name].flatMap(Double.init) }
    let size = number("font-size") ?? 12
    let width = number("textLength") ?? TextSize.width(text, size: size)
    let (x, y) = ((number("x") ?? 0) + shift.x, (number("y") ?? 0) + shift.y)
    let back =
      switch attributes["text-anchor"] {
      case "middle": width / 2
      case "end": width
      default: 0.0
      }
    let (up, down) = (size * 0.8, size * 0.2)
    let frame =
      attributes["transform"] == nil
      ? Frame(left: x - back, top: y - up, right: x - back + width, bottom: y + down)
      : Frame(left: x - up, top: y + back - width, right: x + down, bottom: y + back)
    boxes.append(Box(text: text, frame: frame))
    open = nil
  }
}
