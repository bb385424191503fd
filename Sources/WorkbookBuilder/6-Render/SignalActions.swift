import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the process does on each signal, which SourceKit and JavaScriptCore both change as they
/// start.
///
/// SourceKit takes over fifteen signals, among them the one that stops a build and the one with
/// which JavaScriptCore halts its threads; a thread halted by the wrong handler ends the process.
enum SignalActions {
  private static let lock = Mutex(())

  /// Runs `body` and puts every signal's action back.
  static func preserved<Result>(_ body: () throws -> Result) rethrows -> Result {
    try lock.withLock { _ in
      var saved: [(signal: Int32, action: sigaction)] = []
      for signal in Int32(1)...31 {
        var action = sigaction()
        if sigaction(signal, nil, &action) == 0 { saved.append((signal, action)) }
      }
      defer {
        for (signal, action) in saved {
          var action = action
          sigaction(signal, &action, nil)
        }
      }
      return try body()
    }
  }

  /// Runs `body` while nobody preserves the actions, so that what it sets stays.
  static func changed<Result>(_ body: () throws -> Result) rethrows -> Result {
    try lock.withLock { _ in try body() }
  }
}
