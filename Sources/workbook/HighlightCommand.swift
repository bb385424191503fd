import ArgumentParser
import WorkbookBuilder

/// Highlights the code of a course and stores it: what `build` has a second process do while the
/// chapters are compiled.
struct HighlightCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "highlight", shouldDisplay: false)

  @OptionGroup var options: CourseOptions

  @Option var only: [String] = []

  func run() async throws {
    let chapters = only.isEmpty ? nil : Set(only.map(ChapterID.init))
    do {
      let course = try CourseReader(folder: options.workspace.folder).read(only: chapters)
      let renderer = try SiteRenderer(workspace: options.workspace, installation: .running)
      _ = await renderer.highlight(course, only: chapters)
    } catch {
      throw Terminal.failed(error)
    }
  }
}
