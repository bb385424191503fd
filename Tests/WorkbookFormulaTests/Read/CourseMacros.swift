import WorkbookFormula

extension FormulaReader {
  /// With the commands of the course's front matter.
  static func course(functions: Set<Symbol> = []) -> FormulaReader {
    FormulaReader(
      macros: [
        "\\R": "\\mathbb{R}", "\\E": "\\mathbb{E}", "\\N": "\\mathcal{N}",
        "\\KL": "\\operatorname{KL}", "\\d": "\\mathrm{d}",
      ], functions: functions)
  }
}
