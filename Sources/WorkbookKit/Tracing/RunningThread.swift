import WorkbookNumerics

/// Finds another thread of this process that is computing, for a chapter that awaits: its snippets run
/// on threads of the runtime's choice while the first thread sleeps. Usable in a signal handler.
enum RunningThread {
  #if os(Linux)
    private typealias SendToThread = @convention(c) (pid_t, pid_t, Int32) -> Int32
    private typealias ReadFolder =
      @convention(c) (Int32, UnsafeMutableRawPointer?, Int) -> Int
    private typealias ThreadID = @convention(c) () -> pid_t
    private static let sendToThread = RuntimeSymbol.function("tgkill", as: SendToThread.self)
    private static let readFolder = RuntimeSymbol.function("getdents64", as: ReadFolder.self)
    private static let threadID = RuntimeSymbol.function("gettid", as: ThreadID.self)
    nonisolated(unsafe) private static let buffer = UnsafeMutableRawBufferPointer.allocate(
      byteCount: 8192, alignment: 16)

    static func prepare() { _ = (sendToThread, readFolder, threadID, buffer) }

    /// Sends a signal to some other thread that is running; false when all others sleep.
    static func signal(_ signal: Int32) -> Bool {
      guard let sendToThread, let readFolder, let threadID else { return false }
      let folder = open("/proc/self/task", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard folder >= 0 else { return false }
      defer { close(folder) }
      let own = threadID()
      while true {
        let count = readFolder(folder, buffer.baseAddress, 4096)
        guard count > 0 else { return false }
        var offset = 0
        while offset + 19 < count {
          // struct linux_dirent64: inode, offset, record length (2 bytes at 16), type, name at 19.
          let length = Int(buffer.load(fromByteOffset: offset + 16, as: UInt16.self))
          if let thread = number(at: offset + 19), thread != own, isRunning(folder, offset + 19),
            sendToThread(getpid(), thread, signal) == 0
          {
            return true
          }
          offset += max(length, 1)
        }
      }
    }

    private static func number(at offset: Int) -> pid_t? {
      var result: pid_t = 0
      var index = offset
      while buffer[index] != 0 {
        guard 48...57 ~= buffer[index] else { return nil }
        result = result &* 10 &+ pid_t(buffer[index] - 48)
        index += 1
      }
      return result
    }

    /// Reads `<thread>/stat`: the letter after the name in parentheses is R for a running thread.
    private static func isRunning(_ folder: Int32, _ name: Int) -> Bool {
      var path = 4096
      var index = name
      while buffer[index] != 0 {
        buffer[path] = buffer[index]
        (path, index) = (path + 1, index + 1)
      }
      let suffix: StaticString = "/stat"
      for index in 0...suffix.utf8CodeUnitCount {  // with the zero at its end
        buffer[path + index] = suffix.utf8Start[index]
      }
      guard let start = buffer.baseAddress else { return false }
      let file = openat(
        folder, (start + 4096).assumingMemoryBound(to: CChar.self), O_RDONLY | O_CLOEXEC)
      guard file >= 0 else { return false }
      defer { close(file) }
      let content = start + 4352
      let count = read(file, content, 512)
      var state: UInt8 = 0
      for index in stride(from: 0, to: count - 2, by: 1)
      where content.load(fromByteOffset: index, as: UInt8.self) == 41 {
        state = content.load(fromByteOffset: index + 2, as: UInt8.self)
      }
      return state == 82
    }
  #else
    static func prepare() {}
    static func signal(_ signal: Int32) -> Bool { false }
  #endif
}
