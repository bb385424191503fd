import ArgumentParser

/// The command. Each subcommand has a file of its own.
@main
struct Workbook: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workbook",
    abstract: "Builds a literate course: Markdown chapters with Swift snippets to a checked site.",
    subcommands: [
      BuildCommand.self, CheckCommand.self, MutateCommand.self, CleanCommand.self, WhyCommand.self,
      ExtractCommand.self, InstallCommand.self, HighlightCommand.self,
    ])
}
