/// What of a chapter stands at file scope, and what in the function.
enum FileScope {
  /// The names of functions and variables that must stand at file scope, because something that
  /// does uses them.
  static func names(in parts: [SnippetParts]) -> Set<String> {
    let declarations = parts.flatMap(\.declarations)
    var byName: [String: [Declaration]] = [:]
    for declaration in declarations
    where declaration.kind == .function || declaration.kind == .variable {
      for name in declaration.names { byName[name, default: []].append(declaration) }
    }
    var names: Set<String> = []
    var pending = declarations.filter { $0.kind == .fileScope }.flatMap(\.mentions)
    while let name = pending.popLast() {
      guard let used = byName[name], names.insert(name).inserted else { continue }
      for declaration in used {
        pending += declaration.mentions
        pending += declaration.names
      }
    }
    return names
  }

  static func holds(_ declaration: Declaration, moving names: Set<String>) -> Bool {
    switch declaration.kind {
    case .importing, .fileScope: true
    case .function, .variable: !declaration.names.isDisjoint(with: names)
    }
  }
}
