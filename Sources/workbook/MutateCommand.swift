import ArgumentParser
import Foundation
import WorkbookBuilder

struct MutateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mutate",
    abstract: "Changes formulas and constants one at a time and lists what no check notices.",
    discussion: """
      Works on a copy: a sign, a factor, an exponent, an index of a displayed equation; a constant \
      or an operator of a snippet. What may change without being noticed says so in a comment on \
      its line: '% survives: reason' in a formula, '// survives: reason' in a snippet. Exit status \
      0 only if every other change is noticed.
      """)

  @OptionGroup var courseOptions: CourseOptions

  @Argument(help: "Chapters to change, as week-08; all without one.")
  var chapter: [String] = []

  @Option(help: "A chapter to change; the same as naming it.")
  var only: [String] = []

  @Flag(help: "Change equations only.")
  var equations = false

  @Flag(help: "Change snippets only.")
  var snippets = false

  @Option(help: "How many changes of snippets are judged in each chapter, spread over it.")
  var sample: Int?

  @Option(help: "How many changed chapters are judged side by side.")
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @Option(help: "Seconds that the run of one chapter may take.")
  var timeout = 120.0

  func validate() throws {
    guard sample ?? 1 > 0 else { throw ValidationError("--sample must be at least 1") }
    guard jobs > 0 else { throw ValidationError("--jobs must be at least 1") }
    guard timeout > 0, timeout.isFinite else { throw ValidationError("--timeout must be positive") }
  }

  func run() async throws {
    let terminal = Terminal(workspace: courseOptions.workspace)
    let chapters = Set((chapter + only).map(ChapterID.init))
    let options = Mutator.Options(
      only: chapters.isEmpty ? nil : chapters, jobs: jobs, timeout: timeout,
      changesEquations: equations || !snippets, changesSnippets: snippets || !equations,
      sample: sample)
    let report = await Mutator(
      workspace: courseOptions.workspace, installation: .running, options: options,
      progress: terminal.showMutation
    ).mutate()
    terminal.endMutation()
    terminal.print(report.diagnostics)
    terminal.printSummary(report)
    if !report.isSuccess { throw ExitCode.failure }
  }
}
