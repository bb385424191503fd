import Testing

@testable import WorkbookNumerics

@Suite struct DecimalTextTests {
  @Test(arguments: [
    (0.5, 7, "0.5"), (1e-12, 7, "1e-12"), (1e20, 7, "1e20"), (.pi, 7, "3.141593"),
    (0.1 + 0.2, 7, "0.3"), (0.1 + 0.2, 17, "0.30000000000000004"), (3.14e-15, 2, "3.1e-15"),
    (1e-5, 7, "1e-5"), (0.0001, 7, "0.0001"), (123_456_789, 7, "1.234568e8"), (-2, 7, "-2"),
    (0, 7, "0"), (.nan, 7, "NaN"), (.infinity, 7, "∞"), (-.infinity, 7, "-∞"),
    (5e-324, 2, "4.9e-324"), (1.5, 0, "2"), (0.1, 99, "0.10000000000000001"),
  ])
  func `a number takes no more room than it needs`(x: Double, digits: Int, text: String) {
    #expect(shortest(x, digits: digits) == text)
  }

  @Test func `a fixed count of decimals is kept, for numbers of any size`() {
    #expect(fixed(2, decimals: 3) == "2.000")
    #expect(fixed(0.126, decimals: 2) == "0.13")
    #expect(fixed(1234.5, decimals: 0) == "1234")
    #expect(fixed(1, decimals: -2) == "1")
    #expect(fixed(-.greatestFiniteMagnitude, decimals: 300).utf8.count == 1 + 309 + 1 + 300)
    #expect(fixed(.nan, decimals: 2) == "NaN")
  }
}
