import ArgumentParser
import Foundation
import WorkbookBuilder

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Does all that build does but write the site; for CI.",
    discussion: """
      Exit status 0 only if every snippet ran, every claim and every derivation held, every \
      reference and slot was resolved and every formula typeset.
      """)

  @OptionGroup var options: RunOptions

  @Option(help: "A report to write, junit=FILE or sarif=FILE; may be repeated.")
  var report: [ReportRequest] = []

  @Option(
    help: ArgumentHelp(
      "Fail when less of the labelled equations is verified; definitions and assumptions do not count.",
      valueName: "percent"))
  var minCoverage: Share?

  func run() async throws {
    let terminal = Terminal(workspace: options.courseOptions.workspace)
    let result = await terminal.watch { progress in
      await options.builder(minimumCoverage: minCoverage, progress: progress).check()
    }
    terminal.print(result.diagnostics)
    if ProcessInfo.processInfo.environment["GITHUB_ACTIONS"] == "true" {
      for line in GitHubAnnotations(result).lines { print(line) }
    }
    for request in report { try request.write(result) }
    if result.isSuccess {
      terminal.printSummary(result, verb: "checked")
    } else {
      terminal.printFailure(result, consequence: nil)
      throw ExitCode.failure
    }
  }
}

/// `junit=FILE` or `sarif=FILE`
struct ReportRequest: ExpressibleByArgument {
  enum Format: String, CaseIterable { case junit, sarif }
  var format: Format
  var path: String

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1)
    guard parts.count == 2, let format = Format(rawValue: String(parts[0])) else { return nil }
    self.format = format
    path = String(parts[1])
  }

  func write(_ report: BuildReport) throws {
    let text =
      switch format {
      case .junit: JUnitReport(report).xml
      case .sarif: try SARIFReport(report).json()
      }
    do {
      try text.write(toFile: path, atomically: true, encoding: .utf8)
    } catch {
      throw ValidationError("the report '\(path)' cannot be written: \(error.localizedDescription)")
    }
  }
}
