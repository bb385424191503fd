import CommonMark

/// Makes the page of one chapter in one edition.
///
/// The text becomes a tree of CommonMark nodes, with a custom node for everything that CommonMark
/// does not know, and libcmark writes it out. What each kind of element looks like stands in the
/// extensions: text, blocks, divisions, snippets, results, notes.
struct PageRenderer {
  let course: SplicedCourse
  let spliced: SplicedChapter
  let edition: Edition
  let layout: SiteLayout
  /// Typeset formulas by `FormulaSource.key`.
  let formulas: [String: String]
  /// Highlighted code by the whole code.
  let codes: [String: String]
  let notes: NoteNumbers
  /// The snippets that the edition shows.
  let snippets: [Snippet]
  let files: CourseFiles
  /// What the edition says about its equations.
  let ledger: Ledger

  /// What the page shows that is wrong.
  var diagnostics: [Diagnostic] = []
  /// Files that the page needs, by their path below `site/`.
  var media: [String: Site.File] = [:]
  /// The contents list, filled as headings and problems are met.
  var contents: [ContentsEntry] = []

  /// Where the page refers to equations.
  var uses: [EquationUse] = []

  /// Ids that the page has so far: an id may stand on a page once.
  var usedIDs: Set<String> = []
  /// How often each footnote was referred to, for the ids of the ways back.
  var footnoteUses: [String: Int] = [:]
  /// Within a link or the contents list there can be no further link.
  var isInert = false
  /// The level of the heading that the text stands under; the page's title is 1.
  var headingLevel = 1
  /// Added to the levels of the text's headings, so that the highest comes below the page's title.
  private(set) var headingShift = 0
  /// The heading that the text stands under, and the blocks around it, for saying where that is.
  var lastHeading = ""
  var openDivisions: [Division] = []
  /// How many blocks that fold, or stand apart, the text is in: their headings are not contents.
  var foldDepth = 0

  init(
    course: SplicedCourse, spliced: SplicedChapter, edition: Edition, layout: SiteLayout,
    formulas: [String: String], codes: [String: String], files: CourseFiles, ledger: Ledger
  ) {
    self.course = course
    self.spliced = spliced
    self.edition = edition
    self.layout = layout
    self.formulas = formulas
    self.codes = codes
    self.files = files
    self.ledger = ledger
    notes = NoteNumbers(spliced, edition: edition)
    snippets = spliced.snippets(in: edition)
    var highest = 2
    spliced.chapter.forEachBlock {
      if case .heading(let heading) = $0 { highest = min(highest, heading.level) }
    }
    headingShift = 2 - highest
  }

  /// The chapter's text, without its title, notes and references.
  mutating func body() -> String {
    Node(.document, nodes(spliced.chapter.blocks)).html()
  }

  /// An id that the page does not have yet.
  mutating func unusedID(_ wanted: String) -> String {
    var id = wanted
    var count = 1
    while !usedIDs.insert(id).inserted {
      count += 1
      id = "\(wanted)-\(count)"
    }
    return id
  }

  /// ` id="…"` the first time that an id is asked for, nothing after that: a figure may be placed
  /// twice, and references lead to the first.
  mutating func idAttribute(_ id: String?) -> String {
    guard let id, usedIDs.insert(id).inserted else { return "" }
    return " id=\"\(id.htmlEscaped)\""
  }
}

extension PageRenderer {
  /// A link to an element from that element, which shows when the pointer is near.
  func permalink(_ id: String) -> Node {
    Node(
      .customInline(
        onEnter: "<a class=\"permalink\" href=\"#\(id.htmlEscaped)\" "
          + "aria-label=\"Link to this place\">#</a>"))
  }
}
