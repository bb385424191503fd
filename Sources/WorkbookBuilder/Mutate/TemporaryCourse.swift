#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A copy of a course's chapters in a folder of its own, which `remove` takes away.
struct TemporaryCourse: Sendable {
  let workspace: Workspace

  init(copyOf course: Workspace) throws(BuildFailure) {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(parent)/workbook-mutate-XXXXXX".utf8CString)
    let folder = template.withUnsafeMutableBufferPointer { buffer -> String? in
      guard let base = buffer.baseAddress, mkdtemp(base) != nil else { return nil }
      return String(cString: base)
    }
    guard let folder else { throw BuildFailure(.cannotWrite(parent)) }
    workspace = Workspace(folder: folder)
    for file in FileStore.files(below: course.chapters) {
      let (source, target) = ("\(course.chapters)/\(file)", "\(workspace.chapters)/\(file)")
      FileStore.makeFolder(above: target)
      guard let bytes = FileStore.read(source) else { continue }
      guard bytes.withUnsafeBufferPointer({ FileStore.writeInPlace($0, to: target) }) else {
        throw BuildFailure(.cannotWrite(target))
      }
    }
    FileStore.makeFolder(workspace.chapters)
    FileStore.makeFolder(workspace.cache)
  }

  func remove() { FileStore.remove(workspace.folder) }
}
