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
    let inspector = Inspector(workspace: options.workspace, installation: .running)
    do {
      print(try await inspector.why(ChapterID(chapter)))
    } catch {
      throw Terminal.failed(error)
    }
  }
}
