import Synchronization
import WorkbookNumerics

/// Writes a last record when the chapter's program crashes, or when the builder asks by SIGUSR1 where
/// it is because its time is over.
///
/// The handlers run on a stack of their own, so that they work when recursion has used up the
/// program's. They use nothing but memory set aside in `install`, `write`, and the unwinder.
enum FatalSignals {
  private struct Report {
    var line = FailureLine()
    var addresses = UnsafeMutableBufferPointer<UInt>.allocate(capacity: CallStack.maximumDepth)
    var frames = CallStack.Frames.allocate(capacity: CallStack.maximumDepth)
    var descriptor: Int32
    let program = ProgramImage.main
  }

  nonisolated(unsafe) private static var report: Report?
  nonisolated(unsafe) private static var owner: pthread_t?
  private static let isTaken = Atomic(false)
  private static let isForwarded = Atomic(false)

  /// - Parameter descriptor: the transcript's.
  static func install(descriptor: Int32) {
    CallStack.prepare()
    RunningThread.prepare()
    report = Report(descriptor: descriptor)
    owner = nil
    _ = (isTaken.load(ordering: .relaxed), isForwarded.load(ordering: .relaxed))
    prepareThread()
    for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT] {
      handle(number) { FatalSignals.crashed($0, $1, $2) }
    }
    handle(SIGUSR1) { number, _, context in FatalSignals.interrupted(number, context) }
    // The threads of libdispatch block SIGUSR1, but not this one.
    handle(SIGPROF) { number, _, context in FatalSignals.interrupted(number, context) }
  }

  /// Gives the calling thread a stack for its handlers, unless it has one.
  static func prepareThread() {
    var current = stack_t()
    guard sigaltstack(nil, &current) == 0, current.ss_flags & Int32(SS_DISABLE) != 0 else { return }
    // Lives as long as the thread; the first bytes are never used but by very deep unwinding.
    let size = 1 << 16
    var stack = stack_t()
    stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    stack.ss_size = size
    sigaltstack(&stack, nil)
  }

  private typealias Handler =
    @convention(c) (Int32, UnsafeMutablePointer<siginfo_t>?, UnsafeMutableRawPointer?) -> Void

  private static func handle(_ number: Int32, _ handler: @escaping Handler) {
    var action = sigaction()
    #if canImport(Darwin)
      action.__sigaction_u.__sa_sigaction = handler
    #else
      action.__sigaction_handler.sa_sigaction = handler
    #endif
    // SA_NODEFER: a crash inside the handler is to reach it again rather than to end the process.
    action.sa_flags = Int32(SA_SIGINFO) | Int32(SA_ONSTACK) | Int32(SA_NODEFER)
    sigemptyset(&action.sa_mask)
    sigaction(number, &action, nil)
  }

  private static func crashed(
    _ number: Int32, _ information: UnsafeMutablePointer<siginfo_t>?,
    _ rawContext: UnsafeMutableRawPointer?
  ) {
    let context = InterruptedContext(rawContext)
    let message =
      number == SIGSEGV && context.isStackOverflow(information)
      ? "SIGSEGV: the stack is used up by calls inside calls" : name(of: number)
    if takeReport() {
      let count = collect(context)
      write(kind: "crashed", message, count: count)
    } else if isOwner {
      // The unwinder itself has crashed; the place of the signal must do.
      write(kind: "crashed", message, count: 0)
    } else {
      while true { pause() }
    }
    signal(number, SIG_DFL)
    raise(number)
  }

  private static func interrupted(_ number: Int32, _ rawContext: UnsafeMutableRawPointer?) {
    guard takeReport() else { return }
    let count = collect(InterruptedContext(rawContext))
    // A sleeping first thread has at most the program's `main` on its stack.
    if count <= 1, !isForwarded.exchange(true, ordering: .relaxed) {
      isTaken.store(false, ordering: .releasing)
      if RunningThread.signal(SIGPROF) { return }
    }
    write(kind: "interrupted", name(of: SIGUSR1), count: count)
    _exit(124)
  }

  /// True for the first thread that has something to report.
  private static func takeReport() -> Bool {
    guard !isTaken.exchange(true, ordering: .acquiring) else { return false }
    owner = pthread_self()
    return true
  }

  private static var isOwner: Bool {
    owner.map { pthread_equal($0, pthread_self()) != 0 } ?? false
  }

  /// Fills the list of addresses in the program, and returns how many there are. The first is that
  /// of the interrupted instruction if it is the program's; the others are those of calls.
  private static func collect(_ context: InterruptedContext) -> Int {
    guard let report else { return 0 }
    var count = 0
    if let address = report.program.relative(context.programCounter) {
      report.addresses[count] = address
      count += 1
    }
    let depth = CallStack.capture(into: report.frames)
    // Above the interrupted instruction lie the frames of the handler.
    var first = 0
    while first < depth, UInt(bitPattern: report.frames[first]) != context.programCounter {
      first += 1
    }
    var index = first < depth ? first + 1 : 0
    while index < depth, count < report.addresses.count {
      if let address = report.program.relative(UInt(bitPattern: report.frames[index]) &- 1) {
        report.addresses[count] = address
        count += 1
      }
      index += 1
    }
    return count
  }

  private static func write(kind: StaticString, _ message: StaticString, count: Int) {
    guard var report else { return }
    report.line.begin(kind: kind, message: message, addressCount: count)
    var index = 0
    while index < count {
      report.line.append(field: report.addresses[index])
      index += 1
    }
    report.line.write(to: report.descriptor)
  }

  private static func name(of number: Int32) -> StaticString {
    switch number {
    case SIGILL: "SIGILL"
    case SIGTRAP: "SIGTRAP"
    case SIGSEGV: "SIGSEGV"
    case SIGBUS: "SIGBUS"
    case SIGFPE: "SIGFPE"
    case SIGABRT: "SIGABRT"
    default: "SIGUSR1"
    }
  }
}
