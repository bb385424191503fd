/// What is written around a picture.
struct Heading: Hashable {
  var title: String?
  var subtitle: String?
  var caption: String?

  var texts: [String] { [title, subtitle, caption].compactMap { $0 } }
}

/// A heading broken into lines: a title with a subtitle above a picture, a caption below it.
struct HeadingLines {
  private let title: [String]
  private let subtitle: [String]
  private let caption: [String]
  private let width: Double

  /// From the left edge, 8 units into the picture, over `width`.
  init(_ heading: Heading, width: Double) {
    title = TextSize.lines(heading.title ?? "", width: width, size: TextSize.title)
    subtitle = TextSize.lines(heading.subtitle ?? "", width: width)
    caption = TextSize.lines(heading.caption ?? "", width: width)
    self.width = width
  }

  /// What title and subtitle take.
  var height: Double {
    Double(title.count) * Self.titleHeight + Double(subtitle.count) * ChartPlan.lineHeight
      + (subtitle.isEmpty ? 0 : 3)
  }

  /// What the caption takes, with the room above it.
  var captionHeight: Double {
    caption.isEmpty ? 0 : Double(caption.count) * ChartPlan.lineHeight + 8
  }

  private static let titleHeight = 19.0

  func draw(top: Double, captionTop: Double, into svg: inout SVGWriter) {
    for (index, line) in title.enumerated() {
      let baseline = top + 14 + Self.titleHeight * Double(index)
      svg.text(
        line, at: Point(x: ChartPlan.edge, y: baseline), "title", size: TextSize.title,
        room: width)
    }
    let below = top + Self.titleHeight * Double(title.count) + 12
    draw(subtitle, "subtitle", firstBaseline: below, into: &svg)
    draw(caption, "caption", firstBaseline: captionTop + 14, into: &svg)
  }

  private func draw(
    _ lines: [String], _ styleClass: String, firstBaseline: Double, into svg: inout SVGWriter
  ) {
    for (index, line) in lines.enumerated() {
      let baseline = firstBaseline + Double(index) * ChartPlan.lineHeight
      svg.text(line, at: Point(x: ChartPlan.edge, y: baseline), styleClass, room: width)
    }
  }
}
