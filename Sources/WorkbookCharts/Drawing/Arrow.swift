extension PathData {
  /// What of an arrow lies inside a frame: a shaft, and, if its end does, two strokes there, at
  /// most two fifths of it long.
  mutating func arrow(
    from start: Point, to end: Point, inset: Double, head: Double, inside frame: Frame
  ) {
    var (start, end) = (start, end)
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let full = (dx * dx + dy * dy).squareRoot()
    let length = full - 2 * inset
    guard start.isFinite, end.isFinite else { return }
    guard length > 0.05 else {
      if inset == 0, frame.contains(end) { dot(at: end) }
      return
    }
    let (ux, uy) = (dx / full, dy / full)
    start = Point(x: start.x + inset * ux, y: start.y + inset * uy)
    end = Point(x: end.x - inset * ux, y: end.y - inset * uy)
    let size = min(head, 0.4 * length)
    func barb(_ side: Double) -> Point {
      Point(
        x: end.x - size * (ux - 0.5 * side * uy), y: end.y - size * (uy + 0.5 * side * ux))
    }
    for piece in frame.pieces(ofLine: [start, end]) { polyline(piece) }
    if frame.contains(end) { polyline([barb(1), end, barb(-1)]) }
  }
}
