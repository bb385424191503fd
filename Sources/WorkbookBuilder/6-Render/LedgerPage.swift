/// The ledger as a page of the site.
struct LedgerPage {
  let ledger: Ledger
  let uses: [EquationUse]
  let layout: SiteLayout

  static let title = "Ledger"
  static let summary =
    "What of this course is verified, by what, and how closely. A derivation is evaluated from the "
    + "formula as it is displayed; a claim compares two computations in a snippet."

  static func chapterID(_ chapter: ChapterID) -> String { chapter.name }
  static func rowID(_ chapter: ChapterID, _ label: Label) -> String { "\(chapter)-\(label)" }

  var contents: [ContentsEntry] {
    ledger.chapters.map {
      ContentsEntry(depth: 1, id: Self.chapterID($0.id), title: [.init(.text($0.name))])
    }
  }

  var body: String {
    let coverage = ledger.coverage
    let legend: [LedgerEquation.Status] = [.verified, .definition, .assumption, .unverified]
    let signs = legend.map {
      "<span class=\"ledger-key-entry\"><span class=\"equation-mark \($0.rawValue)\" aria-hidden=\"true\">"
        + "\($0.sign)</span> \($0 == .unverified ? "not verified" : $0.rawValue)</span>"
    }
    let sum =
      coverage.total == 0
      ? ""
      : "<p class=\"coverage\">\(bar(coverage)) \(coverage.description) labelled equations are "
        + "verified.</p>\n"
    return sum
      + "<p class=\"ledger-key\">\(signs.joined(separator: " "))</p>\n"
      + ledger.chapters.map(section).joined()
  }

  private func section(_ chapter: LedgerChapter) -> String {
    let id = Self.chapterID(chapter.id).htmlEscaped
    var html =
      "<section class=\"ledger-chapter\" aria-labelledby=\"\(id)\">\n<h2 id=\"\(id)\">"
      + "<a href=\"\(page(chapter.id))\">\(chapter.name.htmlEscaped)</a></h2>\n"
    if !chapter.equations.isEmpty {
      html +=
        "<p class=\"coverage\">\(bar(chapter.coverage)) \(chapter.coverage.description) "
        + "labelled equations are verified\(unlabelled(chapter.unlabelled)).</p>\n"
        + "<ul class=\"ledger\">\n\(chapter.equations.map { row($0, chapter.id) }.joined())</ul>\n"
    } else if chapter.unlabelled != .init() {
      html += "<p class=\"coverage\">No labelled equation\(unlabelled(chapter.unlabelled)).</p>\n"
    }
    if !chapter.claims.isEmpty { html += claims(chapter) }
    return html + "</section>\n"
  }

  private func unlabelled(_ counts: LedgerChapter.Unlabelled) -> String {
    guard counts != .init() else { return "" }
    let total = counts.checked + counts.unchecked
    return
      "; of \(total) without a label, \(counts.checked) \(counts.checked == 1 ? "is" : "are") checked"
  }

  private func bar(_ coverage: Coverage) -> String {
    "<meter min=\"0\" max=\"1\" value=\"\(coverage.share)\" aria-hidden=\"true\"></meter>"
  }

  // MARK: Equations

  private func row(_ equation: LedgerEquation, _ chapter: ChapterID) -> String {
    let label = equation.label.name.htmlEscaped
    let number = equation.number.isEmpty ? label : "(\(equation.number.htmlEscaped))"
    var details: [String] = []
    switch equation.derivation {
    case .holds(let evidence): details.append("derivation: \(evidence.summary)")
    case .definition(_, let evidence):
      details.append("definition" + (evidence.steps > 0 ? "; \(evidence.summary)" : ""))
    case .assumption: details.append("assumption")
    case .differs: details.append("a step of its derivation changes the value")
    default: break
    }
    details = details.map(\.htmlEscaped)
    details += equation.claims.map { claim in
      let measure = claim.claim.measure
      return "\(link(claim, chapter)): \(claim.claim.name.htmlEscaped)"
        + (measure.isEmpty
          ? "" : " <span class=\"measure\">\(measure.htmlEscaped)</span>")
    }
    if equation.isVerifiedInSolution { details.append("a claim in the solution") }
    if let reason = equation.reason { details.append(reason.htmlEscaped) }
    return "<li class=\"ledger-row\" id=\"\(Self.rowID(chapter, equation.label).htmlEscaped)\">"
      + "<span class=\"equation-mark \(equation.status.rawValue)\" role=\"img\" "
      + "aria-label=\"\(equation.status.rawValue)\">\(equation.status.sign)</span>"
      + "<a class=\"equation-number\" href=\"\(page(chapter))#\(label)\">\(number)</a>"
      + "<span class=\"ledger-label\">\(label)</span>"
      + "<div class=\"ledger-details\">"
      + details.map { "<p>\($0)</p>" }.joined() + usedIn(equation, chapter) + "</div></li>\n"
  }

  private func usedIn(_ equation: LedgerEquation, _ chapter: ChapterID) -> String {
    var links: [String] = []
    var seen: Set<String> = []
    for use in uses where use.owner == chapter && use.label == equation.label {
      let isNamed = use.chapter == chapter || use.place == use.chapterName
      let place = isNamed ? use.place : "\(use.chapterName), \(use.place)"
      guard seen.insert(place).inserted else { continue }
      links.append(
        "<a href=\"\(page(use.chapter))#\(use.anchor.htmlEscaped)\">\(place.htmlEscaped)</a>")
    }
    return links.isEmpty
      ? "" : "<p class=\"used-in\">used in \(links.joined(separator: "; "))</p>"
  }

  // MARK: Claims

  private func claims(_ chapter: LedgerChapter) -> String {
    let failures = chapter.claims.count { !$0.claim.holds }
    let count = chapter.claims.count
    let verdict =
      failures > 0
      ? "\(failures) of \(count) claims do not hold"
      : count == 1 ? "The one claim holds" : "All \(count) claims hold"
    let rows = chapter.claims.map { claim in
      let verified = claim.claim.verifies.compactMap { label -> String? in
        guard let equation = chapter.equation(label) else { return nil }
        return "<a href=\"#\(Self.rowID(chapter.id, label).htmlEscaped)\">"
          + "(\(equation.number.htmlEscaped))</a>"
      }
      let holds = claim.claim.holds
      return "<li class=\"ledger-claim\(holds ? "" : " fails")\"><span class=\"mark\" role=\"img\" "
        + "aria-label=\"\(holds ? "holds" : "does not hold")\">\(holds ? "✓" : "✗")</span>"
        + "<span class=\"claim-name\">\(claim.claim.name.htmlEscaped) \(verified.joined(separator: " "))"
        + "</span>\(link(claim, chapter.id))"
        + "<span class=\"measure\">\(claim.claim.measure.htmlEscaped)</span></li>\n"
    }
    return "<details class=\"ledger-claims\"\(failures > 0 ? " open" : "")><summary>\(verdict)"
      + "</summary>\n<ul>\n\(rows.joined())</ul>\n</details>\n"
  }

  private func link(_ claim: LedgerClaim, _ chapter: ChapterID) -> String {
    let id = claim.snippet.name.htmlEscaped
    return "<a class=\"snippet-name\" href=\"\(page(chapter))#snippet-\(id)\">\(id)</a>"
  }

  private func page(_ chapter: ChapterID) -> String {
    layout.address(of: chapter, ledger.edition, from: ledger.edition).htmlEscaped
  }
}

extension LedgerChapter {
  /// "Week 8 · Convolution"
  var name: String { week.map { "Week \($0) · \(title)" } ?? title }
}
