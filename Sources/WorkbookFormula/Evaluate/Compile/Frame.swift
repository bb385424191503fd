/// The memory of one run of a program: bound names, and what loops have computed once.
///
/// Used by one task at a time; functions that are values of a run keep it alive.
final class Frame: @unchecked Sendable {
  let slots: UnsafeMutablePointer<Value>
  let caches: UnsafeMutablePointer<Value>
  let isCached: UnsafeMutablePointer<Bool>
  let functions: [Function]
  let sequences: [@Sendable ([Int]) -> Value?]
  let dimension: Int?
  /// For each integral of the formula, where it had its mass last time.
  var warm: [Probe?]
  private let slotCount: Int
  private let cacheCount: Int
  /// How much work an evaluation may still be, in parts of the formula within loops.
  var budget: Int

  init(
    slots slotCount: Int, caches cacheCount: Int, functions: [Function],
    sequences: [@Sendable ([Int]) -> Value?], dimension: Int?,
    integrals: Int, budget: Int
  ) {
    slots = .allocate(capacity: slotCount)
    slots.initialize(repeating: .truth(false), count: slotCount)
    caches = .allocate(capacity: cacheCount)
    caches.initialize(repeating: .truth(false), count: cacheCount)
    isCached = .allocate(capacity: cacheCount)
    isCached.initialize(repeating: false, count: cacheCount)
    (self.functions, self.sequences) = (functions, sequences)
    (self.slotCount, self.cacheCount) = (slotCount, cacheCount)
    (self.dimension, self.budget) = (dimension, budget)
    warm = Array(repeating: nil, count: integrals)
  }

  deinit {
    slots.deinitialize(count: slotCount)
    slots.deallocate()
    caches.deinitialize(count: cacheCount)
    caches.deallocate()
    isCached.deallocate()
  }

  @inline(__always)
  func forget(_ iteration: Iteration) {
    budget -= iteration.work
    for cache in iteration.caches { isCached[cache] = false }
  }

  func checkBudget(_ span: Span) throws(EvaluationProblem) {
    guard budget > 0 else { throw .inaccurate("it takes too long to evaluate", span) }
  }
}
