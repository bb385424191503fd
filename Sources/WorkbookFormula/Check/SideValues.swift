import WorkbookNumerics

/// What the sides of a chain are at one sample.
struct SideValues {
  var sample: Sampler.Sample
  var values: [Result<[Number], EvaluationProblem>]
}

/// The sides of a chain, made ready once and evaluated at many samples.
struct SideEvaluation {
  let programs: [Result<Program, EvaluationProblem>?]
  let spans: [Span]

  /// - Parameters:
  ///   - places: the sides that are needed.
  ///   - environment: one with the names of all samples.
  init(_ sides: [Side], _ places: Set<Int>, in environment: Environment) {
    spans = sides.map(\.expression.span)
    programs = sides.indices.map { place in
      guard places.contains(place) else { return nil }
      do throws(EvaluationProblem) {
        return .success(try Program(sides[place].expression, in: environment))
      } catch {
        return .failure(error)
      }
    }
  }

  /// The values of the sides at a sample; a side that is not needed has none.
  func values(at sample: Sampler.Sample, _ work: WorkBudget) -> SideValues {
    let values = programs.indices.map { place -> Result<[Number], EvaluationProblem> in
      do throws(EvaluationProblem) {
        guard let program = try programs[place]?.get() else {
          throw .unsupported("not needed", spans[place])
        }
        let numbers = try Self.numbers(
          try work.run(program, in: sample.environment), spans[place])
        guard numbers.allSatisfy(\.isDefined) else {
          throw .undefined("not a finite number", spans[place])
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
      var all: [Number] = []
      for point in [-1.25, 0.375, 1.5] {
        all.append(try law.density(at: .scalar(point), span))
      }
      return all
    }
  }
}
