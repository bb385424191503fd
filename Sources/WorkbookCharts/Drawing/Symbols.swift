extension SymbolShape {
  /// Filled with the colour of the series, rather than drawn with it.
  var isFilled: Bool {
    switch self {
    case .square, .triangle, .diamond: true
    case .circle, .cross, .ring: false
    }
  }
}

extension PathData {
  /// One symbol. The shapes cover about the same area as a circle that is `size` wide.
  mutating func symbol(_ shape: SymbolShape, at center: Point, size: Double) {
    func corner(_ x: Double, _ y: Double) -> Point {
      Point(x: center.x + x * size, y: center.y + y * size)
    }
    switch shape {
    case .circle:
      dot(at: center)
    case .square:
      polygon([
        corner(-0.45, -0.45), corner(0.45, -0.45), corner(0.45, 0.45), corner(-0.45, 0.45),
      ])
    case .triangle:
      polygon([corner(0, -0.75), corner(0.65, 0.375), corner(-0.65, 0.375)])
    case .diamond:
      polygon([corner(0, -0.65), corner(0.65, 0), corner(0, 0.65), corner(-0.65, 0)])
    case .ring:
      circle(at: center, radius: size / 2)
    case .cross:
      polyline([corner(-0.5, -0.5), corner(0.5, 0.5)])
      polyline([corner(-0.5, 0.5), corner(0.5, -0.5)])
    }
  }
}
