/// The course's folder, and what the builder keeps beside the chapters.
public struct Workspace: Sendable, Hashable {
  /// The folder that holds `chapters/` and gets `site/`.
  public var folder: String

  public init(folder: String) {
    self.folder = folder
  }

  public var chapters: String { "\(folder)/chapters" }
  public var site: String { "\(folder)/site" }
  /// Everything in it can be thrown away at any time.
  public var cache: String { "\(folder)/.workbook" }

  func modules(_ chapter: ChapterID) -> String { "\(cache)/modules/\(chapter)" }
  func transcripts(_ chapter: ChapterID) -> String { "\(cache)/transcripts/\(chapter)" }
  var formulas: String { "\(cache)/formulas" }
  var derivations: String { "\(cache)/derivations" }
  var highlights: String { "\(cache)/highlights" }
  var staging: String { "\(cache)/staging" }
  var lock: String { "\(cache)/lock" }
}

extension Workspace {
  /// Removes the cache and the pages that `build` wrote; files that others put into `site/` stay.
  /// Returns how many files are gone.
  public func clean() -> Int {
    let pages = (FileStore.text("\(cache)/site-files") ?? "").split(separator: "\n")
    var count = 0
    for page in pages where FileStore.exists("\(site)/\(page)") {
      FileStore.remove("\(site)/\(page)")
      count += 1
    }
    FileStore.removeEmptyFolders(below: site)
    count += FileStore.files(below: cache).count
    FileStore.remove(cache)
    return count
  }
}
