import ArgumentParser
import Foundation
import WorkbookBuilder

/// Options of every command that works on a course.
struct CourseOptions: ParsableArguments {
  @Option(help: "The folder that holds chapters/ and gets site/.")
  var course = "."

  var workspace: Workspace {
    Workspace(folder: URL(fileURLWithPath: course).standardizedFileURL.path)
  }
}

/// Options of the commands that run snippets.
struct RunOptions: ParsableArguments {
  @OptionGroup var courseOptions: CourseOptions

  @Option(help: "A chapter to work on, as week-08; may be repeated.")
  var only: [String] = []

  @Option(help: "How many chapters are compiled and run side by side.")
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @Option(help: "An edition to render, 'solutions' or 'problems'; may be repeated.")
  var edition: [Edition] = []

  @Option(help: "Seconds that the run of one chapter may take.")
  var timeout = 120.0

  func validate() throws {
    guard jobs > 0 else { throw ValidationError("--jobs must be at least 1") }
    guard timeout > 0, timeout.isFinite else { throw ValidationError("--timeout must be positive") }
  }

  func builder(
    keepsGoing: Bool = false, minimumCoverage: Share? = nil,
    progress: @escaping @Sendable (BuildEvent) -> Void
  ) -> Builder {
    Builder(
      workspace: courseOptions.workspace, installation: .running,
      options: Builder.Options(
        only: only.isEmpty ? nil : Set(only.map(ChapterID.init)), jobs: jobs,
        editions: edition.isEmpty ? nil : edition, timeout: timeout, keepsGoing: keepsGoing,
        minimumCoverage: minimumCoverage?.value),
      progress: progress)
  }
}

extension Edition: ExpressibleByArgument {}

/// `90%`, or `90`.
struct Share: ExpressibleByArgument {
  /// From 0 to 1.
  var value: Double

  init?(argument: String) {
    let digits = argument.hasSuffix("%") ? argument.dropLast() : Substring(argument)
    guard let percent = Double(digits), (0...100).contains(percent) else { return nil }
    value = percent / 100
  }
}

extension Installation {
  /// The installation that this command belongs to.
  static var running: Installation {
    Installation(executable: Bundle.main.executablePath ?? CommandLine.arguments[0])
  }
}
