import ArgumentParser
import Foundation
import WorkbookBuilder

struct InstallCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "install",
    abstract: "Copies the command, the compiled kit and the theme to DIR, for courses elsewhere.")

  @Option(help: ArgumentHelp("The folder that gets bin/, lib/ and share/.", valueName: "dir"))
  var prefix: String

  func run() throws {
    let target = Installation(prefix: URL(fileURLWithPath: prefix).standardizedFileURL.path)
    do {
      try Installation.running.copy(to: target)
    } catch {
      throw Terminal.failed(error)
    }
    print("installed \(target.prefix)/bin/workbook")
  }
}
