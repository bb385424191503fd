import WorkbookNumerics

/// Seconds since the run began, by a clock that is never set back.
enum RunClock {
  private static let origin = now

  static func start() { _ = origin }

  static var elapsed: Double { now - origin }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
