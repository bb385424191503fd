/// What the read stage can say of a chapter's text.
extension Diagnostic {
  // Attributes and labels.

  static func malformedAttributes(_ fault: Attributes.Fault) -> Diagnostic {
    Diagnostic(
      "malformed-attributes", at: fault.position,
      "these attributes cannot be read: \(fault.reason)",
      help: "attributes are written {#name .class key=value key=\"a value\"}")
  }

  static func unknownClass(
    _ name: String, of element: String, known: [String], at position: SourcePosition
  ) -> Diagnostic {
    Diagnostic(
      "unknown-class", at: position, "\(element) has no class '\(name)'",
      help: known.isEmpty
        ? "\(element) takes no classes" : didYouMean(name, among: known, otherwise: list(known)))
  }

  static func unknownKey(
    _ name: String, of element: String, known: [String], at position: SourcePosition
  ) -> Diagnostic {
    Diagnostic(
      "unknown-key", at: position, "\(element) has no option '\(name)'",
      help: known.isEmpty
        ? "\(element) takes no options" : didYouMean(name, among: known, otherwise: list(known)))
  }

  static func duplicateKey(
    _ name: String, at position: SourcePosition, first: SourcePosition
  ) -> Diagnostic {
    Diagnostic(
      "duplicate-key", at: position, "'\(name)' is given twice",
      notes: [Note("first given here", at: first)], help: "leave one of them out")
  }

  static func labelDoesNotFit(
    _ label: Label, _ kind: LabelKind, at position: SourcePosition
  ) -> Diagnostic {
    let rest = label.name.dropFirst(
      LabelKind.prefixes.contains(label.prefix) ? label.prefix.count + 1 : 0)
    return Diagnostic(
      "label-prefix", at: position,
      "label '\(label)' of \(kind.description) does not begin with '\(kind.prefix)-'",
      help: "write #\(kind.prefix)-\(rest.isEmpty ? "name" : rest)")
  }

