import CommonMark

/// What stands between `:::` lines: problems and their parts, what folds, boxes, algorithms.
extension PageRenderer {
  mutating func division(_ division: Division) -> Node {
    guard edition.shows(division.kind) else { return Node(.customBlock(onEnter: "")) }
    let level = headingLevel
    openDivisions.append(division)
    defer {
      headingLevel = level
      openDivisions.removeLast()
    }
    switch division.kind {
    case .problem: return problem(division)
    case .part: return part(division)
    case .hint, .answer, .solution, .proof: return fold(division)
    case .theorem, .lemma, .definition, .assumptions, .question, .example: return box(division)
    case .note, .remark: return callout(division)
    case .algorithm: return algorithm(division)
    }
  }

  private func number(_ division: Division) -> String? {
    spliced.divisionNumbers[division.position]
  }

  /// "Problem 8.1", "Part 8.1.2, solution", or the heading above.
  var place: String {
    let numbered = openDivisions.lastIndex { number($0) != nil }
    let inner = openDivisions[(numbered.map { $0 + 1 } ?? 0)...].map(\.kind.rawValue)
    let outer =
      numbered.map { numberedName(openDivisions[$0]) }
      ?? (lastHeading.isEmpty ? spliced.chapter.frontMatter.title : lastHeading)
    return ([outer] + inner).joined(separator: ", ")
  }

  private func name(_ division: Division) -> String {
    let name = division.kind.rawValue
    return name.prefix(1).uppercased() + name.dropFirst()
  }

  /// "Theorem 8.1"
  private func numberedName(_ division: Division) -> String {
    name(division) + (number(division).map { " \($0)" } ?? "")
  }

  private mutating func id(_ division: Division) -> String? {
    if let label = division.label { return label.name }
    return number(division).map { "\(division.kind.rawValue)-\($0)" }
  }

  // MARK: Problems

  private mutating func problem(_ division: Division) -> Node {
    headingLevel = min(6, headingLevel + 1)
    let id = unusedID(id(division) ?? "problem")
    let label = "<span class=\"number\">\(numberedName(division).htmlEscaped)</span>"
    let separator = division.title.isEmpty ? "" : "<span class=\"separator\"> · </span>"
    if foldDepth == 0 {
      contents.append(
        ContentsEntry(
          depth: headingLevel - 1, id: id,
          title: [custom(label + separator)] + inertNodes(division.title)))
    }
    let heading = element(
      "h\(headingLevel)", " class=\"problem-title\"",
      [custom(label + separator)] + nodes(division.title) + [permalink(id)])
    return element(
      "section", " class=\"problem\" id=\"\(id.htmlEscaped)\"",
      [heading] + nodes(division.blocks))
  }

  private mutating func part(_ division: Division) -> Node {
    headingLevel = min(6, headingLevel + 1)
    let id = unusedID(id(division) ?? "part")
    let shown = division.ownNumber.map { "(\($0))" } ?? number(division) ?? ""
    let label = custom(
      "<a class=\"number\" href=\"#\(id.htmlEscaped)\">\(shown.htmlEscaped)</a>"
        + (division.title.isEmpty ? "" : " "))
    if foldDepth == 0, !division.title.isEmpty {
      contents.append(
        ContentsEntry(
          depth: headingLevel - 1, id: id,
          title: [custom("<span class=\"number\">\(shown.htmlEscaped)</span> ")]
            + inertNodes(division.title)))
    }
    let style = division.title.isEmpty ? "part-title run-in" : "part-title"
    let heading = element(
      "h\(headingLevel)", " class=\"\(style)\"", [label] + nodes(division.title))
    return element(
      "section", " class=\"part\" id=\"\(id.htmlEscaped)\"", [heading] + nodes(division.blocks))
  }

  // MARK: Folds

  /// A hint folds where the solution stands beside it, and is open where it is all the help there is.
  private mutating func fold(_ division: Division) -> Node {
    foldDepth += 1
    defer { foldDepth -= 1 }
    headingLevel = min(6, headingLevel + 1)
    let isOpen = division.kind == .hint && edition == .problems
    let attributes =
      " class=\"fold \(division.kind.rawValue)\"\(idAttribute(id(division)))"
      + (isOpen ? " open" : "")
    let title =
      division.title.isEmpty
      ? [] : [custom("<span class=\"separator\"> · </span>")] + nodes(division.title)
    let summary = element(
      "summary", "",
      [custom("<span class=\"fold-name\">\(numberedName(division).htmlEscaped)</span>")] + title)
    return element(
      "details", attributes,
      [summary, element("div", " class=\"fold-body\"", nodes(division.blocks))])
  }

  // MARK: Boxes

  private mutating func box(_ division: Division) -> Node {
    foldDepth += 1
    defer { foldDepth -= 1 }
    let head = element("p", " class=\"box-head\"", head(division))
    return element(
      "section", " class=\"box \(division.kind.rawValue)\"\(idAttribute(id(division)))",
      [head] + nodes(division.blocks))
  }

  private mutating func callout(_ division: Division) -> Node {
    foldDepth += 1
    defer { foldDepth -= 1 }
    let head = element("p", " class=\"callout-head\"", head(division))
    return element(
      "aside", " class=\"callout \(division.kind.rawValue)\"\(idAttribute(id(division)))",
      [head] + nodes(division.blocks))
  }

  private mutating func head(_ division: Division) -> [Node] {
    let name = custom("<span class=\"number\">\(numberedName(division).htmlEscaped)</span>")
    if division.title.isEmpty { return [name] }
    return [name, custom(" <span class=\"box-title\">")] + nodes(division.title) + [
      custom("</span>")
    ]
  }

  private mutating func algorithm(_ division: Division) -> Node {
    foldDepth += 1
    defer { foldDepth -= 1 }
    let caption = element("figcaption", "", head(division))
    return element(
      "figure", " class=\"algorithm\"\(idAttribute(id(division)))",
      [caption, element("div", " class=\"algorithm-body\"", nodes(division.blocks))])
  }
}
