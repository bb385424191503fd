import WorkbookNumerics
import WorkbookTranscript

/// Builds the line of a failure's record in memory set aside beforehand: what `Record.line` does, for
/// a signal handler, which may neither allocate nor take a lock.
struct FailureLine: @unchecked Sendable {
  private let bytes: UnsafeMutableBufferPointer<UInt8>
  private var count = 0

  init() {
    // 20 digits and a tab for each address, and room for the words.
    bytes = .allocate(capacity: 22 * CallStack.maximumDepth + 256)
  }

  mutating func begin(kind: StaticString, message: StaticString, addressCount: Int) {
    count = 0
    append("failure")
    append(field: kind)
    append(field: message)
    append(field: UInt(addressCount))
  }

  mutating func append(field text: StaticString) {
    append("\t")
    append(text)
  }

  mutating func append(field number: UInt) {
    append("\t")
    var power: UInt = 1
    while number / power >= 10 { power *= 10 }
    while power > 0 {
      append(UInt8(48 + number / power % 10))
      power /= 10
    }
  }

  /// Ends the line as every record does, and writes it.
  mutating func write(to descriptor: Int32) {
    append(Record.endMark)
    append("\n")
    #if canImport(Darwin)
      _ = Darwin.write(descriptor, bytes.baseAddress, count)
    #elseif canImport(Musl)
      _ = Musl.write(descriptor, bytes.baseAddress, count)
    #else
      _ = Glibc.write(descriptor, bytes.baseAddress, count)
    #endif
  }

  private mutating func append(_ text: StaticString) {
    for index in 0..<text.utf8CodeUnitCount { append(text.utf8Start[index]) }
  }

  private mutating func append(_ byte: UInt8) {
    guard count < bytes.count else { return }
    bytes[count] = byte
    count += 1
  }
}
