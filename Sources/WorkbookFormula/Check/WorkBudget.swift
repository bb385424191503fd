/// How much work all samples of one formula may be together: the same on every machine, unlike time.
final class WorkBudget {
  private let whole: Int
  private(set) var left: Int
  /// What has to be left for the chains behind the current one.
  private var reserve = 0
  private var before: Int
  /// What the dearest sample of the current chain took.
  private var dearest = 0

  /// - Parameter whole: in parts of the formula that are run within loops, as `CheckOptions.work`.
  init(_ whole: Int) {
    (self.whole, left, before) = (whole, whole, whole)
  }

  /// Begins a chain.
  /// - Parameter count: how many there are to come, this one included.
  func begin(chains count: Int) {
    reserve = left - left / max(1, count)
    (before, dearest) = (left, 0)
  }

  /// Evaluates a side, which may take a part of the whole: at another sample it may be easier.
  func run(_ program: Program, in environment: Environment) throws(EvaluationProblem) -> Value {
    let allowed = min(left, whole / 4)
    var rest = allowed
    defer { left -= allowed - rest }
    return try program.run(in: environment, spending: &rest)
  }

  /// Whether another sample is worth its work, when one has just been evaluated.
  /// - Parameter useful: how many samples decide something by now.
  func allowsAnother(after useful: Int) -> Bool {
    dearest = max(dearest, before - left)
    before = left
    if left <= 0 { return false }
    if useful < 3 { return true }
    return dearest <= whole / 10 && left - dearest > reserve
  }
}
