/// Solves dy/dt = f(t, y) from `start` to `end` by the method of Dormand and Prince of order 5 with
/// an embedded method of order 4, which chooses the steps, and dense output of order 4.
///
/// Hairer, Nørsett, Wanner, "Solving Ordinary Differential Equations I", table II.5.2, section II.4
/// (the control of the step and the first step) and section II.6 (dense output): the algorithm of
/// their program DOPRI5. Time runs backwards where `end` lies before `start`. The tolerances hold
/// for the error made in each step, not for their sum.
///
/// A trial step that leads to a right-hand side that is not finite is taken back and halved, so that
/// the method stops at a singularity or at the edge of a domain and does not jump over it.
/// - Parameters:
///   - relativeTolerance: The error allowed in a step, as a multiple of each component; what is
///     below 10 units in the last place counts as that.
///   - absoluteTolerance: The error allowed in a step in any case.
///   - firstStep: The length of the first trial step; chosen from the equation if not given.
///   - maximumSteps: After how many trial steps to give up.
///   - f: The right-hand side, as many numbers as the state has.
/// - Throws: `DifferentialEquationFailure`, and whatever `f` throws.
@inlinable
public func dormandPrince(
  from start: Double, to end: Double, initial: [Double], relativeTolerance: Double = 1e-10,
  absoluteTolerance: Double = 1e-12, firstStep: Double? = nil, maximumSteps: Int = 100_000,
  _ f: (_ t: Double, _ y: [Double]) throws -> [Double]
) throws -> Trajectory {
  let equation = try RightHandSide(from: start, to: end, initial: initial)
  var control = try StepControl(
    relativeTolerance: relativeTolerance, absoluteTolerance: absoluteTolerance)
  var (times, states, pieces) = ([start], [initial], [[[Double]]]())
  var (t, y) = (start, initial)
  var slope = try equation.slope(t, y, f)
  var evaluations = 1
  guard start != end else {
    return Trajectory(times: times, states: states, pieces: [], evaluations: 1, rejectedSteps: 0)
  }

  var h = end - start
  if let firstStep {
    guard firstStep > 0, firstStep.isFinite else {
      throw DifferentialEquationFailure.invalid("the first step must be a positive number")
    }
    h = firstStep < abs(h) ? (h < 0 ? -firstStep : firstStep) : h
  } else {
    let guess = control.firstGuess(y, slope, span: h)
    evaluations += 1
    let ahead: [Double]?
    do {
      ahead = try equation.slope(t + guess, moved(y, guess, slope), f)
    } catch let failure as DifferentialEquationFailure where failure.reason == .notFinite {
      ahead = nil
    }
    h = control.firstStep(guess, y, slope, ahead: ahead, span: h)
  }

  var rejected = 0
  while t != end {
    guard pieces.count + rejected < maximumSteps else {
      throw DifferentialEquationFailure(reason: .tooManySteps, time: t, state: y)
    }
    guard abs(h) > 4 * max(t.ulp, .leastNormalMagnitude) || abs(end - t) <= abs(h) else {
      throw DifferentialEquationFailure(reason: .stepTooSmall, time: t, state: y)
    }
    // No tiny step is left over for the end.
    if abs(end - t) <= 1.01 * abs(h) { h = end - t }
    let next = h == end - t ? end : t + h
    let trial: DormandPrinceStep
    do {
      trial = try DormandPrinceStep(equation, t, next, y, slope, h, f)
      evaluations += 6
    } catch let failure as DifferentialEquationFailure where failure.reason == .notFinite {
      rejected += 1
      control.wasRejected = true
      h *= 0.5
      // Nothing smaller can be tried: what is reported is where the solution still was.
      if t + h == t || abs(h) <= 4 * max(t.ulp, .leastNormalMagnitude) {
        throw DifferentialEquationFailure(reason: .notFinite, time: t, state: y)
      }
      continue
    }
    let error = control.size(of: trial.error, y, trial.state)
    let factor = control.factor(error)
    if error <= 1 {
      pieces.append(trial.piece(from: y, h))
      (t, y, slope) = (next, trial.state, trial.slopes[6])
      times.append(t)
      states.append(y)
    } else {
      rejected += 1
    }
    h *= factor
  }
  return Trajectory(
    times: times, states: states, pieces: pieces, evaluations: evaluations, rejectedSteps: rejected)
}

/// The method of Dormand and Prince for a scalar equation; see `dormandPrince` for states.
@inlinable
public func dormandPrince(
  from start: Double, to end: Double, initial: Double, relativeTolerance: Double = 1e-10,
  absoluteTolerance: Double = 1e-12, firstStep: Double? = nil, maximumSteps: Int = 100_000,
  _ f: (_ t: Double, _ y: Double) throws -> Double
) throws -> ScalarTrajectory {
  ScalarTrajectory(
    try dormandPrince(
      from: start, to: end, initial: [initial], relativeTolerance: relativeTolerance,
      absoluteTolerance: absoluteTolerance, firstStep: firstStep, maximumSteps: maximumSteps
    ) { [try f($0, $1[0])] })
}
