#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// KaTeX as the system has it installed: the script that typesets, the stylesheet and the fonts
/// that the pages need.
public struct KaTeX: Sendable, Hashable {
  /// Holds `katex.min.js`, `katex.min.css` and `fonts/`.
  public let folder: String

  /// - Parameter environment: `WORKBOOK_KATEX` names a folder to look in first.
  public static func find() throws(BuildFailure) -> KaTeX {
    let own = getenv("WORKBOOK_KATEX").map { [String(cString: $0)] }
    return try find(in: own ?? usualFolders)
  }

  static func find(in folders: [String]) throws(BuildFailure) -> KaTeX {
    for folder in folders {
      let katex = KaTeX(folder: folder)
      if FileStore.exists(katex.scriptPath), FileStore.exists(katex.stylePath), !katex.fonts.isEmpty
      {
        return katex
      }
    }
    throw BuildFailure(.noKaTeX(folders))
  }

  private static let usualFolders = [
    "/usr/share/javascript/katex", "/opt/homebrew/lib/node_modules/katex/dist",
    "/usr/local/lib/node_modules/katex/dist",
  ]

  var scriptPath: String { "\(folder)/katex.min.js" }
  private var stylePath: String { "\(folder)/katex.min.css" }

  /// Changes when another version is installed.
  var identity: String { FileStore.identity(scriptPath) ?? "" }

  /// File names of the fonts, in the one format that every browser of today reads.
  var fonts: [String] {
    FileStore.names(in: "\(folder)/fonts").filter { $0.hasSuffix(".woff2") }
  }

  /// The stylesheet without the other formats of its fonts, which are not on the site.
  func style() throws(BuildFailure) -> String {
    guard let style = FileStore.text(stylePath) else { throw BuildFailure(.cannotRead(stylePath)) }
    return Self.onlyWOFF2(style)
  }

  static func onlyWOFF2(_ style: String) -> String {
    let bytes = Array(style.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      // `,url(…) format("woff")` follows the WOFF2 font that is kept.
      if bytes[index...].starts(with: ",url(".utf8) {
        var end = index + 1
        while end < bytes.count, ![44, 59, 125].contains(bytes[end]) { end += 1 }
        let source = String(decoding: bytes[index..<end], as: UTF8.self)
        if source.contains("format(") && !source.contains("woff2") {
          index = end
          continue
        }
      }
      result.append(bytes[index])
      index += 1
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Names of LaTeX commands that occur in KaTeX, for suggestions.
  func commands() -> Set<String> {
    guard let script = FileStore.read(scriptPath) else { return [] }
    var commands: Set<String> = []
    var index = 0
    // In the script's strings a command is written with two backslashes.
    while index + 2 < script.count {
      guard script[index] == 92, script[index + 1] == 92, isLetter(script[index + 2]) else {
        index += 1
        continue
      }
      var end = index + 2
      while end < script.count, isLetter(script[end]) { end += 1 }
      commands.insert("\\" + String(decoding: script[(index + 2)..<end], as: UTF8.self))
      index = end
    }
    return commands
  }

  private func isLetter(_ byte: UInt8) -> Bool { 65...90 ~= byte || 97...122 ~= byte }
}
