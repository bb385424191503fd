import CCMark

// The one file that knows libcmark's types. Both directions walk with an explicit stack or
// libcmark's own links, never by recursion.

extension Node {
  /// Reads a text as CommonMark. Every text is valid; a NUL becomes U+FFFD.
  public static func parse(_ text: String) -> Node {
    var text = text
    return text.withUTF8 { parse(utf8: $0) }
  }

  /// Reads UTF-8 bytes as CommonMark; what is not valid UTF-8 becomes U+FFFD.
  public static func parse(utf8 bytes: UnsafeBufferPointer<UInt8>) -> Node {
    let root = bytes.withMemoryRebound(to: CChar.self) { characters in
      cmark_parse_document(characters.baseAddress, characters.count, CMARK_OPT_DEFAULT)
    }
    guard let root else { return Node(.document) }
    defer { cmark_node_free(root) }
    return Node(tree: root)
  }

  /// The HTML fragment that libcmark makes of the tree. Raw HTML and unsafe links are left out;
  /// custom nodes are written as they are.
  public func html() -> String {
    guard let root = cmarkTree() else { return "" }
    defer { cmark_node_free(root) }
    guard let html = cmark_render_html(root, CMARK_OPT_DEFAULT) else { return "" }
    defer { cmark_get_default_mem_allocator().pointee.free(html) }
    return String(cString: html)
  }
}

private typealias Pointer = OpaquePointer

extension Node {
  private init(tree root: Pointer) {
    // The open nodes from the root down, each with the children that are complete.
    var open: [(pointer: Pointer, children: [Node])] = [(root, [])]
    var next = cmark_node_first_child(root)
    while true {
      if let child = next {
        open.append((child, []))
        next = cmark_node_first_child(child)
        continue
      }
      let (pointer, children) = open.removeLast()
      let node = Node(Kind(pointer), children, position: Position(pointer))
      guard !open.isEmpty else {
        self = node
        return
      }
      open[open.count - 1].children.append(node)
      next = cmark_node_next(pointer)
    }
  }

  /// A new libcmark tree, which the caller frees.
  private func cmarkTree() -> Pointer? {
    guard let root = kind.makeNode() else { return nil }
    var open = [(node: self, pointer: root)]
    while let (node, pointer) = open.popLast() {
      for child in node.children {
        guard let made = child.kind.makeNode() else { continue }
        // A block within an inline, say: libcmark refuses it, and then it is ours to free.
        guard cmark_node_append_child(pointer, made) == 1 else {
          cmark_node_free(made)
          continue
        }
        open.append((child, made))
      }
    }
    return root
  }
}

extension Node.Position {
  fileprivate init(_ node: Pointer) {
    self.init(
      startLine: Int(cmark_node_get_start_line(node)),
      startColumn: Int(cmark_node_get_start_column(node)),
      endLine: Int(cmark_node_get_end_line(node)),
      endColumn: Int(cmark_node_get_end_column(node)))
  }
}

extension Node.Kind {
  fileprivate init(_ node: Pointer) {
    func string(_ pointer: UnsafePointer<CChar>?) -> String {
      pointer.map { String(cString: $0) } ?? ""
    }
    var literal: String { string(cmark_node_get_literal(node)) }
    self =
      switch cmark_node_get_type(node) {
      case CMARK_NODE_BLOCK_QUOTE: .blockQuote
      case CMARK_NODE_LIST: .list(Node.ListStyle(node))
      case CMARK_NODE_ITEM: .item
      case CMARK_NODE_CODE_BLOCK:
        .codeBlock(fenceInfo: string(cmark_node_get_fence_info(node)), literal: literal)
      case CMARK_NODE_HTML_BLOCK: .htmlBlock(literal)
      case CMARK_NODE_CUSTOM_BLOCK:
        .customBlock(
          onEnter: string(cmark_node_get_on_enter(node)),
          onExit: string(cmark_node_get_on_exit(node)))
      case CMARK_NODE_PARAGRAPH: .paragraph
      case CMARK_NODE_HEADING: .heading(level: Int(cmark_node_get_heading_level(node)))
      case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
      case CMARK_NODE_TEXT: .text(literal)
      case CMARK_NODE_SOFTBREAK: .softBreak
      case CMARK_NODE_LINEBREAK: .lineBreak
      case CMARK_NODE_CODE: .code(literal)
      case CMARK_NODE_HTML_INLINE: .htmlInline(literal)
      case CMARK_NODE_CUSTOM_INLINE:
        .customInline(
          onEnter: string(cmark_node_get_on_enter(node)),
          onExit: string(cmark_node_get_on_exit(node)))
      case CMARK_NODE_EMPH: .emphasis
      case CMARK_NODE_STRONG: .strong
      case CMARK_NODE_LINK:
        .link(url: string(cmark_node_get_url(node)), title: string(cmark_node_get_title(node)))
      case CMARK_NODE_IMAGE:
        .image(url: string(cmark_node_get_url(node)), title: string(cmark_node_get_title(node)))
      default: .document
      }
  }

