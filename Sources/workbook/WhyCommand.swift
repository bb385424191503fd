import ArgumentParser
import WorkbookBuilder

struct WhyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "Says what a chapter's run depends on, and what changed since the stored run.")

  @OptionGroup var options: CourseOptions

  @Argument(help: "A chapter, as week-08.")
  var chapter: String

  func run() async throws {
    do {
      let inspector = Inspector(workspace: options.workspace, installation: .running)
      print(try await inspector.why(ChapterID(chapter)))
    } catch let failure as BuildFailure {
      Terminal(workspace: options.workspace).print(failure.diagnostics)
      throw ExitCode.failure
    }
  }
}

/// Prints a failure's messages and ends with exit status 1.
func printingFailure(_ work: () throws -> Void) throws {
  do {
    try work()
  } catch let failure as BuildFailure {
    Terminal(workspace: Workspace(folder: ".")).print(failure.diagnostics)
    throw ExitCode.failure
  }
}
