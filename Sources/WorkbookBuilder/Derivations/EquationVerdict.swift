import WorkbookFormula
import WorkbookTranscript

/// The verdict over an equation or a declaration as it is stored: positions are offsets into its
/// LaTeX, so that it stays true when the text around it changes.
struct EquationVerdict: Sendable, Hashable {
  struct Message: Sendable, Hashable {
    var id: String
    var offset: Int
    var text: String
    var details: [String] = []
    var notes: [String] = []
    var help: String?
  }

  var derivation: Derivation
  var messages: [Message] = []
}

extension EquationVerdict {
  init(_ verdict: Verdict, tex: String) {
    var seen: Set<String> = []
    func messages(_ id: String) -> [Message] {
      verdict.messages(for: tex).filter { $0.isError && seen.insert($0.summary).inserted }.map {
        Message(
          id: id, offset: $0.span.start, text: $0.summary, details: $0.details, notes: $0.notes,
          help: $0.help)
      }
    }
    switch verdict {
    case .holds(let evidence) where evidence.steps.isEmpty:
      self.init(derivation: .undecided(reason: "it states nothing", DerivationEvidence()))
    case .holds(let evidence):
      self.init(derivation: .holds(DerivationEvidence(evidence)))
    case .definition(let names, let evidence):
      self.init(derivation: .definition(names: names, DerivationEvidence(evidence)))
    case .notChecked(let unchecked):
      self.init(
        derivation: .undecided(
          reason: unchecked.reason, DerivationEvidence(unchecked.evidence)))
    case .differs:
      self.init(derivation: .differs, messages: messages("step-differs"))
    case .malformed(let problem):
      self.init(
        derivation: .unreadable(reason: problem.message), messages: messages("unreadable-formula"))
    case .undeclared(let names):
      self.init(
        derivation: .unreadable(
          reason: names.first.map { "'\($0.name)' is not declared" } ?? "a name is not declared"),
        messages: messages("undeclared-name"))
    }
  }
}

extension EquationVerdict.Message {
  init(unreadable problem: FormulaProblem) {
    self.init(
      id: "unreadable-formula", offset: problem.span.start, text: problem.message,
      help: problem.help)
  }

  func diagnostic(at position: SourcePosition, in tex: String) -> Diagnostic {
    Diagnostic(
      id, at: position.advanced(by: offset, in: tex), text, details: details,
      notes: notes.map { .init($0) }, help: help)
  }
}

extension DerivationEvidence {
  init(_ evidence: Evidence) {
    var methods: [String] = []
    for step in evidence.checked where step.method != .evaluation {
      if !methods.contains(step.method.rawValue) { methods.append(step.method.rawValue) }
    }
    self.init(
      steps: evidence.checked.count, samples: evidence.samples,
      largestDeviation: evidence.largestDeviation, accuracy: evidence.accuracy, methods: methods)
  }
}

// MARK: Storing

extension EquationVerdict {
  var stored: String {
    var fields = FieldWriter()
    switch derivation {
    case .notTried: fields.write("notTried")
    case .holds(let evidence):
      fields.write("holds")
      fields.write(evidence)
    case .definition(let names, let evidence):
      fields.write("definition")
      fields.write(names)
      fields.write(evidence)
    case .assumption: fields.write("assumption")
    case .exempt(let reason): fields.write("exempt", reason)
    case .undecided(let reason, let evidence):
      fields.write("undecided", reason)
      fields.write(evidence)
    case .unreadable(let reason): fields.write("unreadable", reason)
    case .differs: fields.write("differs")
    }
    fields.write(messages.count)
    for message in messages {
      fields.write(message.id)
      fields.write(message.offset)
      fields.write(message.text)
      fields.write(message.details)
      fields.write(message.notes)
      fields.write(message.help.map { [$0] } ?? [])
    }
    return fields.line
  }

  /// `nil` for a text of another form.
  init?(stored: String) {
    var fields = FieldReader(stored)
    guard let derivation = fields.derivation(), let count = fields.integer(), count >= 0 else {
      return nil
    }
    self.init(derivation: derivation)
    for _ in 0..<count {
      guard let id = fields.string(), let offset = fields.integer(), let text = fields.string(),
        let details = fields.list(), let notes = fields.list(), let help = fields.list()
      else { return nil }
      messages.append(
        Message(
          id: id, offset: offset, text: text, details: details, notes: notes, help: help.first))
    }
    guard fields.isAtEnd else { return nil }
  }
}

extension FieldWriter {
  fileprivate mutating func write(_ evidence: DerivationEvidence) {
    write(evidence.steps)
    write(evidence.samples)
    write(evidence.largestDeviation)
    write(evidence.accuracy)
    write(evidence.methods)
  }
}

extension FieldReader {
  fileprivate mutating func evidence() -> DerivationEvidence? {
    guard let steps = integer(), let samples = integer(), let deviation = double(),
      let accuracy = double(), let methods = list()
    else { return nil }
    return DerivationEvidence(
      steps: steps, samples: samples, largestDeviation: deviation, accuracy: accuracy,
      methods: methods)
  }

  fileprivate mutating func derivation() -> Derivation? {
    switch string() {
    case "notTried": return .notTried
    case "holds": return evidence().map { .holds($0) }
    case "definition":
      guard let names = list(), let evidence = evidence() else { return nil }
      return .definition(names: names, evidence)
    case "assumption": return .assumption
    case "exempt": return string().map { .exempt(reason: $0) }
    case "undecided":
      guard let reason = string(), let evidence = evidence() else { return nil }
      return .undecided(reason: reason, evidence)
    case "unreadable": return string().map { .unreadable(reason: $0) }
    case "differs": return .differs
    default: return nil
    }
  }
}
