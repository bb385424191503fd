/// The words and signs of mathematics that the reader knows.
enum Vocabulary {
  static let relations: [String: Relation] = [
    "=": .equal, "\\ne": .notEqual, "\\neq": .notEqual, "<": .less, "\\lt": .less,
    "\\le": .lessOrEqual, "\\leq": .lessOrEqual, "\\leqslant": .lessOrEqual,
    "\\leqq": .lessOrEqual, ">": .greater, "\\gt": .greater, "\\ge": .greaterOrEqual,
    "\\geq": .greaterOrEqual, "\\geqslant": .greaterOrEqual, "\\geqq": .greaterOrEqual,
    "\\approx": .approximately, "\\simeq": .approximately, "\\propto": .proportional,
    ":=": .defined, "=:": .defined, "\\coloneqq": .defined, "\\eqqcolon": .defined,
    "\\triangleq": .defined, "\\equiv": .identical, "\\sim": .distributed, "\\in": .element,
    "\\subset": .subset, "\\subseteq": .subset, "\\to": .maps, "\\mapsto": .maps,
    "\\rightarrow": .maps, "\\longrightarrow": .maps, "\\longmapsto": .maps, "\\colon": .maps,
    "\\implies": .implies, "\\Rightarrow": .implies, "\\Longrightarrow": .implies,
    "\\iff": .equivalent, "\\Leftrightarrow": .equivalent, "\\Longleftrightarrow": .equivalent,
  ]

  static let otherRelations: Set<String> = [
    "\\ll", "\\gg", "\\succ", "\\prec", "\\succeq", "\\preceq", "\\perp", "\\parallel",
    "\\notin", "\\ni", "\\supset", "\\supseteq", "\\cong", "\\asymp", "\\doteq", "\\gets",
    "\\leftarrow", "\\Leftarrow", "\\impliedby", "\\lesssim", "\\gtrsim", "\\models", "\\vdash",
    "\\uparrow", "\\downarrow", "\\nearrow", "\\searrow", "\\hookrightarrow", "\\leadsto",
    "\\rightharpoonup", "\\xrightarrow",
  ]

  static func relation(_ text: String) -> Relation { relations[text] ?? .other(text) }

  static let operations: Set<String> = [
    "+", "-", "*", "/", "\\cdot", "\\times", "\\div", "\\pm", "\\mp", "\\ast", "\\circ",
    "\\otimes", "\\odot", "\\oplus", "\\cap", "\\cup", "\\setminus", "\\wedge", "\\vee",
    "\\land", "\\lor", "\\star", "\\bullet", "\\ominus", "\\boxplus", "\\boxtimes",
  ]

  /// Between two operands, without a meaning of their own here.
  static let infixes: Set<String> = operations.subtracting([
    "+", "-", "/", "\\cdot", "\\times", "\\div", "\\pm", "\\mp",
  ])

  /// Named functions that need no parentheses, by the name of their symbol.
  static let functions: Set<String> = [
    "\\exp", "\\log", "\\ln", "\\lg", "\\sin", "\\cos", "\\tan", "\\cot", "\\sec", "\\csc",
    "\\arcsin", "\\arccos", "\\arctan", "\\sinh", "\\cosh", "\\tanh", "\\coth", "\\arcosh",
    "\\det", "\\dim", "\\ker", "\\gcd", "\\deg", "\\arg", "\\max", "\\min", "\\sup", "\\inf",
    "\\lim", "\\limsup", "\\liminf", "\\Re", "\\Im", "tr", "Tr", "trace", "diag", "softmax",
    "softplus", "sigmoid", "relu", "ReLU", "erf", "erfc", "sign", "sgn", "Re", "Im", "rank",
    "logsumexp", "LSE", "argmin", "argmax", "\\argmin", "\\argmax", "span", "vec", "adj",
    "arcsinh", "arctanh", "artanh", "arsinh", "arcosh", "Hess", "logit", "sinc",
  ]

  /// Those that take the whole term behind what stands below them.
  static let limits: Set<String> = [
    "\\lim", "\\limsup", "\\liminf", "\\sup", "\\inf", "argmin", "argmax", "\\argmin",
    "\\argmax",
  ]

  /// What a word is called as a command: `\operatorname{log}` is `\log`.
  static let commandsOfWords: [String: String] = Dictionary(
    uniqueKeysWithValues: functions.filter { $0.hasPrefix("\\") }.map {
      ($0.dropFirst().description, $0)
    }
  ).filter { !["Re", "Im"].contains($0.key) }

