import Yams

/// Reads what stands between the `---` lines at the top of a chapter.
struct FrontMatterReader {
  let source: SourceText
  /// The index may hold the course's settings as well.
  let isIndex: Bool
  private(set) var reading = FrontMatterReading()
  private(set) var diagnostics: [Diagnostic] = []

  static let keys = [
    "week", "title", "summary", "requires", "sources", "bibliography", "optimize", "declare",
  ]
  static let settings = ["author", "language", "editions", "macros"]

  init(_ source: SourceText, isIndex: Bool) {
    self.source = source
    self.isIndex = isIndex
  }

  /// Reads the front matter, if any; the index of the first line behind it.
  mutating func read() -> Int {
    guard let first = source.lines.first, isFence(first, or: nil) else { return 0 }
    guard
      let close = source.lines.indices.dropFirst().first(where: {
        isFence(source.lines[$0], or: "...")
      })
    else {
      diagnostics.append(.unclosedFrontMatter(at: source.position(first.lowerBound)))
      return source.lines.count
    }
    let text = source.lines[1].lowerBound..<source.lines[close].lowerBound
    let yaml = YAMLText(text: source.text(text), file: source.file, lineOffset: 1)
    do {
      if let root = try yaml.read(), root.null == nil { read(root, yaml) }
    } catch {
      diagnostics += error.diagnostics
    }
    return close + 1
  }

  private func isFence(_ line: Range<Int>, or other: String?) -> Bool {
    let text = source.text(line.lowerBound..<source.bytes.trimmed(line).upperBound)
    return text == "---" || text == other
  }

  private mutating func read(_ root: Yams.Node, _ yaml: YAMLText) {
    guard let mapping = root.mapping else {
      diagnostics.append(.frontMatterIsNoMapping(at: yaml.position(root)))
      return
    }
    for (key, value) in mapping {
      guard let name = key.text else {
        diagnostics.append(.frontMatterIsNoMapping(at: yaml.position(key)))
        continue
      }
      let known = isIndex ? Self.keys + Self.settings : Self.keys
      guard known.contains(name) else {
        diagnostics.append(
          Self.settings.contains(name)
            ? .settingOutsideIndex(name, at: yaml.position(key))
            : .unknownFrontMatterKey(name, known: known, at: yaml.position(key)))
        continue
      }
      read(name, value, yaml)
    }
  }

  private mutating func read(_ key: String, _ value: Yams.Node, _ yaml: YAMLText) {
    let position = yaml.position(value)
    switch key {
    case "week":
      guard let week = value.int, week >= 0 else { return refuse(key, "a whole number", position) }
      if isIndex { return diagnostics.append(.weekOfIndex(at: position)) }
      (reading.week, reading.weekPosition) = (week, position)
    case "title":
      reading.title = text(key, value, yaml)
      reading.titlePosition = position
    case "summary": reading.summary = text(key, value, yaml)
    case "requires": reading.requires = list(key, value, yaml)
    case "sources": reading.sources = list(key, value, yaml).map(\.text)
    case "bibliography": reading.bibliography = list(key, value, yaml)
    case "optimize":
      if let name = choice(key, value, yaml, among: Optimization.allCases.map(\.rawValue)) {
        reading.optimization = Optimization(rawValue: name) ?? .automatic
      }
    case "declare": readDeclarations(value, yaml)
    case "author": reading.author = text(key, value, yaml)
    case "language": reading.language = text(key, value, yaml)
    case "editions": readEditions(value, yaml)
    case "macros": readMacros(value, yaml)
    default: break
    }
  }

  private mutating func readEditions(_ value: Yams.Node, _ yaml: YAMLText) {
    let names = list("editions", value, yaml)
    var editions: [Edition] = []
    for name in names {
      guard let edition = Edition(rawValue: name.text) else {
        diagnostics.append(
          .unknownChoice(
            name.text, of: "editions", known: Edition.allCases.map(\.rawValue), at: name.position))
        continue
      }
      if editions.contains(edition) {
        diagnostics.append(.duplicateEdition(name.text, at: name.position))
      } else {
        editions.append(edition)
      }
    }
    if names.isEmpty, value.sequence != nil {
      refuse("editions", "at least one edition", yaml.position(value))
    }
    if !editions.isEmpty { reading.editions = editions }
  }

  private mutating func readMacros(_ value: Yams.Node, _ yaml: YAMLText) {
    guard let mapping = value.mapping else {
      return refuse("macros", "a mapping from names to LaTeX", yaml.position(value))
    }
    for (name, tex) in mapping {
      guard let key = name.text, key.hasPrefix("\\"), key.count > 1 else {
        diagnostics.append(.malformedMacro(name.text ?? "", at: yaml.position(name)))
        continue
      }
      reading.macros[key] = text("macros", tex, yaml)
    }
  }

  /// A block of lines behind `|`, a list of texts, or one text.
  private mutating func readDeclarations(_ value: Yams.Node, _ yaml: YAMLText) {
    if value.scalar?.style == .literal {
      reading.declarations += declaredBlock(value, yaml)
      return
    }
    for item in value.sequence.map(Array.init) ?? [value] {
      var position = yaml.position(item)
      guard let text = item.text, let style = item.scalar?.style, style != .folded else {
        refuse("declare", "lines behind 'declare: |', or a list of texts", position)
        continue
      }
      if style == .singleQuoted || style == .doubleQuoted { position.column += 1 }
      reading.declarations.append(DeclaredText(tex: text, position: position))
    }
  }

  private func declaredBlock(_ value: Yams.Node, _ yaml: YAMLText) -> [DeclaredText] {
    var left = (value.text ?? "").split(whereSeparator: \.isNewline)
      .count { $0.contains { !$0.isWhitespace } }
    var declared = DeclaredLines()
    var indent: Int?
    var number = yaml.position(value).line
    while left > 0, number < source.lines.count {
      let line = source.lines[number]
      let start = source.bytes.end(of: line) { $0.isBlank }
      if start < line.upperBound {
        let own = start - line.lowerBound
        declared.append(
          source, start..<line.upperBound, prefix: line.lowerBound..<start, line: number,
          continues: own > indent ?? own)
        indent = indent ?? own
        left -= 1
      }
      number += 1
    }
    return declared.texts(source)
  }

  private mutating func text(_ key: String, _ value: Yams.Node, _ yaml: YAMLText) -> String? {
    if let text = value.text { return text }
    refuse(key, "text", yaml.position(value))
    return nil
  }

  /// A list of texts, or one text.
  private mutating func list(
    _ key: String, _ value: Yams.Node, _ yaml: YAMLText
  ) -> [FrontMatterReading.Name] {
    if let text = value.text { return [.init(text: text, position: yaml.position(value))] }
    guard let sequence = value.sequence else {
      refuse(key, "a list of texts", yaml.position(value))
      return []
    }
    return sequence.compactMap { item in
      if let text = item.text { return .init(text: text, position: yaml.position(item)) }
      refuse(key, "a list of texts", yaml.position(item))
      return nil
    }
  }

  private mutating func choice(
    _ key: String, _ value: Yams.Node, _ yaml: YAMLText, among known: [String]
  ) -> String? {
    guard let name = text(key, value, yaml) else { return nil }
    if known.contains(name) { return name }
    diagnostics.append(.unknownChoice(name, of: key, known: known, at: yaml.position(value)))
    return nil
  }

  private mutating func refuse(_ key: String, _ expected: String, _ position: SourcePosition) {
    diagnostics.append(.wrongType(key, expected: expected, at: position))
  }
}
