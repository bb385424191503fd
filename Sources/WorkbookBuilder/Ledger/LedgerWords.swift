/// The sentences of the ledger.
extension LedgerEquation {
  /// How it is verified or why it is not, in one line without a full stop.
  var summary: String {
    var parts: [String] = []
    switch derivation {
    case .holds(let evidence): parts.append("derivation: \(evidence.summary)")
    case .definition(_, let evidence):
      parts.append("definition")
      if evidence.steps > 0 { parts.append("its \(evidence.summary)") }
    case .assumption: parts.append("assumption")
    case .differs: parts.append("a step of its derivation changes the value")
    case .notTried, .exempt, .undecided, .unreadable: break
    }
    if !claims.isEmpty {
      parts.append("\(claims.count) \(claims.count == 1 ? "claim" : "claims")")
    } else if isVerifiedInSolution {
      parts.append("a claim in the solution")
    }
    if let reason { parts.append(reason) }
    return parts.joined(separator: "; ")
  }

  /// What the mark beside it says.
  var title: String {
    switch status {
    case .verified: "verified: \(summary)"
    case .unverified where !summary.hasPrefix("not"): "not verified: \(summary)"
    case .unverified, .definition, .assumption: summary
    case .fails: "does not hold: \(summary)"
    }
  }

  /// Why nothing, or not all of it, is checked.
  var reason: String? {
    switch derivation {
    case .exempt(let reason): "not checked: \(reason)"
    case .unreadable(let reason): "derivation not checked: \(reason)"
    case .undecided(let reason, let evidence) where evidence.steps > 0:
      "not all checked: \(reason); \(evidence.summary)"
    case .undecided(let reason, _): "derivation not checked: \(reason)"
    case .notTried where status == .unverified:
      lacksClaim
        ? "the snippet that is to verify it claims nothing"
        : "no derivation is checked and no claim is made"
    default: nil
    }
  }
}

extension DerivationEvidence {
  /// "4 steps at 32 samples, deviation 2.2 · 10⁻¹⁶, accuracy 1 · 10⁻¹⁴ (quadrature)"
  var summary: String {
    let counts = "\(steps) \(steps == 1 ? "step" : "steps") at \(samples) samples"
    let how = methods.isEmpty ? "" : " (\(methods.joined(separator: ", ")))"
    return "\(counts), deviation \(largestDeviation.short), accuracy \(accuracy.short)\(how)"
  }
}

extension Derivation {
  /// What the mark beside an equation without a label says; `nil` where there is no mark.
  var markTitle: String? {
    switch self {
    case .notTried: nil
    case .holds(let evidence): "verified by its derivation: \(evidence.summary)"
    case .definition: "definition"
    case .assumption: "assumption"
    case .exempt(let reason), .undecided(let reason, _), .unreadable(let reason):
      "not checked: \(reason)"
    case .differs: "a step of the derivation changes the value"
    }
  }
}

extension Double {
  /// Two digits.
  fileprivate var short: String {
    ValueText(isInFormula: false)
      .text(.double(self), ValueFormat(style: .general, precision: 2)) ?? description
  }
}
