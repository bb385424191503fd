import CommonMark

/// One line of a chapter's contents list.
struct ContentsEntry: Sendable, Hashable {
  /// From 1.
  var depth: Int
  var id: String
  /// Without links.
  var title: [Node]
}

extension [ContentsEntry] {
  /// A list of links; empty when there is nothing to choose from.
  var contentsHTML: String {
    guard !isEmpty else { return "" }
    let shallowest = map(\.depth).min() ?? 1
    let items = map { entry in
      Node(
        .customBlock(
          onEnter: "<li class=\"depth-\(entry.depth - shallowest + 1)\">"
            + "<a href=\"#\(entry.id.htmlEscaped)\">",
          onExit: "</a></li>"), entry.title)
    }
    return Node(
      .document,
      [Node(.customBlock(onEnter: "<ol class=\"contents-list\">", onExit: "</ol>"), items)]
    ).html()
  }
}
