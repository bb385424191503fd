/// Something that draws itself as one SVG picture: a `Chart`, `Panels` of charts, or `Frames`.
public protocol Picture {
  /// The picture as an `<svg>` element: see `Drawing.svg`.
  ///
  /// - Parameters:
  ///   - title: the accessible name, plain text.
  ///   - description: what there is to see, for a reader who does not see it, plain text.
  /// - Throws: `ChartError` when there is no picture of this data; what a plotted function throws.
  func svg(title: String, description: String) throws -> String

  /// The picture with what belongs to it; without data, if the type does not say more.
  func drawing(title: String, description: String) throws -> Drawing
}

extension Picture {
  public func drawing(title: String, description: String) throws -> Drawing {
    Drawing(svg: try svg(title: title, description: description))
  }
}

/// A drawn picture.
public struct Drawing: Sendable, Hashable {
  /// An `<svg>` element, 640 units wide, coloured by a stylesheet through classes.
  ///
  /// The element has no ids, so that any number of pictures can share a page, and no size of its
  /// own: it takes the width that the page gives it.
  public var svg: String
  /// The data as CSV (RFC 4180, with a heading); empty if there is nothing but texts.
  public var data: String
  /// The picture as one that a reader moves, where it is one; `svg` shows the same standing still.
  public var frames: DrawnFrames?

  public init(svg: String, data: String = "", frames: DrawnFrames? = nil) {
    self.svg = svg
    self.data = data
    self.frames = frames
  }
}

/// A picture of which one frame shows at a time.
public struct DrawnFrames: Sendable, Hashable {
  /// What differs from frame to frame; with `$math$`.
  public var name: String
  /// What it is in each of the frames; plain text.
  public var values: [String]
  /// An `<svg>` element with a group of the class `frame` for each of the values, of which all but
  /// the first have `display="none"`.
  public var svg: String

  public init(name: String, values: [String], svg: String) {
    self.name = name
    self.values = values
    self.svg = svg
  }
}
