#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Ends a run whose builder is gone: a killed build must not leave an endless loop behind.
enum ParentWatch {
  /// Looks once a second, in a thread of its own, whether the process that started this one is there.
  static func begin() {
    guard getppid() > 1 else { return }
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let isStarted =
      pthread_create(
        &thread, nil,
        { _ in
          var signals = sigset_t()
          sigfillset(&signals)
          // The chapter's own thread is the one to be asked where it is.
          pthread_sigmask(SIG_BLOCK, &signals, nil)
          let parent = getppid()
          while getppid() == parent { sleep(1) }
          _exit(EXIT_FAILURE)
        }, nil) == 0
    #if canImport(Darwin)
      if isStarted, let thread { pthread_detach(thread) }
    #else
      if isStarted { pthread_detach(thread) }
    #endif
  }
}
