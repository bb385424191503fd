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

  /// - Parameters:
  ///   - contents: the chapter's contents list.
  ///   - body: the text.
  ///   - ending: what comes below it.
  func html(_ spliced: SplicedChapter, contents: String, body: String, ending: String) -> String {
    let chapter = spliced.chapter
    let isIndex = chapter.id == .index
    let settings = course.settings
    var values: [String: Any] = [
      "language": settings.language,
      "courseTitle": settings.title,
      "pageTitle": isIndex ? settings.title : "\(chapter.frontMatter.title) · \(settings.title)",
      "title": chapter.frontMatter.title,
      "root": layout.root(from: edition),
      "edition": edition.rawValue,
      "editions": editions(of: chapter.id),
      "hasMath": hasMath,
      "isIndex": isIndex,
      "contents": contents,
      "body": body,
      "ending": ending,
      "chapters": isIndex ? course.chapters.filter { $0.chapter.id != .index }.map(listed) : [],
      "requires": chapter.frontMatter.requires.compactMap(link),
    ]
    if let week = chapter.frontMatter.week { values["week"] = "\(week)" }
    if let summary = chapter.frontMatter.summary { values["summary"] = summary }
    if let author = settings.author { values["author"] = author }
    if !chapter.frontMatter.sources.isEmpty {
      values["sources"] = chapter.frontMatter.sources.joined(separator: "; ")
    }
    if let position = course.chapters.firstIndex(where: { $0.chapter.id == chapter.id }) {
      if position > 0 { values["previous"] = listed(course.chapters[position - 1]) }
      if position + 1 < course.chapters.count {
        values["next"] = listed(course.chapters[position + 1])
      }
    }
    return theme.page.render(values)
  }

  private func editions(of chapter: ChapterID) -> [[String: Any]] {
    let all = course.settings.editions
    guard all.count > 1 else { return [] }
    return all.map {
      [
        "name": $0.rawValue, "isThis": $0 == edition,
        "address": layout.address(of: chapter, $0, from: edition),
      ]
    }
  }

  private func listed(_ spliced: SplicedChapter) -> [String: Any] {
    let chapter = spliced.chapter
    var values: [String: Any] = [
      "title": chapter.frontMatter.title,
      "address": layout.address(of: chapter.id, edition, from: edition),
    ]
    if let week = chapter.frontMatter.week { values["week"] = "\(week)" }
    if let summary = chapter.frontMatter.summary { values["summary"] = summary }
    return values
  }

  private func link(_ id: ChapterID) -> [String: Any]? {
    course.chapters.first { $0.chapter.id == id }.map(listed)
  }
}
