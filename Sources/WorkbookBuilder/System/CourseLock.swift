#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Lets one build of a course work at a time. The system takes the lock back from a process that
/// dies, however it dies.
final class CourseLock: Sendable {
  private let descriptor: Int32

  /// Waits for as long as another process has the lock.
  /// - Parameter waiting: called when there is something to wait for.
  init(_ workspace: Workspace, waiting: () -> Void) {
    // A folder without chapters is no course, and gets no cache.
    guard FileStore.isFolder(workspace.chapters) else {
      descriptor = -1
      return
    }
    FileStore.makeFolder(workspace.cache)
    descriptor = open(workspace.lock, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK else {
      return
    }
    waiting()
    while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
  }

  func release() {
    if descriptor >= 0 { close(descriptor) }
  }
}
