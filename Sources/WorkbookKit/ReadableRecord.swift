import WorkbookNumerics
import WorkbookTranscript

extension Record {
  /// The record for a person who runs a snippet by itself; `nil` where there is nothing to say.
  func readableText(at source: Source?) -> String? {
    switch self {
    case .claim(let claim) where claim.holds:
      let measured = [claim.distance, claim.worstCase].filter { !$0.isEmpty }
      let note = measured.isEmpty ? "" : " (\(measured.joined(separator: ", ")))"
      return "holds: \(claim.name)\(note)"
    case .claim(let claim):
      var lines = [(source.map { "\($0): " } ?? "") + "error: claim '\(claim.name)' does not hold"]
      if !claim.worstCase.isEmpty { lines.append("    worst     \(claim.worstCase)") }
      lines.append("    actual    \(claim.actual)")
      lines.append("    expected  \(claim.expected)")
      if !claim.distance.isEmpty {
        let allowed = claim.allowed.isEmpty ? "" : ", allowed \(claim.allowed)"
        lines.append("    distance  \(claim.distance)\(allowed)")
      }
      return lines.joined(separator: "\n")
    case .value(let value): return "\(value.name) = \(value.content.readableText)"
    case .table(let table):
      let rows = [table.columns] + table.rows
      return "table \(table.name)\n"
        + rows.map { "    " + $0.joined(separator: " | ") }.joined(separator: "\n")
    case .figure(let figure): return "figure \(figure.name): \(figure.alternativeText)"
    case .failure(let failure): return "error: \(failure.message) [\(failure.kind.rawValue)]"
    case .snippet, .finished: return nil
    }
  }
}

extension Value.Content {
  fileprivate var readableText: String {
    switch self {
    case .double(let value): value.description
    case .integer(let value): value.description
    case .boolean(let value): value.description
    case .text(let value): value
    case .estimate(let mean, let standardError):
      Estimate(mean: mean, standardError: standardError).description
    case .doubles(let values): values.description
    }
  }
}
