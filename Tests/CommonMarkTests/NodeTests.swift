import CCMark
import CommonMark
import Testing

/// What libcmark itself makes of a text, without our values in between.
private func libcmark(_ text: String) -> String {
  guard let html = cmark_markdown_to_html(text, text.utf8.count, CMARK_OPT_DEFAULT) else {
    return ""
  }
  defer { cmark_get_default_mem_allocator().pointee.free(html) }
  return String(cString: html)
}

@Test(arguments: ["a\0b", "\0", "# \0\n\n```\0\n\0\n```\n", "[\0](\0 \"\0\")"])
func `a NUL is read as the replacement character`(text: String) {
  let html = Node.parse(text).html()
  #expect(html == libcmark(text))
  #expect(html.contains("\u{FFFD}") && !html.contains("\0"))
}

@Test(
  arguments: [
    [0xFF], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0x61, 0xF5, 0x80, 0x80, 0x80],
  ] as [[UInt8]])
func `bytes that are not UTF-8 are read as replacement characters`(bytes: [UInt8]) {
  let html = bytes.withUnsafeBufferPointer { Node.parse(utf8: $0).html() }
  #expect(html.contains("\u{FFFD}"))
}

@Test(arguments: [">", "[", "![", "* ", "*a **a ", "- > ", "<b>", "`a ``", "1) ", "\\", "&amp;("])
func `nesting of many thousand levels takes no stack`(unit: String) {
  let text = String(repeating: unit, count: 20_000) + "x"
  let (first, second) = (Node.parse(text), Node.parse(text))
  #expect(first == second && first.hashValue == second.hashValue)
  #expect(first.html() == libcmark(text))
}

@Test func `a subtree outlives the deep tree that it was taken from`() {
  var node = Node.parse(String(repeating: ">", count: 5_000) + " word")
  for _ in 0..<4_990 { node = node.children[0] }
  #expect(node.html() == libcmark(String(repeating: ">", count: 11) + " word"))
}

@Test func `a node in a place where libcmark allows none is left out`() {
  let tree = Node(.document, [Node(.paragraph, [Node(.blockQuote), Node(.text("kept"))])])
  #expect(tree.html() == "<p>kept</p>\n")
}

@Test func `an unsafe link and raw HTML do not reach the page`() {
  let tree = Node(
    .document,
    [
      Node(.htmlBlock("<script>")),
      Node(
        .paragraph,
        [
          Node(.link(url: "javascript:alert(1)", title: ""), [Node(.text("<x>"))]),
          Node(.htmlInline("<b>")),
        ]),
    ])
  #expect(
    tree.html() == """
      <!-- raw HTML omitted -->
      <p><a href="">&lt;x&gt;</a><!-- raw HTML omitted --></p>

      """)
}

@Test func `custom nodes are written word for word around their children`() {
  let tree = Node(
    .document,
    [
      Node(
        .customBlock(onEnter: "<section>", onExit: "</section>"),
        [
          Node(.paragraph, [Node(.customInline(onEnter: "<i>&</i>"))])
        ])
    ])
  #expect(tree.html() == "<section>\n<p><i>&</i></p>\n</section>\n")
}

@Test(arguments: corpus) func `a parsed text renders as libcmark renders it`(text: String) {
  #expect(Node.parse(text).html() == libcmark(text))
}

@Test func `all of the corpus in one document renders as libcmark renders it`() {
  let text = corpus.joined(separator: "\n\n")
  #expect(Node.parse(text).html() == libcmark(text))
}

@Test func `kinds, payloads and positions are those of the text`() {
  typealias Position = Node.Position
  let tree = Node.parse("## A\n\n3) b\n\n```swift x\nc\n```\n")
  let line1 = Position(startLine: 1, startColumn: 4, endLine: 1, endColumn: 4)
  #expect(tree.kind == .document)
  #expect(
    tree.children.map(\.kind) == [
      .heading(level: 2),
      .list(.init(.ordered(start: 3, delimiter: .parenthesis), isTight: true)),
      .codeBlock(fenceInfo: "swift x", literal: "c\n"),
    ])
  #expect(tree.children[0].children == [Node(.text("A"), position: line1)])
  #expect(
    tree.children[2].position == Position(startLine: 5, startColumn: 1, endLine: 7, endColumn: 3))
}
