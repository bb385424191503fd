/// Diagnostics as GitHub's workflow commands, which put them beside the lines of a change.
public struct GitHubAnnotations {
  private let report: BuildReport

  public init(_ report: BuildReport) {
    self.report = report
  }

  public var lines: [String] {
    report.diagnostics.map { diagnostic in
      var properties: [String] = []
      if let position = diagnostic.position {
        properties = [
          "file=\(escapeProperty(position.file))", "line=\(position.line)",
          "col=\(position.column)",
        ]
      }
      properties.append("title=\(escapeProperty(diagnostic.id))")
      let text =
        ([diagnostic.message] + diagnostic.details + (diagnostic.help.map { ["help: \($0)"] } ?? []))
        .joined(separator: "\n")
      return
        "::\(diagnostic.severity.rawValue) \(properties.joined(separator: ","))::\(escape(text))"
    }
  }

  private func escape(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  private func escapeProperty(_ text: String) -> String {
    escape(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}