  static func malformedLabel(_ label: Label, at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "malformed-label", at: position, "'\(label)' cannot be a label",
      help: "a label is made of letters, digits, '-' and '_', and ends with a letter or a digit")
  }

  static func duplicateLabel(
    _ label: Label, at position: SourcePosition, first: SourcePosition
  ) -> Diagnostic {
    Diagnostic(
      "duplicate-label", at: position, "label '#\(label)' is already given in this chapter",
      notes: [Note("first given here", at: first)],
      help: "rename one of them; a reference must point at exactly one thing")
  }

  // Snippets and other code.

  static func bareSwift(at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "bare-swift", at: position, "this Swift says neither its name nor that it is not run",
      help: "write ```swift {#name} for code that is run, or ```swift {.display} for code that is "
        + "only shown")
  }

  static func textAfterSwift(_ text: String, at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "malformed-fence", at: position, "'\(text)' does not belong behind 'swift'",
      help: "options stand in one pair of braces: ```swift {#name .hidden verifies=eq-name}")
  }

  static func malformedSnippetName(_ name: String, at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "malformed-name", at: position, "'\(name)' cannot be the name of a snippet",
      help: "a name begins with a small letter and goes on with letters, digits and '-'")
  }

  static func duplicateSnippet(
    _ id: SnippetID, at position: SourcePosition, first: SourcePosition
  ) -> Diagnostic {
    Diagnostic(
      "duplicate-snippet", at: position, "snippet '#\(id)' is already defined in this chapter",
      notes: [Note("first defined here", at: first)],
      help: "rename one of them; a slot like {{\(id).…}} must point at exactly one snippet")
  }

  static func twoSnippetClasses(
    _ first: String, _ second: String, at position: SourcePosition
  ) -> Diagnostic {
    Diagnostic(
      "contradicting-classes", at: position,
      "a snippet cannot be '\(first)' and '\(second)' at once",
      help: "leave one of them out")
  }

  static func namedDisplay(_ name: String, at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "named-display", at: position, "'#\(name)' names code that is not run",
      help: "leave the name out, or leave '.display' out so that the code is run")
  }

  static func optionOfDisplay(_ name: String, at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "option-of-display", at: position, "'\(name)' means nothing for code that is not run",
      help: "leave it out, or leave '.display' out so that the code is run")
  }

  static func malformedOption(at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "malformed-option", at: position, "this line is no option",
      help: "an option is written '//| key: value', as in '//| verifies: eq-name'")
  }

  static func snippetInFootnote(_ name: String, at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "misplaced-snippet", at: position, "snippet '#\(name)' stands in a footnote",
      help: "move it into the text")
  }

  static func attributesOnCode(_ language: String, at position: SourcePosition) -> Diagnostic {
    let code = language.isEmpty ? "code without a language" : "'\(language)'"
    return Diagnostic(
      "attributes-on-code", at: position, "\(code) is not run and takes no attributes",
      help: didYouMean(language, among: ["swift"], otherwise: "leave the braces out"))
  }

  static func unclosedFence(at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "unclosed-fence", at: position, "this fence is not closed",
      help: "close it with a line of at least as many of the same character")
  }

  static func unclosedComment(at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "unclosed-comment", at: position, "this comment is not closed, so all that follows is lost",
      help: "close it with -->")
  }

  // Mathematics.

  static func unclosedMath(at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "unclosed-math", at: position, "this formula is not closed",
      help: "close it with $$ before the next blank line, or write \\$ for a literal dollar")
  }

  static func twoEquationClasses(
    _ first: String, _ second: String, at position: SourcePosition
  ) -> Diagnostic {
    Diagnostic(
      "contradicting-classes", at: position,
      "an equation cannot be '\(first)' and '\(second)' at once", help: "leave one of them out")
  }

  static func uncheckedWithoutReason(at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "missing-reason", at: position, "this equation is not checked and does not say why",
      help: "write the reason that the ledger shall print: check=no reason=\"…\"")
  }

  static func reasonOfChecked(at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "reason-of-checked", at: position, "a reason means nothing for an equation that is checked",
      help: "leave it out, or write check=no before it")
  }

  static func nearlyDeclare(_ language: String, at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "unknown-fence", at: position, "'\(language)' would be shown and declare nothing",
      help: "did you mean 'declare'?")
  }

  static func textAfterDeclare(_ text: String, at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "malformed-fence", at: position, "'\(text)' does not belong behind 'declare'",
      help: "declarations stand in the lines of the fence, one a line")
  }

  static func emptyFormula(at position: SourcePosition) -> Diagnostic {
    Diagnostic("empty-formula", at: position, "this formula is empty")
  }

  static func textAfterEquation(at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "text-after-equation", at: position, "nothing but a label can follow the closing $$",
      help: "put punctuation into the formula, and text on a new line")
  }

  static func labelledMathInText(at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "labelled-math-in-text", at: position, "a formula within a line of text cannot have a label",
      help: "put $$ … $$ {#eq-name} on lines of its own")
  }

  // Slots and placements.

  static func malformedSlot(_ text: String, at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "malformed-slot", at: position, "'\(text)' is no slot",
      help: "a slot is written {{snippet.value}} or {{snippet.value:.2e}}; "
        + "write \\{{ for literal braces")
  }

  static func unknownFormat(_ text: String, at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "unknown-format", at: position, "'\(text)' is no format",
      help: "formats are .3f, .2e, .4g with any number of digits, and d for whole numbers")
  }

  static func malformedPlacement(_ text: String, at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "malformed-placement", at: position, "'\(text)' names no figure or table",
      help: "write ![[snippet.name]]")
  }

  static func placementInText(_ text: String, at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "misplaced-placement", at: position, "'\(text)' stands within text",
      help: "put it on a line of its own")
  }

  // References, citations, footnotes.

  static func notAReference(_ name: String, at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "unknown-reference", at: position, "'@\(name)' points at nothing",
      help: "write \\@\(name) for a literal at sign, [@\(name)] for a citation; "
        + "a reference begins like @eq-, @prb- or @fig-")
  }

  static func malformedCitation(_ text: String, at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "malformed-citation", at: position, "'\(text)' is no citation",
      help: "citations are written [@key] or [@key, p. 3; @other]")
  }

  static func undefinedFootnote(
    _ name: String, known: [String], at position: SourcePosition
  ) -> Diagnostic {
    Diagnostic(
      "undefined-footnote", at: position, "footnote '\(name)' is not defined",
      help: didYouMean(name, among: known, otherwise: "define it: [^\(name)]: its text"))
  }

  static func duplicateFootnote(
    _ name: String, at position: SourcePosition, first: SourcePosition
  ) -> Diagnostic {
    Diagnostic(
      "duplicate-footnote", at: position, "footnote '\(name)' is already defined in this chapter",
      notes: [Note("first defined here", at: first)], help: "rename one of them")
  }

  static func unusedFootnote(_ name: String, at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      .warning, "unused-footnote", at: position, "nothing refers to footnote '\(name)'",
      help: "refer to it with [^\(name)], or remove it")
  }

  static func misplacedFootnote(_ name: String, at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "misplaced-footnote", at: position,
      "footnote '\(name)' is defined within a list, a quotation or another footnote",
      help: "begin its definition at the left margin")
  }

  // Blocks.

  static func missingDivisionClass(at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "missing-class", at: position, "this block does not say what it is",
      help: "give it a class, as in ::: {.problem #prb-name}")
  }

  static func bareDivision(_ text: String, at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "malformed-block", at: position, "'\(text)' does not open a block",
      help: "a block is opened with its class in braces, as in ::: {.problem #prb-name}")
  }

  static func textAfterDivision(at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "malformed-block", at: position, "nothing can follow the braces of a block",
      help: "put the text on a new line, or a title into the braces: title=\"…\"")
  }

  static func twoDivisionClasses(
    _ first: String, _ second: String, at position: SourcePosition
  ) -> Diagnostic {
    Diagnostic(
      "contradicting-classes", at: position, "a block cannot be '\(first)' and '\(second)' at once",
      help: "put one block into the other")
  }

  static func misplacedDivision(at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "misplaced-block", at: position, "a block cannot stand in a list, a quotation or a footnote",
      help: "begin its lines at the left margin")
  }

  static func unclosedDivision(_ kind: Division.Kind?, at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "unclosed-block", at: position,
      "this \(kind.map { "'\($0.rawValue)' " } ?? "")block is not closed",
      help: "close it with a line of three colons")
  }

  static func closerWithoutOpener(at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "closer-without-opener", at: position, "no block is open here",
      help: "remove this line, or look for a block that was closed too early")
  }

  static func partOutsideProblem(at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "part-outside-problem", at: position, "this part belongs to no problem",
      help: "put it between ::: {.problem …} and its closing colons")
  }

  static func unknownAlert(_ name: String, at position: SourcePosition) -> Diagnostic {
    let known = Alert.allCases.map { $0.rawValue.uppercased() }
    return Diagnostic(
      "unknown-alert", at: position, "there is no alert '\(name)'",
      help: didYouMean(name, among: known, otherwise: list(known)))
  }

  static func tableColumns(header: Int, dashes: Int, at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "table-columns", at: position,
      "the row of dashes has \(count(dashes, "cell")), the row above it \(count(header, "cell"))",
      help: "give both rows one cell for each column")
  }

  static func tooManyCells(_ cells: Int, columns: Int, at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "too-many-cells", at: position,
      "this row has \(count(cells, "cell")), the table \(count(columns, "column"))",
      help: "write \\| for a line that does not divide cells")
  }

  static func strayCaption(at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "stray-caption", at: position, "no table stands right before this caption",
      help: "a caption follows its table, with at most one blank line between them")
  }

  static func rawHTML(at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      .warning, "raw-html", at: position, "raw HTML is left out of the page",
      help: "write it in Markdown, or as `code` if it shall be seen")
  }

  static func tooDeep(_ limit: Int, at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "nested-too-deeply", at: position, "this is nested more than \(limit) levels deep",
      help: "look for lines that open something by mistake")
  }

  static func lostElement(_ text: String, at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "misplaced-element", at: position, "'\(text)' stands where it cannot be read",
      help: "set it off with blank lines, and indent it like the text around it")
  }

  private static func list(_ names: [String]) -> String {
    "it can be \(names.map { "'\($0)'" }.joined(separator: ", "))"
  }

  private static func count(_ number: Int, _ word: String) -> String {
    "\(number) \(word)\(number == 1 ? "" : "s")"
  }
}
