import Testing

@testable import WorkbookCharts

/// Cutting, thinning and writing paths.
struct GeometryTests {
  private let frame = Frame(left: 0, top: 0, right: 10, bottom: 10)

  private func points(_ pairs: (Double, Double)...) -> [Point] {
    pairs.map { Point(x: $0.0, y: $0.1) }
  }

  @Test func `a line is cut where it leaves the frame and goes on where it returns`() {
    let line = points((5, 5), (15, 5), (15, 8), (5, 8))
    #expect(frame.pieces(ofLine: line) == [points((5, 5), (10, 5)), points((10, 8), (5, 8))])
  }

  @Test func `a line across the frame is kept although both its ends are outside`() {
    #expect(frame.pieces(ofLine: points((-5, 5), (15, 5))) == [points((0, 5), (10, 5))])
    #expect(frame.pieces(ofLine: points((-4, 0), (12, 16))) == [points((0, 4), (6, 10))])
  }

  @Test func `a line past a corner of the frame is left out`() {
    #expect(frame.pieces(ofLine: points((-5, 5), (5, -6))) == [])
    #expect(frame.pieces(ofLine: points((11, 0), (11, 10))) == [])
  }

  @Test func `a NaN interrupts a line, and a point between two is a piece of its own`() {
    let line = points((1, 1), (2, 2), (.nan, 3), (4, 4), (5, .nan), (6, 6), (7, 7))
    #expect(
      frame.pieces(ofLine: line)
        == [points((1, 1), (2, 2)), points((4, 4)), points((6, 6), (7, 7))])
  }

  @Test func `an area is cut along the edges of the frame`() {
    let part = frame.part(ofArea: points((-5, 2), (5, 2), (5, 20), (-5, 20)))
    #expect(Set(part) == Set(points((0, 2), (5, 2), (5, 10), (0, 10))))
    #expect(frame.part(ofArea: points((20, 20), (30, 20), (30, 30))) == [])
  }

  @Test func `points on a straight line are left out, a corner and a turning point are kept`() {
    #expect(simplified(points((0, 0), (1, 1), (2, 2.01), (9, 9))) == points((0, 0), (9, 9)))
    #expect(
      simplified(points((0, 0), (5, 0), (5, 5))) == points((0, 0), (5, 0), (5, 5)))
    // Seen from its line alone, the far point would be on the way.
    #expect(
      simplified(points((0, 0), (9, 0), (2, 0))) == points((0, 0), (9, 0), (2, 0)))
  }

  @Test func `a thinned line keeps within its tolerance`() {
    let wave = (0...3000).map { (index: Int) -> Point in
      let t = Double(index) / 3000
      return Point(x: 600 * t, y: 300 * t * (1 - t) * (1 + 3 * t) + (index % 7 == 0 ? 0.04 : 0))
    }
    let thin = simplified(wave)
    #expect(thin.count < 200)
    var segment = 0
    for point in wave {
      while thin[segment + 1].x < point.x { segment += 1 }
      let (a, b) = (thin[segment], thin[segment + 1])
      let slope = (b.y - a.y) / (b.x - a.x)
      let above = (a.y + slope * (point.x - a.x) - point.y).magnitude
      #expect(above / (1 + slope * slope).squareRoot() <= 0.05 + 1e-9)
    }
  }

  @Test func `a path is written in rounded relative steps that do not add up errors`() {
    var path = PathData()
    path.polyline(points((0.005, 1), (0.333, 1), (0.666, 1.5), (0.999, 1.5), (1, 0.25)))
    #expect(path.text == "M.01 1h.32l.34 .5h.33v-1.25")
  }

  @Test(
    arguments: [
      (0.0, "0"), (-0.004, "0"), (0.25, ".25"), (-0.5, "-.5"), (3, "3"), (12.345, "12.35"),
      (-7.01, "-7.01"), (640, "640"), (99.999, "100"),
    ])
  func `coordinates have at most two decimals`(_ value: Double, _ text: String) {
    #expect(decimal(value) == text)
  }
}
