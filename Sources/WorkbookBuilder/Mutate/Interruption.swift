import Dispatch

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Tidies up when the process is told to stop, by Control-C or by `kill`, and lets it stop then.
enum Interruption {
  /// The end of a pipe that a signal is written to: all that a signal handler may do.
  private nonisolated(unsafe) static var report: Int32 = -1

  static func onStop(_ tidyUp: @escaping @Sendable () -> Void) {
    var ends: [Int32] = [-1, -1]
    guard report < 0, pipe(&ends) == 0 else { return }
    // The processes that this one starts do not keep the pipe open.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    report = ends[1]
    let source = ends[0]
    DispatchQueue(label: "interruption").async {
      var number: UInt8 = 0
      while true {
        let count = read(source, &number, 1)
        if count < 0, errno == EINTR { continue }
        guard count == 1 else { return }
        tidyUp()
        signal(Int32(number), SIG_DFL)
        kill(getpid(), Int32(number))
      }
    }
    for number in [SIGINT, SIGTERM] {
      signal(number) { number in
        var byte = UInt8(truncatingIfNeeded: number)
        _ = write(Interruption.report, &byte, 1)
      }
    }
  }
}
