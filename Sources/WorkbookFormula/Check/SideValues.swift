import WorkbookNumerics

/// What the sides of a chain are at one sample.
struct SideValues {
  var sample: Sampler.Sample
  var values: [Result<[Number], EvaluationProblem>]
}

/// The sides of a chain, ready to be evaluated at many samples.
struct SideEvaluation {
  let sides: [Side]

  /// The values of those sides in `places`; others are left out as not defined.
  func values(at sample: Sampler.Sample, _ places: Set<Int>) -> SideValues {
    let evaluator = Evaluator(sample.environment)
    let values = sides.indices.map { place -> Result<[Number], EvaluationProblem> in
      guard places.contains(place) else { return .failure(.unsupported("", Span(0, 0))) }
      do throws(EvaluationProblem) {
        let span = sides[place].expression.span
        let numbers = try Self.numbers(try evaluator.evaluate(sides[place].expression), span)
        guard numbers.allSatisfy(\.isDefined) else {
          return .failure(.undefined("not a finite number", span))
        }
        return .success(numbers)
      } catch {
        return .failure(error)
      }
    }
    return SideValues(sample: sample, values: values)
  }

  /// What two values are compared by: their components, or a function's values at a few places.
  static func numbers(_ value: Value, _ span: Span) throws(EvaluationProblem) -> [Number] {
    switch value {
    case .number, .vector, .matrix, .tuple: return value.numbers
    case .truth(let holds): return [Number(holds ? 1 : 0)]
    case .function(let function):
      var all: [Number] = []
      var generator = SeededGenerator(seed: 11)
      for _ in 0..<3 {
        let arguments = (0..<function.arity).map { place -> Value in
          let size = place == 0 ? function.dimension : 0
          let point = (0..<max(1, size)).map { _ in
            (Double.random(in: -2...2, using: &generator) * 64).rounded() / 64
          }
          return size == 0 ? .scalar(point[0]) : .vector(point)
        }
        all += try numbers(try function.apply(arguments), span)
      }
      return all
    case .law(let law):
      guard let density = law.densityFunction else {
        throw .unsupported("two laws without densities are compared in a snippet", span)
      }
      return try numbers(.function(density), span)
    }
  }
}
