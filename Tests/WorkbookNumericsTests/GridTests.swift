import Testing
import WorkbookNumerics

@Suite struct GridTests {
  @Test func `grids meet both ends to the last bit, wherever they are`() {
    var generator = SeededGenerator(seed: 61)
    for _ in 0..<500 {
      let (first, last) = (20 * generator.normal(), 20 * generator.normal())
      let grid = linspace(first, last, 2000)
      #expect(grid[0] == first && grid[1999] == last)
    }
    let greatest = Double.greatestFiniteMagnitude
    let wide = linspace(-greatest, greatest, 5)
    #expect(wide[2] == 0 && isClose(wide[3], greatest / 2, 1e-15) && wide[4] == greatest)
  }
}
