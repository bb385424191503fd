/// A chapter's name: its file's, without `.md`, as in `week-08`.
public struct ChapterID: Sendable, Hashable, Comparable, CustomStringConvertible {
  public var name: String
  public init(_ name: String) { self.name = name }
  public var description: String { name }
  public static func < (first: Self, second: Self) -> Bool { first.name < second.name }

  /// The chapter whose front matter holds the course's settings; its page is the site's first.
  public static let index = ChapterID("index")
}

/// A snippet's name, unique within its chapter: `gauss-conv`.
public struct SnippetID: Sendable, Hashable, Comparable, CustomStringConvertible {
  public var name: String
  public init(_ name: String) { self.name = name }
  public var description: String { name }
  public static func < (first: Self, second: Self) -> Bool { first.name < second.name }
}

/// What a reference points at, unique within its chapter: `eq-gauss-conv`, `prb-convolution`.
public struct Label: Sendable, Hashable, Comparable, CustomStringConvertible {
  public var name: String
  public init(_ name: String) { self.name = name }
  public var description: String { name }
  public static func < (first: Self, second: Self) -> Bool { first.name < second.name }

  /// `eq` of `eq-gauss-conv`.
  public var prefix: String { String(name.prefix { $0 != "-" }) }
}
