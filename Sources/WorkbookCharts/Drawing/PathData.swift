/// The `d` of a path, in hundredths of a unit and relative steps, with no character to spare.
///
/// Steps are taken between rounded positions, so that rounding never adds up along a path.
struct PathData {
  private(set) var text = ""
  private var x = 0
  private var y = 0
  /// Where the current subpath began: closing returns there.
  private var startX = 0
  private var startY = 0
  private var command: Character = " "

  var isEmpty: Bool { text.isEmpty }

  mutating func move(to point: Point) {
    let (newX, newY) = (hundredths(point.x), hundredths(point.y))
    if text.isEmpty { write("M", newX, newY) } else { write("m", newX - x, newY - y) }
    (x, y) = (newX, newY)
    (startX, startY) = (newX, newY)
  }

  mutating func line(to point: Point) {
    let (newX, newY) = (hundredths(point.x), hundredths(point.y))
    let (dx, dy) = (newX - x, newY - y)
    if dx == 0, dy == 0 { return }
    if dy == 0 { write("h", dx) } else if dx == 0 { write("v", dy) } else { write("l", dx, dy) }
    (x, y) = (newX, newY)
  }

  mutating func close() {
    text += "z"
    command = "z"
    (x, y) = (startX, startY)
  }

  /// A dot: a line of no length, which round caps make visible.
  mutating func dot(at point: Point) {
    move(to: point)
    write("h", 0)
  }

  /// A full circle: two arcs.
  mutating func circle(at center: Point, radius: Double) {
    move(to: Point(x: center.x - radius, y: center.y))
    let (r, d) = (decimal(radius), decimal(2 * radius))
    text += "a\(r) \(r) 0 1 0 \(d) 0a\(r) \(r) 0 1 0 -\(d) 0"
    close()
  }

  /// A line through the points; one point alone is a dot.
  mutating func polyline(_ points: [Point]) {
    guard let first = points.first else { return }
    move(to: first)
    let moved = text.utf8.count
    for point in points.dropFirst() { line(to: point) }
    if text.utf8.count == moved { write("h", 0) }
  }

  /// A closed outline.
  mutating func polygon(_ points: [Point]) {
    guard let first = points.first else { return }
    move(to: first)
    for point in points.dropFirst() { line(to: point) }
    close()
  }

  private mutating func write(_ command: Character, _ values: Int...) {
    var needsSeparator = false
    if self.command != command {
      text.append(command)
      self.command = command
    } else {
      needsSeparator = true
    }
    for value in values {
      if needsSeparator, value >= 0 { text.append(" ") }
      text += decimal(hundredths: value)
      needsSeparator = true
    }
    // After a move, further pairs would be lines.
    if command == "M" || command == "m" { self.command = " " }
  }
}

/// The nearest hundredth, halves away from zero.
func hundredths(_ value: Double) -> Int {
  Int((min(max(value, -1e9), 1e9) * 100).rounded())
}

/// `1.5`, `-.25`, `3`.
func decimal(hundredths value: Int) -> String {
  let (whole, rest) = (value.magnitude / 100, value.magnitude % 100)
  var text = value < 0 ? "-" : ""
  if whole != 0 || rest == 0 { text += String(whole) }
  if rest != 0 {
    text += rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
  }
  return text
}

/// A coordinate or a length, to the nearest hundredth.
func decimal(_ value: Double) -> String { decimal(hundredths: hundredths(value)) }
