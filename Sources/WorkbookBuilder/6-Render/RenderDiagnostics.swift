/// What rendering can say.
extension Diagnostic {
  static func noKaTeX(_ folders: [String]) -> Diagnostic {
    Diagnostic(
      "no-katex", at: nil, "KaTeX, which typesets the formulas, is not installed",
      details: folders.map { "looked in \($0)" },
      help: "install the packages libjs-katex and fonts-katex (apt), or katex (npm install -g), "
        + "or set WORKBOOK_KATEX to a folder with katex.min.js, katex.min.css and fonts/")
  }

  static var noJavaScriptCore: Diagnostic {
    Diagnostic(
      "no-javascriptcore", at: nil,
      "JavaScriptCore, which runs KaTeX to typeset the formulas, is not installed",
      help: "install the package libjavascriptcoregtk-4.1-0 (apt)")
  }

  static func katexBroken(_ katex: KaTeX, _ said: String) -> Diagnostic {
    Diagnostic(
      "katex-broken", at: nil, "'\(katex.scriptPath)' does not run", details: [said],
      help: "install KaTeX again")
  }

  static func unknownCommand(
    _ command: String, in source: FormulaSource, offset: Int, known: some Sequence<String>
  ) -> Diagnostic {
    let place = source.place(ofOffset: offset)
    return Diagnostic(
      "unknown-latex-command", at: place.position, "LaTeX command '\(command)' is not known",
      details: place.details,
      help: didYouMean(
        command, among: known, otherwise: "define it under 'macros' in chapters/index.md"))
  }

  static func latex(_ sentence: String, in source: FormulaSource, offset: Int) -> Diagnostic {
    let place = source.place(ofOffset: offset)
    return Diagnostic(
      "latex", at: place.position, "this formula cannot be typeset: \(sentence)",
      details: place.details)
  }

  static var noSourceKit: Diagnostic {
    Diagnostic(
      .warning, "no-sourcekit", at: nil,
      "the Swift toolchain has no SourceKit that answers: code is shown without colours",
      help: "a complete toolchain from https://www.swift.org/install has it")
  }

  static func unsafeSVG(_ label: Label, _ reason: String, at position: SourcePosition?)
    -> Diagnostic
  {
    Diagnostic(
      "unsafe-svg", at: position, "the picture '\(label)' is not shown: \(reason)",
      help: "a figure is one <svg> element that draws and does nothing else")
  }

  static func missingImage(_ image: Image) -> Diagnostic {
    Diagnostic(
      "missing-image", at: image.position, "there is no image file '\(image.source)'",
      help: "paths are relative to the folder 'chapters'")
  }

  static func remoteImage(_ image: Image) -> Diagnostic {
    Diagnostic(
      "remote-image", at: image.position, "the image '\(image.source)' is not a file of the course",
      help: "keep a copy beside the chapter: a page loads nothing from the network")
  }

  static func missingFile(at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      .warning, "missing-file", at: position, "this link leads to no file of the course",
      help: "paths are relative to the folder 'chapters'")
  }

  static func unknownCitation(_ item: Citation.Item, known: some Sequence<String>) -> Diagnostic {
    Diagnostic(
      "unknown-citation", at: item.position, "the bibliography has no '\(item.key)'",
      help: didYouMean(
        item.key, among: known,
        otherwise: "add it to the file that 'bibliography' in the front matter names"))
  }

  static func brokenTheme(_ path: String, _ reason: String) -> Diagnostic {
    Diagnostic(
      "broken-theme", at: nil, "the theme's '\(path)' cannot be used: \(reason)",
      help: "run 'workbook install --prefix DIR' again")
  }
}
