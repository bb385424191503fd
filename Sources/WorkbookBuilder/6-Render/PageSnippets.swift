import CommonMark

/// Snippets: their code, what they printed, their claims.
extension PageRenderer {
  mutating func snippet(_ id: SnippetID) -> Node {
    guard let snippet = spliced.chapter.snippets.first(where: { $0.id == id }) else {
      return Node(.customBlock(onEnter: ""))
    }
    let outcome = spliced.outcomes[id]
    var html = snippet.display == .hidden ? "" : head(snippet)
    if let failure = outcome?.failure {
      html +=
        "<p class=\"not-run\" role=\"note\"><strong>This code did not run to its end</strong>: "
        + "\(failure.htmlEscaped)</p>"
    }
    if let outcome {
      if snippet.display != .hidden, !outcome.output.isEmpty { html += output(outcome.output) }
      html += claims(outcome.claims)
    }
    let style = html.isEmpty ? "snippet empty" : "snippet \(snippet.display.rawValue)"
    let box = Node(
      .customBlock(
        onEnter: "<div class=\"\(style)\"\(idAttribute("snippet-\(id)"))>\(html)</div>"))
    var nodes = [box]
    for result in outcome?.results ?? [] { nodes.append(shown(result, at: snippet.namePosition)) }
    return nodes.count == 1 ? box : Node(.customBlock(onEnter: ""), nodes)
  }

  /// Swift that is shown and not run.
  func display(_ code: String) -> Node {
    Node(.customBlock(onEnter: "<div class=\"snippet display\">\(listing(code))</div>"))
  }

  private func head(_ snippet: Snippet) -> String {
    let id = snippet.id.name.htmlEscaped
    let code = listing(snippet.code)
    guard !code.isEmpty else { return "" }
    if snippet.display == .folded {
      return "<details class=\"code-fold\"><summary><span class=\"snippet-name\">\(id)</span>"
        + "<span class=\"show-code\">code</span></summary>\(code)</details>"
    }
    return "<div class=\"snippet-head\"><a class=\"snippet-name\" href=\"#snippet-\(id)\">\(id)</a>"
      + "</div>\(code)"
  }

  private func listing(_ code: String) -> String {
    let html = codes[code] ?? SnippetHighlighter.html(of: code)
    return html.isEmpty ? "" : "<pre><code class=\"language-swift\">\(html)</code></pre>"
  }

  private func output(_ text: String) -> String {
    let lines = text.last == "\n" ? String(text.dropLast()) : text
    return "<div class=\"output\"><span class=\"output-name\">output</span>"
      + "<pre><samp>\(lines.htmlEscaped)</samp></pre></div>"
  }

  // MARK: Claims

  private func claims(_ claims: [CheckedClaim]) -> String {
    guard !claims.isEmpty else { return "" }
    return "<ul class=\"claims\" aria-label=\"Claims\">"
      + claims.map { $0.holds ? held($0) : failed($0) }.joined() + "</ul>"
  }

  private func held(_ claim: CheckedClaim) -> String {
    "<li class=\"claim holds\"><span class=\"mark\" role=\"img\" aria-label=\"holds\">✓</span>"
      + "<span class=\"claim-name\">\(claim.name.htmlEscaped)</span>\(verified(claim))"
      + (claim.measure.isEmpty
        ? "" : "<span class=\"measure\">\(claim.measure.htmlEscaped)</span>") + "</li>"
  }

  private func failed(_ claim: CheckedClaim) -> String {
    let rows = [
      ("actual", claim.actual), ("expected", claim.expected), ("distance", claim.distance),
      ("allowed", claim.allowed), ("worst case", claim.worstCase),
    ]
    return "<li class=\"claim fails\"><p><span class=\"mark\" aria-hidden=\"true\">✗</span>"
      + "<strong>does not hold:</strong> \(claim.name.htmlEscaped)\(verified(claim))</p><dl>"
      + rows.filter { !$0.1.isEmpty }
      .map { "<div><dt>\($0.0)</dt><dd>\($0.1.htmlEscaped)</dd></div>" }.joined()
      + "</dl></li>"
  }

  /// Links to the equations that a claim verifies.
  private func verified(_ claim: CheckedClaim) -> String {
    let links = claim.verifies.compactMap { label in
      spliced.numbers[label].map {
        "<a class=\"ref\" href=\"#\(label.name.htmlEscaped)\">(\($0.htmlEscaped))</a>"
      }
    }
    return links.isEmpty ? "" : "<span class=\"verifies\">\(links.joined(separator: " "))</span>"
  }
}

extension CheckedClaim {
  /// How closely it holds: `3.1e-15 relative ≤ 1e-12`.
  var measure: String {
    if allowed == "0", distance == "0" { return "exact" }
    if !distance.isEmpty, !allowed.isEmpty { return "\(distance) ≤ \(allowed)" }
    // A plain statement has nothing to measure; a bound is its own measure.
    return actual == "true" || actual.isEmpty ? "" : "\(actual), \(expected)"
  }
}
