/// How far `mutate` has come.
public struct MutationProgress: Sendable, Hashable {
  /// Equations and changed snippets that are judged, and how many there are so far.
  public var done: Int
  public var expected: Int
  public var survivors: Int
  /// What has just been found to survive.
  public var newSurvivors: [Mutant] = []
}

/// Counts what is done, from many tasks.
actor MutationCounter {
  private var state = MutationProgress(done: 0, expected: 0, survivors: 0)
  private let progress: @Sendable (MutationProgress) -> Void

  init(_ progress: @escaping @Sendable (MutationProgress) -> Void) {
    self.progress = progress
  }

  func expect(_ count: Int) {
    state.expected += count
    progress(state)
  }

  /// - Parameter mutants: what was judged in this one step.
  func finish(_ mutants: [Mutant]) {
    state.done += 1
    state.newSurvivors = mutants.filter { $0.outcome == .survived }
    state.survivors += state.newSurvivors.count
    progress(state)
    state.newSurvivors = []
  }
}
