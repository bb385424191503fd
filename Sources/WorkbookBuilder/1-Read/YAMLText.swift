import Yams

/// YAML that is a file or stands in one, with the author's own lines and columns.
struct YAMLText {
  var text: String
  var file: String
  /// How many lines of the file come before it.
  var lineOffset = 0

  /// What the text says, or `nil` when it says nothing.
  func read() throws(BuildFailure) -> Yams.Node? {
    do {
      return try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw BuildFailure(diagnostic(of: error))
    } catch {
      throw BuildFailure(.invalidYAML("\(error)", at: position(nil)))
    }
  }

  func position(_ mark: Mark?) -> SourcePosition {
    SourcePosition(file: file, line: (mark?.line ?? 1) + lineOffset, column: mark?.column ?? 1)
  }

  func position(_ node: Yams.Node) -> SourcePosition { position(node.mark) }

  private func diagnostic(of error: YamlError) -> Diagnostic {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return .invalidYAML(problem, at: position(mark))
    case .reader(let problem, let offset, _, _):
      let before = text.prefix(offset ?? 0).split(
        omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      return .invalidYAML(
        problem,
        at: SourcePosition(
          file: file, line: max(before.count, 1) + lineOffset,
          column: (before.last?.count ?? 0) + 1))
    case .duplicatedKeysInMapping(let duplicates, let context):
      return .duplicateYAMLKey(duplicates.first ?? "", at: position(context.mark))
    default:
      return .invalidYAML("it cannot be read", at: position(nil))
    }
  }
}

extension Yams.Node {
  /// A scalar's text; `nil` for a list, a mapping, or nothing.
  var text: String? {
    guard let scalar, null == nil else { return nil }
    return scalar.string
  }
}
