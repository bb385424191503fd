#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files as bytes, by path; the only place that touches the disk with the system's own calls.
enum FileStore {
  /// The bytes of a file, or `nil` when it cannot be read.
  static func read(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let size = Int(status.st_size)
    var isComplete = false
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = readBytes(descriptor, buffer.baseAddress! + count, size - count)
        if got <= 0 { break }
        count += got
      }
      isComplete = count == size
    }
    return isComplete ? bytes : nil
  }

  static func text(_ path: String) -> String? {
    read(path).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Writes a file so that a reader, or the next build after a crash, sees either the old content
  /// or the new. Returns whether it could.
  @discardableResult
  static func write(_ text: String, to path: String) -> Bool {
    var text = text
    return text.withUTF8 { write($0, to: path) }
  }

  @discardableResult
  static func write(_ bytes: UnsafeBufferPointer<UInt8>, to path: String) -> Bool {
    let temporary = "\(path).\(getpid()).tmp"
    guard writeInPlace(bytes, to: temporary) else {
      unlink(temporary)
      return false
    }
    return rename(temporary, path) == 0
  }

  @discardableResult
  static func writeInPlace(_ text: String, to path: String) -> Bool {
    var text = text
    return text.withUTF8 { writeInPlace($0, to: path) }
  }

  static func writeInPlace(_ bytes: UnsafeBufferPointer<UInt8>, to path: String) -> Bool {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var offset = 0
    while offset < bytes.count {
      let put = writeBytes(descriptor, bytes.baseAddress! + offset, bytes.count - offset)
      if put <= 0 { return false }
      offset += put
    }
    return true
  }

  static func makeFolder(_ path: String) {
    guard mkdir(path, 0o755) != 0, errno == ENOENT else { return }
    makeFolder(above: path)
    mkdir(path, 0o755)
  }

  /// Makes the folder that a file is about to be written into.
  static func makeFolder(above file: String) {
    guard let slash = file.lastIndex(of: "/"), slash != file.startIndex else { return }
    makeFolder(String(file[..<slash]))
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Names in a folder, sorted; empty when there is no such folder.
  static func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Removes a file, or a folder with all in it.
  static func remove(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    if status.st_mode & S_IFMT == S_IFDIR {
      for name in names(in: path) { remove("\(path)/\(name)") }
      rmdir(path)
    } else {
      unlink(path)
    }
  }

  /// Paths of all files below a folder, relative to it, sorted.
  static func files(below folder: String) -> [String] {
    var found: [String] = []
    for name in names(in: folder) {
      let path = "\(folder)/\(name)"
      if isFolder(path) {
        found += files(below: path).map { "\(name)/\($0)" }
      } else {
        found.append(name)
      }
    }
    return found
  }

  /// What tells one state of a file from another without reading it: size, time, number.
  static func identity(_ path: String) -> String? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    return "\(status.st_size) \(time.tv_sec).\(time.tv_nsec) \(status.st_ino)"
  }

  /// The path without links, `.` and `..`.
  static func resolve(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

private func readBytes(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int
{
  read(descriptor, buffer, count)
}

private func writeBytes(_ descriptor: Int32, _ buffer: UnsafeRawPointer, _ count: Int) -> Int {
  write(descriptor, buffer, count)
}

extension FileStore {
  /// Seconds since the file was last written; for choosing what to throw away, nothing else.
  static func age(_ path: String) -> Int {
    var status = stat()
    guard stat(path, &status) == 0 else { return .max }
    #if canImport(Darwin)
      return time(nil) - status.st_mtimespec.tv_sec
    #else
      return time(nil) - status.st_mtim.tv_sec
    #endif
  }
}

extension FileStore {
  static func removeEmptyFolders(below folder: String) {
    for name in names(in: folder) where isFolder("\(folder)/\(name)") {
      removeEmptyFolders(below: "\(folder)/\(name)")
      rmdir("\(folder)/\(name)")
    }
  }
}

extension FileStore {
  static func makeExecutable(_ path: String) {
    chmod(path, 0o755)
  }
}
