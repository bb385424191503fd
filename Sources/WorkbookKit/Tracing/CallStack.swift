import WorkbookNumerics

/// The return addresses of the calling thread, by the C library's unwinder.
enum CallStack {
  typealias Frames = UnsafeMutableBufferPointer<UnsafeMutableRawPointer?>

  /// The deepest stack that is looked at.
  static let maximumDepth = 128

  private typealias Backtrace =
    @convention(c) (UnsafeMutablePointer<UnsafeMutableRawPointer?>?, Int32) -> Int32
  private static let backtrace = RuntimeSymbol.function("backtrace", as: Backtrace.self)

  /// Loads the unwinder, so that a signal handler can use it later.
  static func prepare() {
    withUnsafeTemporaryAllocation(of: UnsafeMutableRawPointer?.self, capacity: 4) { frames in
      _ = capture(into: frames)
    }
  }

  /// Writes addresses innermost first, and returns how many.
  static func capture(into frames: Frames) -> Int {
    guard let backtrace else { return 0 }
    return max(0, Int(backtrace(frames.baseAddress, Int32(frames.count))))
  }
}
