import ArgumentParser
import WorkbookBuilder

struct CleanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean", abstract: "Removes the cache and the pages that build wrote.")

  @OptionGroup var options: CourseOptions

  func run() throws {
    let removed = options.workspace.clean()
    print("removed \(removed) \(removed == 1 ? "file" : "files")")
  }
}
