/// Two values of one sample, compared with what is known about their accuracy.
struct Comparison {
  enum Outcome { case holds, differs, undecided }

  var outcome: Outcome
  /// The largest difference of two components, relative to the larger of both values.
  var deviation: Double
  /// The sum of both known errors, likewise.
  var accuracy: Double

  /// `nil` where the values are of different shapes.
  init?(_ relation: Relation, _ left: [Number], _ right: [Number], tolerance: Double?) {
    guard left.count == right.count, !left.isEmpty else { return nil }
    let scale = max(left.map(\.magnitude).max() ?? 0, right.map(\.magnitude).max() ?? 0)
    var (distance, error, excess) = (0.0, 0.0, -Double.infinity)
    var isApart = false
    for (a, b) in zip(left, right) {
      let difference = Self.length(a.real - b.real, a.imaginary - b.imaginary)
      let known = a.error + b.error
      distance = max(distance, difference)
      error = max(error, known)
      // Half a unit in the last place of both is lost in the difference itself.
      if difference > known + 2 * scale.ulp { isApart = true }
      excess = max(excess, a.real - b.real - known - 2 * scale.ulp)
    }
    let unit = scale > error && scale > 0 ? scale : 1
    deviation = distance / unit
    accuracy = error / unit
    switch relation {
    case .equal, .identical, .defined: outcome = isApart ? .differs : .holds
    case .approximately:
      let allowed = (tolerance ?? 0) * scale
      outcome = distance > allowed + error ? .differs : .holds
    case .notEqual: outcome = isApart ? .holds : .undecided
    case .lessOrEqual, .less: outcome = excess > 0 ? .differs : .holds
    case .greaterOrEqual, .greater:
      let below = zip(left, right).contains {
        $1.real - $0.real > $0.error + $1.error + 2 * scale.ulp
      }
      outcome = below ? .differs : .holds
    default: outcome = .undecided
    }
    // Two numbers that are known exactly and are the same.
    if relation == .less || relation == .greater, distance == 0, error == 0 { outcome = .differs }
    if relation.isInequality { deviation = 0 }
  }

  private static func length(_ x: Double, _ y: Double) -> Double {
    y == 0 ? abs(x) : (x * x + y * y).squareRoot()
  }
}

extension Relation {
  var isInequality: Bool {
    [.less, .lessOrEqual, .greater, .greaterOrEqual, .notEqual].contains(self)
  }

  /// Why a step with this relation cannot be checked; `nil` if it can.
  var obstacle: String? {
    switch self {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .approximately,
      .proportional, .defined, .identical:
      nil
    case .distributed: "'\\sim' states a law; verify it in a snippet"
    case .element: "'\\in' states where something lies"
    case .subset: "a relation between sets"
    case .maps: "an arrow states a limit or a map; verify it in a snippet"
    case .implies, .equivalent: "an implication between statements"
    case .other(let sign): "'\(sign)' is a relation that is not checked"
    }
  }
}
