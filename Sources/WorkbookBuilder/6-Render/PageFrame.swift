import Mustache

/// Everything around a page's text: title, contents list, ways to other pages. The only place where
/// Mustache is used; the theme's `page.mustache` says how it is laid out.
struct PageFrame {
  let theme: Theme
  let course: SplicedCourse
  let layout: SiteLayout
  let edition: Edition
  /// Whether any page of the site has a formula.
  let hasMath: Bool
  /// Whether the edition has anything to keep a ledger of.
  let hasLedger: Bool

  /// - Parameters:
  ///   - contents: the chapter's contents list.
  ///   - body: the text.
  ///   - ending: what comes below it.
  func html(_ spliced: SplicedChapter, contents: String, body: String, ending: String) -> String {
    let chapter = spliced.chapter
    let isIndex = chapter.id == .index
    let settings = course.settings
    let sources = chapter.frontMatter.sources.joined(separator: "; ")
    var values: [String: Any] = [
      "language": settings.language,
      "courseTitle": settings.title,
      "pageTitle": isIndex ? settings.title : "\(chapter.frontMatter.title) · \(settings.title)",
      "title": chapter.frontMatter.title,
      "root": layout.root(from: edition),
      "edition": edition.rawValue,
      "week": orFalse(chapter.frontMatter.week.map(String.init)),
      "summary": orFalse(chapter.frontMatter.summary),
      "author": orFalse(settings.author),
      "hasEditions": settings.editions.count > 1,
      "editions": editions(of: chapter.id),
      "hasMath": hasMath,
      "ledger": orFalse(hasLedger ? SiteLayout.ledger : nil),
      "isLedger": chapter.id == Self.ledger,
      "isIndex": isIndex,
      "hasContents": !contents.isEmpty,
      "contents": contents,
      "body": body,
      "ending": ending,
      "hasChapters": isIndex && course.chapters.count > 1,
      "chapters": course.chapters.filter { $0.chapter.id != .index }.map(listed),
      "hasRequires": !chapter.frontMatter.requires.isEmpty,
      "requires": chapter.frontMatter.requires.compactMap(link),
      "sources": orFalse(sources.isEmpty ? nil : sources),
    ]
    if let position = course.chapters.firstIndex(where: { $0.chapter.id == chapter.id }) {
      if position > 0 { values["previous"] = listed(course.chapters[position - 1]) }
      if position + 1 < course.chapters.count {
        values["next"] = listed(course.chapters[position + 1])
      }
    }
    return theme.page.render(values)
  }

  private static let ledger = ChapterID("ledger")

  /// The ledger's page.
  func html(_ page: LedgerPage) -> String {
    let matter = FrontMatter(title: LedgerPage.title, summary: LedgerPage.summary)
    return html(
      SplicedChapter(chapter: Chapter(id: Self.ledger, file: "", frontMatter: matter)),
      contents: page.contents.contentsHTML, body: page.body, ending: "")
  }

  private func editions(of chapter: ChapterID) -> [[String: Any]] {
    course.settings.editions.map {
      [
        "name": $0.rawValue, "isThis": $0 == edition,
        "address": layout.address(of: chapter, $0, from: edition),
      ]
    }
  }

  /// Every name that the template uses is there, as `false` where there is nothing: a missing one
  /// would be looked up in the page around it.
  private func listed(_ spliced: SplicedChapter) -> [String: Any] {
    let chapter = spliced.chapter
    return [
      "title": chapter.frontMatter.title,
      "address": layout.address(of: chapter.id, edition, from: edition),
      "week": orFalse(chapter.frontMatter.week.map(String.init)),
      "summary": orFalse(chapter.frontMatter.summary),
    ]
  }

  private func link(_ id: ChapterID) -> [String: Any]? {
    course.chapters.first { $0.chapter.id == id }.map(listed)
  }

  private func orFalse(_ text: String?) -> Any {
    if let text { text } else { false }
  }
}
