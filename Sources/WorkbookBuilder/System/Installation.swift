/// Where the tool's own files are: one layout, staged by the `workbook` script in a checkout and
/// copied by `workbook install --prefix DIR`.
///
///     bin/workbook
///     lib/workbook/libWorkbookKit.so, lib/workbook/modules/
///     share/workbook/theme/
public struct Installation: Sendable, Hashable {
  /// The folder that holds `bin`, `lib` and `share`.
  public var prefix: String

  public init(prefix: String) {
    self.prefix = prefix
  }

  /// The installation that the running executable belongs to.
  public init(executable: String) {
    let path = FileStore.resolve(executable) ?? executable
    let parts = path.split(separator: "/").dropLast(2)
    prefix = "/" + parts.joined(separator: "/")
  }

  public var command: String { "\(prefix)/bin/workbook" }
  public var theme: String { "\(prefix)/share/workbook/theme" }
  public var kitFolder: String { "\(prefix)/lib/workbook" }
  public var kitModules: String { "\(prefix)/lib/workbook/modules" }

  public var kitLibrary: String {
    #if canImport(Darwin)
      "\(kitFolder)/libWorkbookKit.dylib"
    #else
      "\(kitFolder)/libWorkbookKit.so"
    #endif
  }

  /// C modules that the kit's Swift modules import, as compiler arguments.
  var moduleMaps: [String] {
    FileStore.names(in: kitModules).map { "\(kitModules)/\($0)/module.modulemap" }
      .filter(FileStore.exists)
  }

  func requireKit() throws(BuildFailure) {
    for path in [kitLibrary, kitModules] where !FileStore.exists(path) {
      throw BuildFailure(.noKit(path))
    }
  }
}

extension Installation {
  /// Copies all files to another prefix, over an older installation there.
  public func copy(to target: Installation) throws(BuildFailure) {
    try requireKit()
    guard target.prefix != prefix else { return }
    for part in ["bin", "lib/workbook", "share/workbook"] {
      for file in FileStore.files(below: "\(prefix)/\(part)") {
        try copy("\(part)/\(file)", to: target)
      }
    }
  }

  private func copy(_ file: String, to target: Installation) throws(BuildFailure) {
    let path = "\(target.prefix)/\(file)"
    FileStore.makeFolder(above: path)
    guard let bytes = FileStore.read("\(prefix)/\(file)") else {
      throw BuildFailure(.cannotRead("\(prefix)/\(file)"))
    }
    guard bytes.withUnsafeBufferPointer({ FileStore.write($0, to: path) }) else {
      throw BuildFailure(.cannotWrite(path))
    }
    if file.hasPrefix("bin/") { FileStore.makeExecutable(path) }
  }
}
