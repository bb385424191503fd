import Synchronization
import Testing
import WorkbookTranscript

@testable import WorkbookKit

/// What a piece of a chapter writes into a real transcript.
///
/// The kit opens its transcript once in a process, so all tests share one file, and take turns.
enum Spoken {
  private static let turn = Mutex(())
  private static let file: String = {
    let path = temporaryFile("transcript")
    setenv("WORKBOOK_TRANSCRIPT", path, 1)
    atexit { unlink(Spoken.file) }
    return path
  }()

  static func records(_ snippet: () throws -> Void) rethrows -> [Record] {
    try turn.withLock { _ in
      let path = file
      _ = TranscriptWriter.shared
      let before = contents(of: path).utf8.count
      try snippet()
      let text = contents(of: path).utf8.dropFirst(before)
      return text.split(separator: 10).compactMap {
        Record(line: String(decoding: $0, as: UTF8.self))
      }
    }
  }

  static func claim(_ snippet: () throws -> Void) throws -> Claim {
    let records = try records(snippet)
    guard records.count == 1, case .claim(let claim) = records[0] else {
      throw Unexpected(records: records)
    }
    return claim
  }

  struct Unexpected: Error { var records: [Record] }
}

func temporaryFile(_ name: String) -> String {
  let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
  return "\(folder)/workbook-kit-tests-\(getpid())-\(UInt64.random(in: 0 ... .max))-\(name)"
}

func contents(of path: String) -> String {
  guard let stream = fopen(path, "r") else { return "" }
  defer { fclose(stream) }
  var bytes: [UInt8] = []
  while true {
    let byte = fgetc(stream)
    guard byte >= 0 else { return String(decoding: bytes, as: UTF8.self) }
    bytes.append(UInt8(byte))
  }
}
