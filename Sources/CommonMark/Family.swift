/// The children of a node, shared between the copies of it.
///
/// A class, because only a class can take a deep tree apart without recursion: releasing plain
/// nested arrays takes several stack frames a level, and an author can write 100,000 `>` in a row.
final class Family: @unchecked Sendable {
  // Written once, then only by `deinit`, when nobody else can see it.
  private(set) var nodes: [Node]

  init(_ nodes: [Node]) {
    self.nodes = nodes
  }

  deinit {
    var orphans: [Family] = []
    Self.detach(&nodes, into: &orphans)
    while var family = orphans.popLast() {
      // A family that someone else holds lives on; what is not shared is emptied before it dies.
      if isKnownUniquelyReferenced(&family) { Self.detach(&family.nodes, into: &orphans) }
    }
  }

  private static func detach(_ nodes: inout [Node], into orphans: inout [Family]) {
    for index in nodes.indices {
      guard let family = nodes[index].family else { continue }
      nodes[index].family = nil
      orphans.append(family)
    }
  }
}

extension Node {
  public static func == (first: Node, second: Node) -> Bool {
    var pairs = [(first, second)]
    while let (a, b) = pairs.popLast() {
      guard a.kind == b.kind, a.position == b.position else { return false }
      if a.family === b.family { continue }
      let (these, those) = (a.children, b.children)
      guard these.count == those.count else { return false }
      pairs += zip(these, those)
    }
    return true
  }

  public func hash(into hasher: inout Hasher) {
    var open = [self]
    while let node = open.popLast() {
      hasher.combine(node.kind)
      hasher.combine(node.position)
      hasher.combine(node.children.count)
      open += node.children
    }
  }
}
