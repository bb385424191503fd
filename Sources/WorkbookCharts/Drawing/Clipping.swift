/// What of a line or an area lies inside a frame. Cut by arithmetic rather than by a `clipPath`,
/// which would need an id of its own on every page.
extension Frame {
  /// The pieces of the line through `points` inside the frame. A point that is not finite
  /// interrupts the line; a point without neighbours is a piece of its own.
  ///
  /// You-Dong Liang and Brian A. Barsky, *A new concept and method for line clipping*, ACM
  /// Transactions on Graphics 3 (1984), 1 to 22.
  func pieces(ofLine points: [Point]) -> [[Point]] {
    var pieces: [[Point]] = []
    var piece: [Point] = []
    func finish() {
      if !piece.isEmpty { pieces.append(piece) }
      piece.removeAll(keepingCapacity: true)
    }
    var previous: Point?
    var isAlone = false
    for point in points {
      guard point.isFinite else {
        if isAlone, let previous, contains(previous) { piece = [previous] }
        finish()
        previous = nil
        isAlone = false
        continue
      }
      if let start = previous {
        isAlone = false
        if let (a, b) = segment(start, point) {
          if piece.last != a {
            finish()
            piece.append(a)
          }
          piece.append(b)
          if b != point { finish() }
        } else {
          finish()
        }
      } else {
        isAlone = true
      }
      previous = point
    }
    if isAlone, let previous, contains(previous) { piece = [previous] }
    finish()
    return pieces
  }

  /// The part of the segment inside the frame.
  private func segment(_ a: Point, _ b: Point) -> (Point, Point)? {
    if contains(a), contains(b) { return (a, b) }
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    var (enter, leave) = (0.0, 1.0)
    let edges = [
      (-dx, a.x - left), (dx, right - a.x), (-dy, a.y - top), (dy, bottom - a.y),
    ]
    for (direction, distance) in edges {
      if direction == 0 {
        if distance < 0 { return nil }
      } else if direction < 0 {
        enter = max(enter, distance / direction)
      } else {
        leave = min(leave, distance / direction)
      }
    }
    guard enter <= leave else { return nil }
    return (
      enter == 0 ? a : Point(x: a.x + enter * dx, y: a.y + enter * dy),
      leave == 1 ? b : Point(x: a.x + leave * dx, y: a.y + leave * dy)
    )
  }

  /// The part of the area inside the frame; where the area leaves the frame, its outline runs along
  /// the edge.
  ///
  /// Ivan E. Sutherland and Gary W. Hodgman, *Reentrant polygon clipping*, Communications of the
  /// ACM 17 (1974), 32 to 42.
  func part(ofArea outline: [Point]) -> [Point] {
    var result = outline
    result = cut(result) { $0.x - left }
    result = cut(result) { right - $0.x }
    result = cut(result) { $0.y - top }
    return cut(result) { bottom - $0.y }
  }

  /// The part of the area where `inside` is not negative; `inside` is linear.
  private func cut(_ outline: [Point], inside: (Point) -> Double) -> [Point] {
    guard var previous = outline.last else { return [] }
    var result: [Point] = []
    result.reserveCapacity(outline.count + 4)
    var before = inside(previous)
    for point in outline {
      let here = inside(point)
      if (before >= 0) != (here >= 0) {
        let share = before / (before - here)
        result.append(
          Point(
            x: previous.x + share * (point.x - previous.x),
            y: previous.y + share * (point.y - previous.y)))
      }
      if here >= 0 { result.append(point) }
      (previous, before) = (point, here)
    }
    return result
  }
}
