import Synchronization
import WorkbookNumerics
import WorkbookTranscript

/// Appends records to the file that the builder reads, one line and one `write` each, so that what
/// was said before a crash is there whole.
///
/// Snippets may speak from many threads at once. Without a builder (no `WORKBOOK_TRANSCRIPT` in the
/// environment) records are written to standard error, to be read by a person.
final class TranscriptWriter: Sendable {
  static let shared = TranscriptWriter()

  /// Where lines go; `nil` without a builder. Read by the handlers of fatal signals too.
  let descriptor: Int32?
  /// Whether the builder wants to know only if every claim holds: the first that fails ends the run.
  let isEndedByFailure = getenv("WORKBOOK_FAIL_FAST") != nil
  private let turn = Mutex(())

  private init() {
    guard let path = getenv("WORKBOOK_TRANSCRIPT") else {
      descriptor = nil
      return
    }
    let opened = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o644)
    if opened < 0 {
      let reason = String(cString: strerror(errno))
      writeAll("cannot open the transcript \(String(cString: path)): \(reason)\n", to: 2)
      exit(EXIT_FAILURE)
    }
    descriptor = opened
  }

  func write(_ record: Record, from source: Source? = nil) {
    if let descriptor {
      let line = record.line + "\n"
      turn.withLock { _ in writeAll(line, to: descriptor) }
    } else if let text = record.readableText(at: source) {
      turn.withLock { _ in writeAll(text + "\n", to: 2) }
    }
  }
}

/// Writes all of a text to a descriptor; a write that was interrupted is taken up again.
private func writeAll(_ text: String, to descriptor: Int32) {
  let bytes = Array(text.utf8)
  var written = 0
  while written < bytes.count {
    let count = bytes.withUnsafeBytes { buffer in
      write(descriptor, buffer.baseAddress! + written, buffer.count - written)
    }
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { return }
    written += count
  }
}