  static let expectations: [String: Expectation.Kind] = [
    "\\mathbb{E}": .mean, "\\operatorname{E}": .mean, "E": .mean, "\\mathbf{E}": .mean,
    "Var": .variance, "var": .variance, "\\mathbb{V}": .variance, "Cov": .covariance,
    "cov": .covariance, "\\mathbb{P}": .probability, "\\Pr": .probability, "Pr": .probability,
  ]

  static let series: [String: Series.Kind] = [
    "\\sum": .sum, "\\prod": .product, "\\bigcup": .union,
  ]

  /// With how many integral signs.
  static let integrals: [String: Int] = [
    "\\int": 1, "\\iint": 2, "\\iiint": 3, "\\oint": 1, "\\smallint": 1,
  ]

  static let accents: [String: String] = [
    "\\tilde": "\\tilde", "\\widetilde": "\\tilde", "\\hat": "\\hat", "\\widehat": "\\hat",
    "\\bar": "\\bar", "\\overline": "\\bar", "\\vec": "\\vec", "\\overrightarrow": "\\vec",
    "\\check": "\\check", "\\breve": "\\breve", "\\acute": "\\acute", "\\grave": "\\grave",
    "\\underline": "\\underline", "\\mathring": "\\mathring", "\\dot": "\\dot",
    "\\ddot": "\\ddot", "\\dddot": "\\dddot",
  ]

  /// Accents that are derivatives with respect to the time.
  static let dots: [String: Int] = ["\\dot": 1, "\\ddot": 2, "\\dddot": 3]

  static let fractions: Set<String> = ["\\frac", "\\tfrac", "\\dfrac", "\\cfrac"]

  static let ellipses: Set<String> = [
    "\\dots", "\\cdots", "\\ldots", "\\dotsb", "\\dotsc", "\\dotsm", "\\dotsi", "\\dotso",
    "\\vdots", "\\ddots",
  ]

  /// Commands that build something from what follows them.
  static let commands: Set<String> =
    fractions.union(series.keys).union(integrals.keys).union(accents.keys)
    .union([
      "\\sqrt", "\\binom", "\\tbinom", "\\dbinom", "\\nabla", "\\partial", "\\underbrace",
      "\\overbrace", "\\substack", "\\bigcap", "\\coprod",
    ])

  /// Around an argument, without a meaning.
  static let wrappers: Set<String> = [
    "\\boxed", "\\mathop", "\\mathbin", "\\mathrel", "\\mathord", "\\mathopen", "\\mathclose",
    "\\mathinner", "\\cancel", "\\ensuremath", "\\smash", "\\fbox",
  ]

  static let romanFonts: Set<String> = [
    "\\mathrm", "\\operatorname", "\\operatorname*", "\\mathit", "\\mathup", "\\mathnormal",
    "\\rm",
  ]

  static let alphabets: Set<String> = [
    "\\mathbf", "\\mathbb", "\\mathcal", "\\mathfrak", "\\mathscr", "\\boldsymbol", "\\bm",
    "\\mathsf", "\\mathtt", "\\pmb",
  ]

  static let thinSpaces: Set<String> = [
    "\\,", "\\;", "\\:", "\\>", "\\ ", "~", "\\thinspace", "\\medspace", "\\thickspace",
    "\\enspace", "\\space", "\\hspace", "\\hspace*", "\\\n",
  ]

  static let wideSpaces: Set<String> = ["\\quad", "\\qquad"]

  /// Commands that only change how a formula looks.
  static let ignored: Set<String> = [
    "\\!", "\\negthinspace", "\\displaystyle", "\\textstyle", "\\scriptstyle",
    "\\scriptscriptstyle", "\\limits", "\\nolimits", "\\nonumber", "\\notag", "\\mathstrut",
    "\\strut", "\\allowbreak", "\\nobreak", "\\relax", "\\left.", "\\bf", "\\hline",
    "\\noindent", "\\normalsize", "\\small", "\\centering", "\\/",
  ]

  static let ignoredWithArgument: Set<String> = [
    "\\label", "\\tag", "\\tag*", "\\ref", "\\eqref", "\\color", "\\vspace",
  ]

