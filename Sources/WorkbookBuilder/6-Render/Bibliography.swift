/// How a work is written in a chapter's list of references.
///
/// Authors, title, where it appeared, year, a link: enough to find it, nothing that a reader skips.
struct BibliographyStyle {
  func html(_ entry: BibliographyEntry) -> String {
    var parts: [String] = []
    if !entry.authors.isEmpty { parts.append(names(entry.authors).htmlEscaped) }
    let title = entry.title.htmlEscaped
    parts.append(isBook(entry) ? "<cite>\(title)</cite>" : "“\(title)”")
    var place = ""
    if isBook(entry) {
      let volume = entry.volume.map { "vol. \($0.htmlEscaped)" }
      place = [volume, entry.container?.htmlEscaped].compactMap(\.self).joined(separator: ", ")
    } else {
      if let container = entry.container { place = "<cite>\(container.htmlEscaped)</cite>" }
      if let volume = entry.volume { place += (place.isEmpty ? "vol. " : " ") + volume.htmlEscaped }
    }
    if let pages = entry.pages {
      place += (place.isEmpty ? "" : ", ") + "pp. " + pages.htmlEscaped.withDashes
    }
    if let year = entry.year { place += (place.isEmpty ? "" : ", ") + year.htmlEscaped }
    if !place.isEmpty { parts.append(place) }
    return parts.joined(separator: ". ") + "." + link(entry)
  }

  private func isBook(_ entry: BibliographyEntry) -> Bool {
    ["book", "thesis", "report"].contains(entry.type)
  }

  private func names(_ authors: [String]) -> String {
    switch authors.count {
    case 1: authors[0]
    case 2: "\(authors[0]) and \(authors[1])"
    case 3...6: authors.dropLast().joined(separator: ", ") + ", and \(authors[authors.count - 1])"
    default: authors.prefix(3).joined(separator: ", ") + ", and others"
    }
  }

  private func link(_ entry: BibliographyEntry) -> String {
    if let doi = entry.doi {
      return " <a href=\"https://doi.org/\(doi.htmlEscaped)\">doi:\(doi.htmlEscaped)</a>"
    }
    guard let url = entry.url, url.hasPrefix("https://") || url.hasPrefix("http://") else {
      return ""
    }
    let shown = url.drop { $0 != "/" }.dropFirst(2)
    return " <a href=\"\(url.htmlEscaped)\">\(String(shown).htmlEscaped)</a>"
  }
}

extension String {
  /// Between page numbers, a hyphen is a dash.
  fileprivate var withDashes: String {
    split(separator: "-").joined(separator: "–")
  }
}
