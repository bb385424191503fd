import CommonMark

/// What stands below the text: footnotes, references, and in the solutions the table of claims.
extension PageRenderer {
  // MARK: Footnotes

  mutating func footnoteMark(_ name: String) -> String {
    guard !isInert, let number = notes.footnotes[name] else { return "" }
    let use = footnoteUses[name, default: 0] + 1
    footnoteUses[name] = use
    return "<sup class=\"footnote-mark\"><a id=\"\(wayBack(number, use))\" href=\"#fn-\(number)\" "
      + "aria-label=\"Footnote \(number)\">\(number)</a></sup>"
  }

  private func wayBack(_ number: Int, _ use: Int) -> String {
    use == 1 ? "fnref-\(number)" : "fnref-\(number)-\(use)"
  }

  /// To be called after `body`, which says how often each one is referred to.
  mutating func footnotes() -> String {
    guard !notes.shownFootnotes.isEmpty else { return "" }
    foldDepth += 1
    defer { foldDepth -= 1 }
    var items: [(number: Int, name: String, nodes: [Node])] = []
    for name in notes.shownFootnotes {
      guard let footnote = spliced.chapter.footnotes.first(where: { $0.name == name }),
        let number = notes.footnotes[name]
      else { continue }
      items.append((number, name, nodes(footnote.blocks)))
    }
    let list = items.map { number, name, nodes in
      element(
        "li", " id=\"fn-\(number)\" value=\"\(number)\"",
        appending(waysBack(number, name), to: nodes))
    }
    let html = Node(.document, [element("ol", "", list)]).html()
    return "<section class=\"footnotes\" aria-label=\"Footnotes\">\n\(html)</section>\n"
  }

  private func waysBack(_ number: Int, _ name: String) -> Node {
    let uses = max(1, footnoteUses[name, default: 1])
    let links = (1...uses).map { use in
      "<a class=\"way-back\" href=\"#\(wayBack(number, use))\" "
        + "aria-label=\"Back to the text\">↩</a>"
    }
    return custom(" " + links.joined(separator: " "))
  }

  /// At the end of the last paragraph, or below what else a footnote ends with.
  private func appending(_ node: Node, to nodes: [Node]) -> [Node] {
    var nodes = nodes
    if let last = nodes.indices.last, nodes[last].kind == .paragraph {
      nodes[last].children.append(node)
    } else {
      nodes.append(Node(.paragraph, [node]))
    }
    return nodes
  }

  // MARK: References

  func references() -> String {
    let works = notes.shownCitations.compactMap { key in
      course.bibliography[key].map { (number: notes.citations[key, default: 0], entry: $0) }
    }
    guard !works.isEmpty else { return "" }
    let style = BibliographyStyle()
    let items = works.map {
      "<li id=\"ref-\($0.number)\" value=\"\($0.number)\">\(style.html($0.entry))</li>\n"
    }
    return "<section class=\"references\">\n<h2 id=\"references\">References</h2>\n<ol>\n"
      + items.joined() + "</ol>\n</section>\n"
  }

  // MARK: Claims

  /// All claims of the chapter in one table; only where solutions are shown.
  func claimsSummary() -> String {
    guard edition == .solutions else { return "" }
    let claims = snippets.flatMap { snippet in
      (spliced.outcomes[snippet.id]?.claims ?? []).map { (snippet: snippet.id.name, claim: $0) }
    }
    guard !claims.isEmpty else { return "" }
    let failures = claims.count { !$0.claim.holds }
    let verdict =
      failures > 0
      ? "\(failures) of \(claims.count) claims do not hold"
      : claims.count == 1 ? "The one claim holds" : "All \(claims.count) claims hold"
    let rows = claims.map { snippet, claim in
      let link = "<a href=\"#snippet-\(snippet.htmlEscaped)\">\(claim.name.htmlEscaped)</a>"
      // A bound has no distance: the value and the bound say as much. A statement has neither.
      let isStatement = claim.measure.isEmpty && claim.holds
      let distance = isStatement ? "" : claim.distance.isEmpty ? claim.actual : claim.distance
      let allowed = isStatement ? "" : claim.allowed.isEmpty ? claim.expected : claim.allowed
      return "<tr class=\"\(claim.holds ? "holds" : "fails")\">"
        + "<td><span class=\"mark\" role=\"img\" aria-label=\"\(claim.holds ? "holds" : "does not hold")\">"
        + "\(claim.holds ? "✓" : "✗")</span></td><td>\(link)</td>"
        + "<td class=\"num\">\(distance.htmlEscaped)</td><td class=\"num\">\(allowed.htmlEscaped)</td></tr>\n"
    }
    return "<section class=\"claims-summary\(failures > 0 ? " fails" : "")\" id=\"claims\">\n"
      + "<details\(failures > 0 ? " open" : "")><summary>\(verdict)</summary>\n"
      + "<div class=\"scroll\"><table><thead><tr><th scope=\"col\"><span class=\"visually-hidden\">"
      + "outcome</span></th><th scope=\"col\">claim</th><th scope=\"col\" class=\"num\">measured</th>"
      + "<th scope=\"col\" class=\"num\">allowed</th></tr></thead><tbody>\n"
      + rows.joined() + "</tbody></table></div></details>\n</section>\n"
  }
}
