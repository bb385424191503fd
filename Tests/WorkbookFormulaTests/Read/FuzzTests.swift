import Testing
import WorkbookFormula

/// The reader answers every input with a formula or a problem, whose places lie in the input.
@Suite struct FuzzTests {
  private static let pieces = [
    "{", "}", "(", ")", "[", "]", "|", "||", "\\|", "\\left(", "\\right)", "\\left|", "\\right|",
    "\\left.", "\\big|", "\\mid", "_", "^", "^{", "_{", "\\frac", "\\frac{", "\\sqrt",
    "\\sum_{i=1}^n", "\\prod_{i<j}", "\\int_0^1", "\\int", "\\iint", "dx", "\\d x", "\\partial",
    "\\partial_t", "\\nabla", "\\nabla\\cdot", "\\Delta", "\\E", "\\E_{", "\\KL(", "\\N(", "\\log",
    "\\max_{", "f", "p", "x", "2", "10", ".", ",", ";", ":", "=", ":=", "\\le", "\\sim", "\\in",
    "\\to", "+", "-", "*", "/", "\\cdot", "\\dots", "'", "!", "&", "\\\\", "\\begin{aligned}",
    "\\end{aligned}", "\\begin{cases}", "\\end{cases}", "\\text{if }", "\\text{const}", "\\quad",
    "\\,", "\\underbrace{", "\\tilde", "\\hat{", "\\dot", "\\mathbf 1", "\\}", "\\{", "\\infty",
    "\\operatorname{tr}", "\\langle", "\\rangle", "e^", "\\substack{", "\\mathcal", "#", "\\", "%",
    "é", "P(", "O(", "\\Big[", "\\Big]", "\\twice{", " ",
  ]

  private let reader = FormulaReader(macros: [
    "\\E": "\\mathbb{E}", "\\N": "\\mathcal{N}", "\\KL": "\\operatorname{KL}", "\\d": "\\mathrm{d}",
    "\\twice": "#1#1", "\\R": "\\mathbb{R}",
  ])

  @Test func `heaps of tokens are read or refused`() {
    var random = SplitMix(state: 1)
    for _ in 0..<5000 {
      let count = Int.random(in: 1...30, using: &random)
      check((0..<count).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined())
    }
  }

  @Test func `changed formulas of the course are read or refused`() throws {
    let corpus = try CourseFormulas.all().map { Array($0.utf8) }
    var random = SplitMix(state: 2)
    for _ in 0..<5000 {
      var bytes = corpus.randomElement(using: &random) ?? []
      for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes.remove(at: place)
        case 1: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
        case 2: bytes.insert(contentsOf: Self.pieces.randomElement(using: &random)!.utf8, at: place)
        default:
          let end = min(bytes.count, place + Int.random(in: 1...20, using: &random))
          bytes.insert(contentsOf: bytes[place..<end], at: place)
        }
      }
      check(String(decoding: bytes, as: UTF8.self))
    }
  }

  private func check(_ tex: String) {
    let length = tex.utf8.count
    func isInside(_ span: Span) -> Bool {
      0 <= span.start && span.start <= span.end && span.end <= length
    }
    func check(_ expression: Expression) {
      if !isInside(expression.span) { Issue.record("\(expression.span) is outside '\(tex)'") }
      for child in expression.children { check(child) }
    }
    do {
      for chain in try reader.read(tex).chains {
        check(chain.first)
        for link in chain.links { check(link.side) }
      }
    } catch {
      if !isInside(error.span) { Issue.record("\(error.span) is outside '\(tex)'") }
    }
  }
}

/// Steele, Lea and Flood, Fast splittable pseudorandom number generators, figure 16.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
