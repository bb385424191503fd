import Foundation
import Testing

/// A course in a folder of its own, and the real command run on it.
final class CourseFolder {
  let folder: URL

  struct Result {
    var status: Int32
    var output: String
    var errors: String
  }

  /// - Parameter chapters: file names below `chapters/` and their texts.
  init(_ chapters: [String: String] = [:]) throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "workbook-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "chapters"), withIntermediateDirectories: true)
    for (name, text) in chapters { try write(text, to: "chapters/\(name)") }
    // Without it the course would be called as its folder, which differs from test to test.
    if !chapters.isEmpty, chapters["index.md"] == nil {
      try write("---\ntitle: Course\n---\n", to: "chapters/index.md")
    }
  }

  /// A copy of a fixture's or the repository's chapters.
  init(copyOf chapters: URL) throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "workbook-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: chapters, to: folder.appending(path: "chapters"))
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  /// The command as the `workbook` script stages it.
  static let command = repository.appending(path: ".build/workbook/bin/workbook")

  func write(_ text: String, to path: String) throws {
    try text.write(to: folder.appending(path: path), atomically: true, encoding: .utf8)
  }

  func write(_ data: Data, to path: String) throws {
    try data.write(to: folder.appending(path: path))
  }

  func read(_ path: String) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: path).path)
  }

  /// Replaces text that must occur exactly once.
  func edit(_ path: String, _ old: String, _ new: String) throws {
    let text = try read(path)
    try #require(text.ranges(of: old).count == 1, "'\(old)' must occur once in \(path)")
    try write(text.replacing(old, with: new), to: path)
  }

  @discardableResult
  func workbook(
    _ arguments: String..., environment: [String: String] = [:], command: URL = CourseFolder.command
  ) throws -> Result {
    let process = try start(arguments, environment: environment, command: command)
    process.process.waitUntilExit()
    return Result(
      status: process.process.terminationStatus,
      output: try String(contentsOf: process.output, encoding: .utf8),
      errors: try String(contentsOf: process.errors, encoding: .utf8))
  }

  /// Starts the command without waiting for it.
  func start(
    _ arguments: [String], environment: [String: String] = [:], command: URL = CourseFolder.command
  ) throws -> (process: Process, output: URL, errors: URL) {
    try #require(
      FileManager.default.fileExists(atPath: command.path),
      "the command is not built: run the tests with './workbook test'")
    let process = Process()
    process.executableURL = command
    process.arguments = arguments
    process.currentDirectoryURL = folder
    var variables = ProcessInfo.processInfo.environment
    variables["GITHUB_ACTIONS"] = nil
    variables.merge(environment) { $1 }
    process.environment = variables
    // Files, not pipes: a child that outlives a killed command must not hold the test up.
    let output = folder.appending(path: ".output-\(UUID().uuidString)")
    let errors = folder.appending(path: ".errors-\(UUID().uuidString)")
    for file in [output, errors] {
      FileManager.default.createFile(atPath: file.path, contents: nil)
    }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    return (process, output, errors)
  }

  /// All files below a folder with their bytes.
  func contents(of path: String) throws -> [String: Data] {
    let root = folder.appending(path: path)
    var files: [String: Data] = [:]
    let names = FileManager.default.enumerator(atPath: root.path)
    while let name = names?.nextObject() as? String {
      let file = root.appending(path: name)
      var isFolder: ObjCBool = false
      FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder)
      if !isFolder.boolValue { files[name] = try Data(contentsOf: file) }
    }
    return files
  }
}

/// The messages that a command printed, without the lines of progress and the closing count.
func diagnostics(in errors: String) -> String {
  errors.split(separator: "\n", omittingEmptySubsequences: false)
    .filter { line in
      !["compile ", "run     ", "ran     ", "wait    ", "derive  ", "mutate "]
        .contains { line.hasPrefix($0) }
        && line.firstMatch(of: /^\d+ errors?(;|$)/) == nil
    }
    .joined(separator: "\n").trimmingCharacters(in: .whitespacesAndNewlines)
}
