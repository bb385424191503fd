import WorkbookNumerics
import WorkbookTranscript

/// Where in a chapter something is said. `#sourceLocation` in the generated module makes file, line
/// and column those of the chapter.
struct Source: Sendable {
  let file: StaticString
  let place: Place

  init(_ file: StaticString, _ line: UInt, _ column: UInt) {
    self.file = file
    place = Place(line: Int(clamping: line), column: Int(clamping: column))
  }

  func record(_ claim: Claim) {
    record(.claim(claim))
    if !claim.holds, TranscriptWriter.shared.isEndedByFailure { _exit(EXIT_FAILURE) }
  }

  func record(_ record: Record) { TranscriptWriter.shared.write(record, from: self) }
}

extension Source: CustomStringConvertible {
  var description: String { "\(file):\(place.line):\(place.column)" }
}
