/// Turns LaTeX into HTML for the eye and MathML for a screen reader: KaTeX, run in JavaScriptCore
/// at build time.
///
/// Both are loaded only when some formula is not stored from an earlier build.
public struct FormulaTypesetter: Sendable {
  private let katex: KaTeX
  private let macros: [String: String]
  /// One file a chapter, in this folder.
  private let folder: String

  public init(katex: KaTeX, macros: [String: String], folder: String) {
    self.katex = katex
    self.macros = macros
    self.folder = folder
  }

  /// Typesets all formulas of all chapters.
  ///
  /// - Returns: each chapter's typeset formulas by `FormulaSource.key`, and every formula's mistake.
  func typeset(_ chapters: [ChapterID: [FormulaSource]]) async throws(BuildFailure) -> (
    formulas: [ChapterID: [String: String]], diagnostics: [Diagnostic]
  ) {
    let maker =
      ([Self.glue, katex.folder, katex.identity]
      + macros.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }).joined(separator: "\n")
    var stored: [ChapterID: [String: String]] = [:]
    var missing: [String: FormulaSource] = [:]
    for (chapter, sources) in chapters {
      let store = FragmentStore(path: "\(folder)/\(chapter)", maker: maker)
      stored[chapter] = store.load()
      for source in sources where stored[chapter]?[source.key] == nil {
        missing[source.key] = source
      }
    }
    let made = try await typeset(missing.sorted { $0.key < $1.key }.map(\.value))

    var formulas: [ChapterID: [String: String]] = [:]
    var diagnostics: [Diagnostic] = []
    var knownCommands: Set<String>?
    for (chapter, sources) in chapters {
      var own: [String: String] = [:]
      for source in sources {
        let key = source.key
        if let html = stored[chapter]?[key] {
          own[key] = html
          continue
        }
        switch made[key] {
        case .success(let html)?:
          own[key] = html
        case .failure(let mistake)?:
          let known = knownCommands ?? katex.commands().union(macros.keys)
          knownCommands = known
          diagnostics.append(mistake.diagnostic(in: source, known: known))
        case nil:
          break
        }
      }
      formulas[chapter] = own
      FragmentStore(path: "\(folder)/\(chapter)", maker: maker)
        .save(own, replacing: stored[chapter] ?? [:])
    }
    return (formulas, diagnostics)
  }

  /// By key. Two engines work side by side when there is enough to do for two.
  private func typeset(_ sources: [FormulaSource]) async throws(BuildFailure)
    -> [String: Result<String, LaTeXMistake>]
  {
    guard !sources.isEmpty else { return [:] }
    guard let script = FileStore.text(katex.scriptPath) else {
      throw BuildFailure(.cannotRead(katex.scriptPath))
    }
    let engines = sources.count < Self.worthASecondEngine ? 1 : 2
    let share = (sources.count + engines - 1) / engines
    let shares = stride(from: 0, to: sources.count, by: share).map {
      sources[$0..<min($0 + share, sources.count)]
    }
    let results = await sideBySide(shares, atMost: engines) { typesetOnOneEngine($0, script) }
    var all: [String: Result<String, LaTeXMistake>] = [:]
    for result in results { all.merge(try result.get()) { first, _ in first } }
    return all
  }

  /// Starting an engine takes as long as typesetting this many formulas.
  private static let worthASecondEngine = 80

  private func typesetOnOneEngine(_ sources: ArraySlice<FormulaSource>, _ script: String)
    -> Result<[String: Result<String, LaTeXMistake>], BuildFailure>
  {
    guard let engine = JavaScriptEngine() else { return .failure(BuildFailure(.noJavaScriptCore)) }
    do throws(JavaScriptEngine.ScriptError) {
      try engine.run(script)
      try engine.run(Self.glue)
      for (name, body) in macros { _ = try engine.call("defineMacro", name, body) }
      var results: [String: Result<String, LaTeXMistake>] = [:]
      for source in sources {
        let answer = try engine.call("typeset", source.tex, source.formula.isDisplay ? "1" : "")
        results[source.key] =
          LaTeXMistake(answer: answer).map { .failure($0) } ?? .success(String(answer.dropFirst()))
      }
      return .success(results)
    } catch {
      return .failure(BuildFailure(.katexBroken(katex, error.message)))
    }
  }

  // A formula gets its own copy of the macros, so that a \gdef in one does not reach another and
  // the order of work does not matter. KaTeX shows commands that it does not trust in the error's
  // colour instead of refusing them. The LaTeX that it repeats inside the MathML is left out: no
  // reader sees it.
  private static let glue = #"""
    var macros = {};
    function defineMacro(name, body) { macros[name] = body; return ""; }
    function typeset(tex, display) {
      try {
        var html = katex.renderToString(tex, {
          displayMode: display === "1", output: "htmlAndMathml", throwOnError: true,
          strict: "error", errorColor: "#cc0001", macros: Object.assign({}, macros)
        });
        if (html.indexOf("#cc0001") >= 0)
          return "-0\nit has a link, an image or a command that only trusted text may use";
        return "+" + html.replace(/<annotation [^>]*>[^<]*<\/annotation>/, "");
      } catch (error) {
        var position = typeof error.position === "number" ? error.position : -1;
        var message = String(error.message)
          .replace(/^KaTeX parse error: /, "")
          .replace(/ at (position \d+|end of input): [\s\S]*$/, "")
          .replace(/^LaTeX-incompatible input and strict mode is set to 'error': /, "");
        return "-" + position + "\n" + message;
      }
    }
    """#
}
