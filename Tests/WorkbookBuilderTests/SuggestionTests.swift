import Testing

@testable import WorkbookBuilder

struct SuggestionTests {
  @Test func `a name that is like nothing known gets no suggestion`() {
    #expect(suggestion(for: "banana", among: ["hint", "note"]) == nil)
  }

  @Test(arguments: [
    ("probelm", "problem"), ("solutoin", "solution"), ("Hint", "hint"), ("prf", "prb"),
  ])
  func `the nearest known name is suggested`(typed: String, meant: String) {
    #expect(suggestion(for: typed, among: ["problem", "solution", "hint", "prb"]) == meant)
  }

  @Test func `of two names that are equally near the one that begins alike is meant`() {
    #expect(suggestion(for: "\\fra", among: ["\\Bra", "\\bra", "\\frac"]) == "\\frac")
  }

  @Test func `swapping two neighbours is one edit`() {
    #expect(editDistance("verfiy", "verify") == 1)
    #expect(editDistance("", "abc") == 3)
  }
}