  static let phantoms: Set<String> = ["\\phantom", "\\hphantom", "\\vphantom"]

  /// Environments that arrange lines.
  static let layouts: Set<String> = [
    "aligned", "align", "align*", "split", "gathered", "gather", "gather*", "multline",
    "multline*", "eqnarray", "eqnarray*", "alignedat", "alignat", "alignat*", "equation",
    "equation*", "flalign", "flalign*", "multlined",
  ]

  static let matrices: Set<String> = [
    "matrix", "pmatrix", "bmatrix", "Bmatrix", "vmatrix", "Vmatrix", "smallmatrix", "array",
  ]

  static let cases: Set<String> = ["cases", "dcases", "rcases"]

  static let openings: [String: String] = [
    "(": "(", "[": "[", "\\{": "\\{", "\\lbrace": "\\{", "\\langle": "\\langle",
    "\\lvert": "|", "\\lVert": "\\|", "\\lfloor": "\\lfloor", "\\lceil": "\\lceil",
    "\\lbrack": "[", "\\lparen": "(",
  ]

  static let closings: [String: String] = [
    ")": "(", "]": "[", "\\}": "\\{", "\\rbrace": "\\{", "\\rangle": "\\langle",
    "\\rvert": "|", "\\rVert": "\\|", "\\rfloor": "\\lfloor", "\\rceil": "\\lceil",
    "\\rbrack": "[", "\\rparen": "(",
  ]

  static let bars: [String: Token.Kind] = [
    "|": .bar, "\\vert": .bar, "\\|": .doubleBar, "\\Vert": .doubleBar, "\\mid": .given,
    "\\parallel": .doubleBar,
  ]

  /// By the size command, whether it opens, closes, or does not say.
  static let sizes: [String: Token.Kind] = [
    "\\big": .bar, "\\Big": .bar, "\\bigg": .bar, "\\Bigg": .bar, "\\bigl": .open,
    "\\Bigl": .open, "\\biggl": .open, "\\Biggl": .open, "\\bigr": .close, "\\Bigr": .close,
    "\\biggr": .close, "\\Biggr": .close, "\\bigm": .given, "\\Bigm": .given, "\\biggm": .given,
    "\\middle": .given, "\\left": .open, "\\right": .close,
  ]

  /// Letters that mostly name a function, for formulas for which nothing is declared.
  static let functionLetters: Set<String> = [
    "f", "g", "h", "p", "q", "u", "v", "F", "G", "H", "K", "\\phi", "\\varphi", "\\psi",
    "\\Phi", "\\Psi", "\\pi_\\theta", "\\ell", "\\mathcal{L}", "\\mathcal{N}", "L", "J", "D",
    "\\mathcal{F}", "\\mathcal{D}", "\\delta", "\\mathcal{U}",
  ]

  /// Commands that are letters or signs of their own.
  static let letters: Set<String> = functions.union([
    "\\alpha", "\\beta", "\\gamma", "\\delta", "\\epsilon", "\\varepsilon", "\\zeta", "\\eta",
    "\\theta", "\\vartheta", "\\iota", "\\kappa", "\\lambda", "\\mu", "\\nu", "\\xi", "\\pi",
    "\\varpi", "\\rho", "\\varrho", "\\sigma", "\\varsigma", "\\tau", "\\upsilon", "\\phi",
    "\\varphi", "\\chi", "\\psi", "\\omega", "\\Gamma", "\\Delta", "\\Theta", "\\Lambda",
    "\\Xi", "\\Pi", "\\Sigma", "\\Upsilon", "\\Phi", "\\Psi", "\\Omega", "\\ell", "\\hbar",
    "\\imath", "\\jmath", "\\infty", "\\emptyset", "\\varnothing", "\\forall", "\\exists",
    "\\aleph", "\\top", "\\bot", "\\neg", "\\Pr",
  ])

  /// Words that introduce what a formula is said to hold for.
  static let conditionWords: Set<String> = [
    "for", "if", "where", "with", "when", "whenever", "provided", "as", "in", "on", "for all",
    "for every", "for each", "for any", "subject to", "s.t.", "such that", "given",
  ]

  static let connectives: Set<String> = conditionWords.union([
    "and", "or", "otherwise", "else", "so", "hence", "thus", "by", "is", "are", "but", "not",
    "i.e.", "const", "const.", "constant", "constants", "the", "of",
  ])
}
