import Foundation

/// A build's diagnostics as SARIF 2.1.0 (OASIS), for code scanning and editors.
public struct SARIFReport {
  private let report: BuildReport

  public init(_ report: BuildReport) {
    self.report = report
  }

  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let rules = Set(report.diagnostics.map(\.id)).sorted().map(Rule.init)
    let log = Log(
      schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0",
      runs: [
        Run(
          tool: Tool(driver: Driver(name: "workbook", rules: rules)),
          results: report.diagnostics.map(Result.init))
      ])
    return String(decoding: try encoder.encode(log), as: UTF8.self) + "\n"
  }

  private struct Log: Encodable {
    var schema: String
    var version: String
    var runs: [Run]
    enum CodingKeys: String, CodingKey {
      case schema = "$schema"
      case version, runs
    }
  }
  private struct Run: Encodable {
    var tool: Tool
    var results: [Result]
  }
  private struct Tool: Encodable { var driver: Driver }
  private struct Driver: Encodable {
    var name: String
    var rules: [Rule]
  }
  private struct Rule: Encodable { var id: String }
  private struct Message: Encodable { var text: String }

  private struct Result: Encodable {
    var ruleId: String
    var level: String
    var message: Message
    var locations: [Location]?
    var relatedLocations: [Location]?

    init(_ diagnostic: Diagnostic) {
      ruleId = diagnostic.id
      level = diagnostic.severity.rawValue
      message = Message(
        text: ([diagnostic.message] + diagnostic.details
          + (diagnostic.help.map { ["help: \($0)"] } ?? []))
          .joined(separator: "\n"))
      locations = diagnostic.position.map { [Location($0, message: nil)] }
      let related = diagnostic.notes.compactMap { note in
        note.position.map { Location($0, message: note.message) }
      }
      relatedLocations = related.isEmpty ? nil : related
    }
  }

  private struct Location: Encodable {
    struct Physical: Encodable {
      struct Artifact: Encodable { var uri: String }
      struct Region: Encodable {
        var startLine: Int
        var startColumn: Int
      }
      var artifactLocation: Artifact
      var region: Region
    }
    var physicalLocation: Physical
    var message: Message?

    init(_ position: SourcePosition, message: String?) {
      physicalLocation = Physical(
        artifactLocation: .init(uri: position.file),
        region: .init(startLine: position.line, startColumn: position.column))
      self.message = message.map(Message.init)
    }
  }
}
