import Mustache

/// How the site looks: the frame of a page and its styles, read from a folder.
public struct Theme: Sendable {
  let page: MustacheTemplate
  /// Stylesheets and scripts, by their name below `assets/`.
  let assets: [String: String]

  private static let assetNames = ["theme.css", "charts.css", "theme.js"]

  /// - Throws: when a file is missing, or the template is not Mustache.
  public init(folder: String) throws(BuildFailure) {
    let pagePath = "\(folder)/page.mustache"
    let template = try Self.text(pagePath)
    do {
      page = try MustacheTemplate(string: template)
    } catch {
      throw BuildFailure(.brokenTheme(pagePath, "\(error)"))
    }
    var assets: [String: String] = [:]
    for name in Self.assetNames { assets[name] = try Self.text("\(folder)/\(name)") }
    self.assets = assets
  }

  private static func text(_ path: String) throws(BuildFailure) -> String {
    guard let text = FileStore.text(path) else {
      throw BuildFailure(.brokenTheme(path, "it cannot be read"))
    }
    return text
  }
}
