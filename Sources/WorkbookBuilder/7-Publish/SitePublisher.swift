#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Puts the pages into `site/`, all at once.
///
/// A new tree is laid beside the old one, with hard links for what did not change, and the two
/// change places in one call to the system. Whoever looks, and whenever the process dies, there is
/// either the last good site or the new one. When no byte differs, nothing is touched.
public struct SitePublisher: Sendable {
  private let workspace: Workspace

  public init(workspace: Workspace) {
    self.workspace = workspace
  }

  /// - Parameter keepingOthers: whether pages that this build did not make stay: it was asked for
  ///   some chapters only. Files that the builder never wrote stay in any case.
  /// - Returns: the paths that were written or removed, sorted.
  @discardableResult
  public func publish(_ site: Site, keepingOthers: Bool) throws(BuildFailure) -> [String] {
    let old = workspace.site
    FileStore.makeFolder(old)
    FileStore.makeFolder(workspace.cache)
    let present = FileStore.files(below: old)
    let written = Set(
      (FileStore.text(manifest) ?? "").split(separator: "\n").map(String.init))
    var contents: [String: [UInt8]] = [:]
    var changed: [String] = []
    for (path, file) in site.files {
      let bytes = try bytes(of: file)
      if FileStore.read("\(old)/\(path)") != bytes {
        contents[path] = bytes
        changed.append(path)
      }
    }
    let stale = present.filter {
      !keepingOthers && written.contains($0) && site.files[$0] == nil
    }
    let ours = keepingOthers ? written.union(site.files.keys) : Set(site.files.keys)
    if !changed.isEmpty || !stale.isEmpty {
      try exchange(kept: present.filter { contents[$0] == nil && !stale.contains($0) }, contents)
    }
    // Written last: a name too few in it would leave a page behind, a name too many harms nothing.
    let list = ours.sorted().joined(separator: "\n")
    if FileStore.text(manifest) != list { FileStore.write(list, to: manifest) }
    return (changed + stale).sorted()
  }

  /// The files that the last build wrote.
  private var manifest: String { "\(workspace.cache)/site-files" }

  private func exchange(kept: [String], _ contents: [String: [UInt8]]) throws(BuildFailure) {
    let new = workspace.staging
    FileStore.remove(new)
    FileStore.makeFolder(new)
    for path in kept {
      FileStore.makeFolder(above: "\(new)/\(path)")
      if link("\(workspace.site)/\(path)", "\(new)/\(path)") != 0 {
        guard let bytes = FileStore.read("\(workspace.site)/\(path)") else {
          throw BuildFailure(.cannotWrite("\(new)/\(path)"))
        }
        try write(bytes, to: "\(new)/\(path)")
      }
    }
    for (path, bytes) in contents {
      FileStore.makeFolder(above: "\(new)/\(path)")
      try write(bytes, to: "\(new)/\(path)")
    }
    guard exchangeFolders(new, workspace.site) else {
      throw BuildFailure(.cannotWrite(workspace.site))
    }
    FileStore.remove(new)
  }

  private func write(_ bytes: [UInt8], to path: String) throws(BuildFailure) {
    guard bytes.withUnsafeBufferPointer({ FileStore.writeInPlace($0, to: path) }) else {
      throw BuildFailure(.cannotWrite(path))
    }
  }

  private func bytes(of file: Site.File) throws(BuildFailure) -> [UInt8] {
    switch file {
    case .text(let text):
      return Array(text.utf8)
    case .copy(let source):
      guard let bytes = FileStore.read(source) else { throw BuildFailure(.cannotRead(source)) }
      return bytes
    }
  }

  #if !canImport(Darwin)
    /// renameat2(2), which the C library's headers hide from Swift.
    private typealias Rename =
      @convention(c) (
        Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32
      ) -> Int32
    private static var exchange: Rename? {
      dlsym(nil, "renameat2").map { unsafeBitCast($0, to: Rename.self) }
    }
    private static let renameExchange: UInt32 = 2
  #endif

  /// Two folders change places at once.
  private func exchangeFolders(_ first: String, _ second: String) -> Bool {
    #if canImport(Darwin)
      return renamex_np(first, second, UInt32(RENAME_SWAP)) == 0
    #else
      if Self.exchange?(AT_FDCWD, first, AT_FDCWD, second, Self.renameExchange) == 0 { return true }
      // A file system without it: the old site is out of the way for the shortest possible time.
      let aside = first + ".old"
      FileStore.remove(aside)
      guard rename(second, aside) == 0 else { return false }
      guard rename(first, second) == 0 else {
        rename(aside, second)
        return false
      }
      FileStore.remove(aside)
      return true
    #endif
  }
}

extension Diagnostic {
  static func cannotRead(_ path: String) -> Diagnostic {
    Diagnostic("cannot-read", at: nil, "'\(path)' cannot be read")
  }
}
