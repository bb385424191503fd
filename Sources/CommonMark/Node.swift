/// One node of a CommonMark document, as a value.
///
/// The tree is that of the CommonMark 0.30 specification: a document of blocks, blocks of inlines.
/// A tree may be as deep as its text says: comparing, hashing and releasing it take no stack.
public struct Node: Sendable, Hashable {
  public var kind: Kind
  public var children: [Node] {
    get { family?.nodes ?? [] }
    set { family = newValue.isEmpty ? nil : Family(newValue) }
  }
  /// Where the node stands in the text; all zero for a node that was made by hand.
  public var position: Position

  var family: Family?

  public init(_ kind: Kind, _ children: [Node] = [], position: Position = Position()) {
    self.kind = kind
    self.position = position
    self.family = children.isEmpty ? nil : Family(children)
  }

  /// Lines and columns counted from 1; columns in bytes; the end is included.
  ///
  /// libcmark takes them from a block's lines without their indentation: within a paragraph only
  /// the first line's columns are exact.
  public struct Position: Sendable, Hashable {
    public var startLine: Int
    public var startColumn: Int
    public var endLine: Int
    public var endColumn: Int

    public init(startLine: Int = 0, startColumn: Int = 0, endLine: Int = 0, endColumn: Int = 0) {
      self.startLine = startLine
      self.startColumn = startColumn
      self.endLine = endLine
      self.endColumn = endColumn
    }
  }
}

extension Node {
  /// What a node is, with what CommonMark says of it.
  public enum Kind: Sendable, Hashable {
    // Blocks.
    case document
    case blockQuote
    case list(ListStyle)
    case item
    /// `fenceInfo` is the info string; empty for a fence without one and for an indented block.
    case codeBlock(fenceInfo: String, literal: String)
    case htmlBlock(String)
    /// Rendered as `onEnter`, the children, `onExit`, word for word.
    case customBlock(onEnter: String, onExit: String = "")
    case paragraph
    /// 1 to 6.
    case heading(level: Int)
    case thematicBreak

    // Inlines.
    case text(String)
    case softBreak
    case lineBreak
    case code(String)
    case htmlInline(String)
    /// Rendered as `onEnter`, the children, `onExit`, word for word.
    case customInline(onEnter: String, onExit: String = "")
    case emphasis
    case strong
    case link(url: String, title: String)
    case image(url: String, title: String)
  }

  public struct ListStyle: Sendable, Hashable {
    public enum Marker: Sendable, Hashable {
      case bullet
      case ordered(start: Int, delimiter: Delimiter)
    }
    public enum Delimiter: Sendable, Hashable { case period, parenthesis }

    public var marker: Marker
    /// Whether the items' paragraphs are set without `<p>`.
    public var isTight: Bool

    public init(_ marker: Marker, isTight: Bool) {
      self.marker = marker
      self.isTight = isTight
    }
  }
}