  /// A libcmark node without children; `nil` when there is no memory.
  fileprivate func makeNode() -> Pointer? {
    func make(_ type: cmark_node_type, _ fill: (Pointer) -> Void = { _ in }) -> Pointer? {
      guard let node = cmark_node_new(type) else { return nil }
      fill(node)
      return node
    }
    return switch self {
    case .document: make(CMARK_NODE_DOCUMENT)
    case .blockQuote: make(CMARK_NODE_BLOCK_QUOTE)
    case .list(let style): make(CMARK_NODE_LIST) { style.write(to: $0) }
    case .item: make(CMARK_NODE_ITEM)
    case .codeBlock(let fenceInfo, let literal):
      make(CMARK_NODE_CODE_BLOCK) {
        cmark_node_set_fence_info($0, fenceInfo)
        cmark_node_set_literal($0, literal)
      }
    case .htmlBlock(let literal):
      make(CMARK_NODE_HTML_BLOCK) { cmark_node_set_literal($0, literal) }
    case .customBlock(let onEnter, let onExit):
      make(CMARK_NODE_CUSTOM_BLOCK) {
        cmark_node_set_on_enter($0, onEnter)
        cmark_node_set_on_exit($0, onExit)
      }
    case .paragraph: make(CMARK_NODE_PARAGRAPH)
    case .heading(let level):
      make(CMARK_NODE_HEADING) { cmark_node_set_heading_level($0, Int32(min(max(level, 1), 6))) }
    case .thematicBreak: make(CMARK_NODE_THEMATIC_BREAK)
    case .text(let literal): make(CMARK_NODE_TEXT) { cmark_node_set_literal($0, literal) }
    case .softBreak: make(CMARK_NODE_SOFTBREAK)
    case .lineBreak: make(CMARK_NODE_LINEBREAK)
    case .code(let literal): make(CMARK_NODE_CODE) { cmark_node_set_literal($0, literal) }
    case .htmlInline(let literal):
      make(CMARK_NODE_HTML_INLINE) { cmark_node_set_literal($0, literal) }
    case .customInline(let onEnter, let onExit):
      make(CMARK_NODE_CUSTOM_INLINE) {
        cmark_node_set_on_enter($0, onEnter)
        cmark_node_set_on_exit($0, onExit)
      }
    case .emphasis: make(CMARK_NODE_EMPH)
    case .strong: make(CMARK_NODE_STRONG)
    case .link(let url, let title):
      make(CMARK_NODE_LINK) {
        cmark_node_set_url($0, url)
        cmark_node_set_title($0, title)
      }
    case .image(let url, let title):
      make(CMARK_NODE_IMAGE) {
        cmark_node_set_url($0, url)
        cmark_node_set_title($0, title)
      }
    }
  }
}

extension Node.ListStyle {
  fileprivate init(_ node: Pointer) {
    let delimiter: Delimiter =
      cmark_node_get_list_delim(node) == CMARK_PAREN_DELIM ? .parenthesis : .period
    self.init(
      cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
        ? .ordered(start: Int(cmark_node_get_list_start(node)), delimiter: delimiter) : .bullet,
      isTight: cmark_node_get_list_tight(node) == 1)
  }

  fileprivate func write(to node: Pointer) {
    cmark_node_set_list_tight(node, isTight ? 1 : 0)
    switch marker {
    case .bullet:
      cmark_node_set_list_type(node, CMARK_BULLET_LIST)
    case .ordered(let start, let delimiter):
      cmark_node_set_list_type(node, CMARK_ORDERED_LIST)
      cmark_node_set_list_start(node, Int32(clamping: start))
      cmark_node_set_list_delim(
        node, delimiter == .parenthesis ? CMARK_PAREN_DELIM : CMARK_PERIOD_DELIM)
    }
  }
}
