import ArgumentParser
import WorkbookBuilder

struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Runs the snippets, checks claims and derivations, and writes site/.",
    discussion: "When anything does not hold, site/ stays as it was.")

  @OptionGroup var options: RunOptions

  @Flag(help: "Publish what there is; what failed is marked on the page.")
  var keepGoing = false

  func run() async throws {
    let terminal = Terminal(workspace: options.courseOptions.workspace)
    let report = await terminal.watch { progress in
      await options.builder(keepsGoing: keepGoing, progress: progress).build()
    }
    terminal.print(report.diagnostics)
    if report.isSuccess {
      terminal.printSummary(report, verb: "built")
    } else {
      let site = keepGoing ? "site/ shows what failed" : "site/ is as it was"
      terminal.printFailure(report, consequence: site)
      throw ExitCode.failure
    }
  }
}
