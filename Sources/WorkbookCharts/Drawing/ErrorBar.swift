extension PathData {
  /// What of an error bar lies inside a frame: the bar, and a cap at each end that does.
  mutating func addErrorBar(_ ends: (Point, Point), inside frame: Frame) {
    let (a, b) = ends
    guard a.isFinite, b.isFinite else { return }
    for piece in frame.pieces(ofLine: [a, b]) { polyline(piece) }
    let half = 3.5
    for end in [a, b] where frame.contains(end) {
      let isUpright = a.x == b.x
      let (dx, dy) = isUpright ? (half, 0) : (0, half)
      polyline([
        Point(x: end.x - dx, y: end.y - dy), Point(x: end.x + dx, y: end.y + dy),
      ])
    }
  }
}
