import Synchronization
import WorkbookNumerics

/// Remembers where the latest errors were thrown: an error that nothing catches has lost the frames
/// that it came through by the time it arrives at the end of the chapter.
///
/// The Swift runtime calls a hook before each `throw`, as Swift Testing uses it too: `_swift_willThrow`
/// with the box of the error, `_swift_willThrowTypedImpl` with the type of an error that has no box.
enum ThrowTrace {
  private struct Throw {
    /// The error's box, or the metadata of its type.
    var key: UInt = 0
    var frames: [UInt] = []
  }

  private struct Memory {
    var throwing = [Throw](repeating: Throw(), count: 16)
    var count = 0
  }

  private static let memory = Mutex(Memory())
  private static let program = ProgramImage.main

  static func install() {
    _ = program
    CallStack.prepare()
    typealias Untyped = @convention(c) (UInt) -> Void
    typealias Typed = @convention(c) (UInt, UInt, UInt) -> Void
    let untyped: Untyped = { box in ThrowTrace.remember(box) }
    let typed: Typed = { _, type, _ in ThrowTrace.remember(type) }
    RuntimeSymbol.address(of: "_swift_willThrow")?
      .storeBytes(of: untyped, as: Untyped.self)
    RuntimeSymbol.address(of: "_swift_willThrowTypedImpl")?
      .storeBytes(of: typed, as: Typed.self)
  }

  /// The frames in the chapter's program where this error was thrown last, innermost first.
  static func addresses(of error: any Error) -> [UInt] {
    let box = withUnsafeBytes(of: error as any Error) { $0.load(as: UInt.self) }
    let type = withUnsafeBytes(of: type(of: error) as any Any.Type) { $0.load(as: UInt.self) }
    return memory.withLock { memory in
      let latest = (0..<min(memory.count, memory.throwing.count)).map { age in
        memory.throwing[(memory.count - 1 - age) % memory.throwing.count]
      }
      let match = latest.first { $0.key == box } ?? latest.first { $0.key == type }
      return match?.frames ?? []
    }
  }

  private static func remember(_ key: UInt) {
    withUnsafeTemporaryAllocation(
      of: UnsafeMutableRawPointer?.self, capacity: CallStack.maximumDepth
    ) { frames in
      let depth = CallStack.capture(into: frames)
      memory.withLock { memory in
        let index = memory.count % memory.throwing.count
        memory.count += 1
        memory.throwing[index].key = key
        memory.throwing[index].frames.removeAll(keepingCapacity: true)
        for frame in frames.prefix(depth) {
          // A return address is that of the instruction after the call.
          if let address = program.relative(UInt(bitPattern: frame) &- 1) {
            memory.throwing[index].frames.append(address)
          }
        }
      }
    }
  }
}
