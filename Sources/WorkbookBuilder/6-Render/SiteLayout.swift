/// Which page is where: the first edition at the site's root, each other one in a folder of its
/// name. Pages refer to each other relatively, so that they open from a disk too.
struct SiteLayout: Sendable {
  private let editions: [Edition]

  /// The ledger of an edition, in the folder of its pages.
  static let ledger = "ledger.html"

  /// - Parameter editions: those of the course's settings.
  init(editions: [Edition]) {
    self.editions = editions
  }

  /// Empty, or `problems/`.
  func folder(_ edition: Edition) -> String {
    edition == editions.first ?? .solutions ? "" : "\(edition.rawValue)/"
  }

  func page(_ chapter: ChapterID, _ edition: Edition) -> String {
    "\(folder(edition))\(chapter).html"
  }

  /// From a page of an edition to the site's root: empty, or `../`.
  func root(from edition: Edition) -> String {
    folder(edition).isEmpty ? "" : "../"
  }

  /// From a page of one edition to a page of another.
  func address(of chapter: ChapterID, _ edition: Edition, from other: Edition) -> String {
    (edition == other ? "" : root(from: other) + folder(edition)) + "\(chapter).html"
  }
}
