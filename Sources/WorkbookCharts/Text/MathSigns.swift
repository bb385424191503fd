/// What the commands of TeX that labels may use stand for.
enum MathSigns {
  static let italic: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ",
    "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "varrho": "ϱ",
    "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ",
    "omega": "ω", "ell": "ℓ", "imath": "ı", "jmath": "ȷ",
  ]

  static let upright: [String: String] = [
    "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ",
    "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "infty": "∞", "partial": "∂", "nabla": "∇",
    "int": "∫", "sum": "∑", "prod": "∏", "dots": "…", "ldots": "…", "cdots": "⋯", "prime": "′",
    "star": "⋆", "ast": "∗", "top": "⊤", "dagger": "†", "circ": "∘", "langle": "⟨",
    "rangle": "⟩", "lvert": "|", "rvert": "|", "vert": "|", "lVert": "‖", "rVert": "‖",
    "Vert": "‖", "emptyset": "∅", "forall": "∀", "exists": "∃", "neg": "¬", "angle": "∠",
    "quad": "\u{2003}", "qquad": "\u{2003}\u{2003}",
  ]

  /// With space around them where they join two operands.
  static let relations: [String: String] = [
    "cdot": "·", "times": "×", "pm": "±", "mp": "∓", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥",
    "ne": "≠", "neq": "≠", "approx": "≈", "sim": "∼", "simeq": "≃", "equiv": "≡", "propto": "∝",
    "to": "→", "rightarrow": "→", "mapsto": "↦", "leftarrow": "←", "in": "∈", "notin": "∉",
    "subset": "⊂", "ll": "≪", "gg": "≫", "mid": "|", "parallel": "‖", "cup": "∪", "cap": "∩",
    "otimes": "⊗", "oplus": "⊕", "odot": "⊙", "Rightarrow": "⇒", "iff": "⇔",
  ]

  /// Characters that combine with the one before them.
  static let accents: [String: String] = [
    "tilde": "\u{303}", "hat": "\u{302}", "bar": "\u{304}", "dot": "\u{307}", "ddot": "\u{308}",
    "vec": "\u{20D7}", "widetilde": "\u{303}", "widehat": "\u{302}", "overline": "\u{305}",
    "check": "\u{30C}", "breve": "\u{306}",
  ]

  static let functions: Set<String> = [
    "exp", "log", "ln", "sin", "cos", "tan", "sinh", "cosh", "tanh", "arctan", "arcsin", "arccos",
    "max", "min", "sup", "inf", "lim", "det", "dim", "deg", "arg", "Pr",
  ]

  static let alphabets: [String: [Character: String]] = [
    "mathbb": alphabet("ABCDEFGHIJKLMNOPQRSTUVWXYZ1", "𝔸𝔹ℂ𝔻𝔼𝔽𝔾ℍ𝕀𝕁𝕂𝕃𝕄ℕ𝕆ℙℚℝ𝕊𝕋𝕌𝕍𝕎𝕏𝕐ℤ𝟙"),
    "mathcal": alphabet("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "𝒜ℬ𝒞𝒟ℰℱ𝒢ℋℐ𝒥𝒦ℒℳ𝒩𝒪𝒫𝒬ℛ𝒮𝒯𝒰𝒱𝒲𝒳𝒴𝒵"),
  ]

  private static func alphabet(_ letters: String, _ signs: String) -> [Character: String] {
    Dictionary(uniqueKeysWithValues: zip(letters, signs.map(String.init)))
  }
}
