import Testing

@testable import WorkbookCharts

/// Ticks and what is written at them.
struct TickTests {
  private func labels(_ domain: ClosedRange<Double>, _ count: Int, _ type: ScaleType = .linear)
    -> [String]
  {
    Scale(type, domain).ticks(count).map(\.label)
  }

  /// The example of Heckbert's article: 105 to 543 with five ticks is labelled in hundreds.
  @Test func `the example of Graphics Gems has its labels`() {
    #expect(labels(105...543, 5) == ["200", "300", "400", "500"])
  }

  @Test func `ticks at both ends of a domain are kept`() {
    #expect(labels(0...1, 6) == ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"])
    #expect(labels(-0.3...0.3, 7) == ["−0.3", "−0.2", "−0.1", "0.0", "0.1", "0.2", "0.3"])
  }

  @Test func `the value of a tick is the double nearest to its label`() {
    for tick in Scale(.linear, -0.7...0.9).ticks(9) {
      #expect(tick.value == Double(tick.label.replacing("−", with: "-")))
    }
  }

  @Test func `very large and very small numbers are written as powers of ten`() {
    #expect(labels(0...1e9, 3) == ["0", "5×10⁸", "1×10⁹"])
    #expect(labels(0...3e-7, 4) == ["0", "1×10⁻⁷", "2×10⁻⁷", "3×10⁻⁷"])
    #expect(labels(0...25000, 6) == ["0", "5000", "10000", "15000", "20000", "25000"])
  }

  @Test func `a logarithmic axis is labelled at powers of ten`() {
    #expect(labels(1e-3...10, 6, .log) == ["10⁻³", "10⁻²", "10⁻¹", "10⁰", "10¹"])
    #expect(labels(1e-12...1, 5, .log) == ["10⁻¹²", "10⁻⁹", "10⁻⁶", "10⁻³", "10⁰"])
  }

  @Test func `a logarithmic axis within a decade is labelled at round numbers`() {
    #expect(labels(0.15...5.5, 6, .log) == ["0.2", "0.5", "1", "2", "5"])
    #expect(labels(11...15, 6, .log) == ["11", "12", "13", "14", "15"])
  }

  @Test func `minor ticks stand at two to nine times the powers of few decades`() {
    #expect(Scale(.log, 1...20).minorTicks() == [2, 3, 4, 5, 6, 7, 8, 9, 20])
    #expect(Scale(.log, 1...1e8).minorTicks() == (0...8).map(powerOfTen))
    #expect(Scale(.log, 1e-200...1e200).minorTicks() == [])
    #expect(Scale(.linear, 1...20).minorTicks() == [])
  }

  @Test(arguments: [1e-280...1e300, 1e-300...2, 1...(1 + 1e-8), 9.99e299...1e300])
  func `extreme domains have few finite ticks`(_ domain: ClosedRange<Double>) {
    for type in [ScaleType.linear, .log] {
      let ticks = Scale(type, domain).ticks(6)
      #expect(ticks.count <= 12)
      #expect(ticks.allSatisfy { $0.value.isFinite && !$0.label.isEmpty })
    }
  }

  @Test func `a data range is widened to round numbers, a single value to a range around it`() {
    func domain(_ values: [Double], _ type: ScaleType, _ margin: Margin) -> ClosedRange<Double> {
      var extent = Extent()
      extent.include(values)
      return Scale(fitting: extent, type, margin: margin).domain
    }
    #expect(domain([0.03, 0.97], .linear, .round) == 0...1)
    #expect(domain([0, 1], .linear, .round) == 0...1)
    #expect(domain([2, 2], .linear, .round) == 1...3)
    #expect(domain([0], .linear, .none) == -1...1)
    #expect(domain([1, 100], .log, .none) == 1...100)
    #expect(domain([1e-299, 1e299], .log, .round).upperBound <= 1e300)
    #expect(domain([-1e300, 1e300], .linear, .round).contains(1e300))
  }
}
