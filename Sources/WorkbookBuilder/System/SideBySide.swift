/// Does some work for every element, at most so many at a time; results come in the elements' order.
func sideBySide<Element: Sendable, Result: Sendable>(
  _ elements: [Element], atMost jobs: Int, _ work: @escaping @Sendable (Element) async -> Result
) async -> [Result] {
  await withTaskGroup(of: (Int, Result).self) { group in
    var results = [Result?](repeating: nil, count: elements.count)
    var next = 0
    func start() {
      guard next < elements.count else { return }
      let (index, element) = (next, elements[next])
      next += 1
      group.addTask { (index, await work(element)) }
    }
    for _ in 0..<max(1, jobs) { start() }
    for await (index, result) in group {
      results[index] = result
      start()
    }
    return results.compactMap(\.self)
  }
}
