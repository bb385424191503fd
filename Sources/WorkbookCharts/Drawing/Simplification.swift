/// The fewest of the points from which the line keeps within `tolerance` of where it was.
///
/// David H. Douglas and Thomas K. Peucker, *Algorithms for the reduction of the number of points
/// required to represent a digitized line or its caricature*, Cartographica 10 (1973), 112 to 122;
/// with the distance to the segment instead of that to its line, so that a path may turn back. Long
/// lines are done piece by piece, which bounds the worst case.
func simplified(_ points: [Point], tolerance: Double = 0.05) -> [Point] {
  guard points.count > 2 else { return points }
  var keeps = [Bool](repeating: false, count: points.count)
  let pieceLength = 512
  for start in stride(from: 0, to: points.count - 1, by: pieceLength) {
    let end = min(start + pieceLength, points.count - 1)
    keeps[start] = true
    keeps[end] = true
    var open = [(start, end)]
    while let (first, last) = open.popLast() {
      guard last - first > 1 else { continue }
      var farthest = first
      var distance = tolerance * tolerance
      for index in (first + 1)..<last {
        let d = squaredDistance(points[index], points[first], points[last])
        if d > distance { (farthest, distance) = (index, d) }
      }
      guard farthest != first else { continue }
      keeps[farthest] = true
      open.append((first, farthest))
      open.append((farthest, last))
    }
  }
  return zip(points, keeps).lazy.filter(\.1).map(\.0)
}

private func squaredDistance(_ p: Point, _ a: Point, _ b: Point) -> Double {
  let (dx, dy) = (b.x - a.x, b.y - a.y)
  let length = dx * dx + dy * dy
  let share = length > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / length : 0
  let t = min(max(share, 0), 1)
  let (ex, ey) = (a.x + t * dx - p.x, a.y + t * dy - p.y)
  return ex * ex + ey * ey
}
