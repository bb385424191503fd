/// A code fence whose closing line is still to come.
struct OpenFence {
  var sign: UInt8
  var length: Int
  var indent: Int
  var info: Range<Int>
  /// Where the fence stands, on which line, behind what.
  var start: Int
  var line: Int
  var prefix: Range<Int>
  /// `nil` for a fence of any other language, which is left to libcmark.
  var swift: SwiftFence?
  /// `nil` unless it is a fence of declarations.
  var declared: DeclaredLines?
}

/// What has been read of a fence of Swift.
struct SwiftFence {
  var code: [UInt8] = []
  /// Where the first character of the code stands.
  var position: SourcePosition?
  /// The `//|` lines at the beginning.
  var options: [Range<Int>] = []
}

extension BlockScanner {
  mutating func beginFence(_ line: inout Line, _ indent: Int, _ start: Int) -> Bool {
    let end = line.cursor.end
    let sign = bytes[start]
    let signs = bytes.end(of: start..<end) { $0 == sign }
    let info = bytes.trimmed(signs..<end)
    guard signs - start >= 3, sign == .tilde || !bytes[info].contains(.backtick) else {
      return false
    }
    begin(&line)
    var fence = OpenFence(
      sign: sign, length: signs - start, indent: indent, info: info, start: start,
      line: line.number, prefix: line.base..<start)
    let language = bytes.text(
      info.lowerBound..<bytes.end(of: info) { !$0.isWhitespace && $0 != .openBrace })
    if language == "swift" {
      fence.swift = SwiftFence()
    } else if language == "declare" {
      fence.declared = DeclaredLines()
      let rest = bytes.trimmed((info.lowerBound + language.utf8.count)..<info.upperBound)
      if !rest.isEmpty {
        tokens.diagnostics.append(
          .textAfterDeclare(bytes.text(rest), at: source.position(rest.lowerBound)))
      }
    } else {
      if language.utf8.count > 5, language.first == "d", editDistance(language, "declare") <= 2 {
        tokens.diagnostics.append(
          .nearlyDeclare(language, at: source.position(info.lowerBound)))
      }
      refuseAttributes(of: language, info)
      write(line, to: end)
    }
    leaf = .fence(fence)
    return true
  }

  /// A misspelt `swift` would be shown and never run.
  private mutating func refuseAttributes(of language: String, _ info: Range<Int>) {
    guard let brace = bytes[info].firstIndex(of: .openBrace),
      Attributes.begin(bytes, at: brace, before: info.upperBound)
    else { return }
    tokens.diagnostics.append(
      .attributesOnCode(language, at: source.position(info.lowerBound)))
  }

  /// Adds a line of code, or ends the fence.
  mutating func add(_ line: Line, to fence: inout OpenFence) {
    var cursor = line.cursor
    let (indent, start) = cursor.lookahead()
    if indent <= 3, closes(start, cursor.end, fence) {
      if fence.swift != nil {
        finish(fence, at: source.position(start))
      } else if let declared = fence.declared {
        finish(fence, declared)
      } else {
        write(line, to: cursor.end)
      }
      return
    }
    if fence.declared != nil {
      cursor.skip(columns: min(indent, fence.indent))
      fence.declared?.append(
        source, start..<cursor.end, prefix: line.base..<start, line: line.number,
        continues: start > cursor.offset)
      leaf = .fence(fence)
      return
    }
    guard fence.swift != nil else {
      write(line, to: cursor.end)
      leaf = .fence(fence)
      return
    }
    cursor.skip(columns: min(indent, fence.indent))
    if fence.swift?.position == nil, bytes.has("//|", at: start, before: cursor.end) {
      fence.swift?.options.append((start + 3)..<cursor.end)
    } else {
      if fence.swift?.position == nil {
        fence.swift?.position = source.position(cursor.offset)
      }
      fence.swift?.code += cursor.rest
      fence.swift?.code.append(.newline)
    }
    leaf = .fence(fence)
  }

  private func closes(_ start: Int, _ end: Int, _ fence: OpenFence) -> Bool {
    let signs = bytes.end(of: start..<end) { $0 == fence.sign }
    return signs - start >= fence.length && bytes[signs..<end].allSatisfy(\.isBlank)
  }

  mutating func finishUnclosed(_ fence: OpenFence) {
    let position = source.position(fence.start)
    tokens.diagnostics.append(.unclosedFence(at: position))
    if fence.swift != nil {
      finish(fence, at: position)
    } else if let declared = fence.declared {
      finish(fence, declared)
    } else {
      writeCloser(bytes[fence.start..<(fence.start + fence.length)], line: fence.line)
    }
  }

  private mutating func finish(_ fence: OpenFence, _ declared: DeclaredLines) {
    write(
      .declarations(declared.texts(source)), fence.prefix, line: fence.line,
      literal: fence.start..<max(fence.start, fence.info.upperBound))
  }

  private mutating func finish(_ fence: OpenFence, at end: SourcePosition) {
    guard let swift = fence.swift else { return }
    let reader = SnippetReader(
      source: source, fence: fence, swift: swift, end: end,
      isInFootnote: containers.contains { if case .footnote = $0.kind { true } else { false } })
    let (element, diagnostics) = reader.read()
    tokens.diagnostics += diagnostics
    guard let element else { return }
    write(
      element, fence.prefix, line: fence.line,
      literal: fence.start..<max(fence.start, fence.info.upperBound))
  }
}
