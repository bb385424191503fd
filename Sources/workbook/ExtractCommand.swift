import ArgumentParser
import WorkbookBuilder

struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract", abstract: "Prints the Swift module that a chapter's snippets make.",
    aliases: ["tangle"])

  @OptionGroup var options: CourseOptions

  @Argument(help: "A chapter, as week-08.")
  var chapter: String

  func run() throws {
    let inspector = Inspector(workspace: options.workspace, installation: .running)
    do {
      print(try inspector.module(of: ChapterID(chapter)).source, terminator: "")
    } catch {
      throw Terminal.failed(error)
    }
  }
}
