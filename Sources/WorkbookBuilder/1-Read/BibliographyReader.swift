import Yams

/// Reads a bibliography in CSL-YAML: a list of works, or `references:` with one.
struct BibliographyReader {
  struct Entry {
    var work: BibliographyEntry
    var position: SourcePosition
  }

  private(set) var entries: [Entry] = []
  private(set) var diagnostics: [Diagnostic] = []
  private let yaml: YAMLText

  /// - Parameter file: the file as messages name it, `chapters/references.yaml`.
  init(_ text: String, file: String) {
    yaml = YAMLText(text: text, file: file)
    do {
      guard let root = try yaml.read(), root.null == nil else { return }
      read(root)
    } catch {
      diagnostics = error.diagnostics
    }
  }

  private mutating func read(_ root: Yams.Node) {
    let works = root.mapping != nil ? root["references"] : root
    guard let sequence = works?.sequence else {
      return refuse("a list of works, or 'references:' with one", root)
    }
    var first: [String: SourcePosition] = [:]
    for node in sequence {
      guard node.mapping != nil else {
        refuse("a work, made of lines 'key: value'", node)
        continue
      }
      guard let id = node["id"], let key = id.text else {
        refuse("an 'id' for this work", node["id"] ?? node)
        continue
      }
      if let position = first[key] {
        diagnostics.append(.duplicateEntry(key, at: yaml.position(id), first: position))
        continue
      }
      first[key] = yaml.position(id)
      entries.append(Entry(work: work(key, node), position: yaml.position(id)))
    }
  }

  private mutating func work(_ key: String, _ node: Yams.Node) -> BibliographyEntry {
    if node["title"]?.text == nil { refuse("a 'title' for '\(key)'", node["title"] ?? node) }
    return BibliographyEntry(
      key: key, type: text("type", node) ?? "document", authors: authors(node),
      title: text("title", node) ?? "", year: year(node["issued"]),
      container: text("container-title", node) ?? text("publisher", node),
      volume: text("volume", node), pages: text("page", node), doi: text("DOI", node),
      url: text("URL", node))
  }

  private mutating func text(_ key: String, _ node: Yams.Node) -> String? {
    guard let value = node[key] else { return nil }
    if value.text == nil, key != "title" { refuse("text or a number as '\(key)'", value) }
    return value.text
  }

  /// Names in reading order: "Jonathan Ho".
  private mutating func authors(_ node: Yams.Node) -> [String] {
    guard let list = node["author"] else { return [] }
    guard let sequence = list.sequence else {
      refuse("a list of names as 'author'", list)
      return []
    }
    return sequence.compactMap { name in
      if let text = name.text ?? name["literal"]?.text { return text }
      let keys = ["given", "dropping-particle", "non-dropping-particle", "family", "suffix"]
      let parts = keys.compactMap { name.mapping != nil ? name[$0]?.text : nil }
      if parts.isEmpty { refuse("a name with 'family' and 'given', or 'literal'", name) }
      return parts.isEmpty ? nil : parts.joined(separator: " ")
    }
  }

  /// The year of `{date-parts: [[2011]]}`, `{year: 2011}`, `2011-05-01` or `2011`.
  private mutating func year(_ issued: Yams.Node?) -> String? {
    guard let issued else { return nil }
    if let text = issued.text { return text.split(separator: "-").first.map(String.init) }
    let parts =
      issued.mapping != nil ? issued["date-parts"]?.sequence?.first : issued.sequence?.first
    let first = parts?.sequence?.first ?? (parts?.mapping != nil ? parts?["year"] : nil)
    let direct = issued.mapping != nil ? issued["year"] ?? issued["literal"] : nil
    guard let year = first?.text ?? direct?.text else {
      refuse("a date like {date-parts: [[2011]]}", issued)
      return nil
    }
    return year
  }

  private mutating func refuse(_ expected: String, _ node: Yams.Node) {
    diagnostics.append(.malformedBibliography(expected, at: yaml.position(node)))
  }
}
