/// Colours Swift by what the toolchain's own parser says each word is.
///
/// SourceKit is loaded only when some code is not stored from an earlier build. Without it code is
/// set plainly: colours are never worth a failed build.
public struct SnippetHighlighter: Sendable {
  /// One file a chapter, in this folder.
  private let folder: String
  /// The `usr/lib` of the toolchain, asked for when it is needed.
  private let findLibrary: @Sendable () async -> String?

  public init(folder: String, library findLibrary: @escaping @Sendable () async -> String?) {
    self.folder = folder
    self.findLibrary = findLibrary
  }

  private static let maker = "SourceKit syntax map, 3"

  /// The highlighted code, when all of it is stored.
  func stored(_ chapters: [ChapterID: Set<String>]) -> HighlightedCode? {
    var codes: [ChapterID: [String: String]] = [:]
    for (chapter, sources) in chapters {
      let stored = FragmentStore(path: "\(folder)/\(chapter)", maker: Self.maker).load()
      guard sources.allSatisfy({ stored[$0] != nil }) else { return nil }
      codes[chapter] = stored
    }
    return HighlightedCode(codes: codes, warnings: [])
  }

  /// Highlights all Swift of all chapters: each chapter's shown code as HTML, by the whole code.
  func highlight(_ chapters: [ChapterID: Set<String>]) async -> HighlightedCode {
    var codes: [ChapterID: [String: String]] = [:]
    var sourceKit: SourceKit?
    var isMissing = false
    for (chapter, sources) in chapters {
      let store = FragmentStore(path: "\(folder)/\(chapter)", maker: Self.maker)
      let stored = store.load()
      var own: [String: String] = [:]
      for source in sources {
        if let html = stored[source] {
          own[source] = html
          continue
        }
        if sourceKit == nil, !isMissing {
          sourceKit = await findLibrary().flatMap(SourceKit.load)
          isMissing = sourceKit == nil
        }
        guard let words = sourceKit?.words(of: source) else {
          isMissing = true
          continue
        }
        own[source] = Self.html(of: source, words: words)
      }
      store.save(own, replacing: stored)
      codes[chapter] = own
    }
    return HighlightedCode(codes: codes, warnings: isMissing ? [.noSourceKit] : [])
  }

  /// The shown part of the code, with a `<span>` around every word that has a class.
  static func html(of code: String, words: [SyntaxWord] = []) -> String {
    var code = code
    let shown = ShownCode(code)
    return code.withUTF8 { bytes in
      var html: [UInt8] = []
      html.reserveCapacity(bytes.count * 3)
      var next = 0
      for range in shown.ranges {
        var cursor = range.lowerBound
        while next < words.count, words[next].range.lowerBound < range.upperBound {
          let word = words[next]
          // A comment may begin or end in a hidden part, and to SourceKit its line's end is in it.
          var visible = word.range.clamped(to: range)
          if !visible.isEmpty, bytes[visible.upperBound - 1] == 10 {
            visible = visible.lowerBound..<(visible.upperBound - 1)
          }
          if !visible.isEmpty, visible.lowerBound >= cursor, let name = word.cssClass(in: bytes) {
            html.appendEscaped(bytes[cursor..<visible.lowerBound])
            html += "<span class=\"\(name)\">".utf8
            html.appendEscaped(bytes[visible])
            html += "</span>".utf8
            cursor = visible.upperBound
          }
          if word.range.upperBound > range.upperBound { break }
          next += 1
        }
        html.appendEscaped(bytes[cursor..<range.upperBound])
      }
      return String(decoding: html, as: UTF8.self)
    }
  }
}

/// The shown Swift of a course as HTML, by chapter and by the whole code.
public struct HighlightedCode: Sendable {
  var codes: [ChapterID: [String: String]]
  var warnings: [Diagnostic]
}
