/// What can go wrong with the machine rather than with a chapter.
extension Diagnostic {
  static func cannotStart(_ program: String, reason: String) -> Diagnostic {
    Diagnostic(
      "cannot-start", at: nil, "'\(program)' cannot be started: \(reason)",
      help: "is it installed, and may it be executed?")
  }

  static var noToolchain: Diagnostic {
    Diagnostic(
      "no-toolchain", at: nil, "there is no Swift compiler on this machine's PATH",
      help: "install Swift 6.2 or newer from https://www.swift.org/install")
  }

  static func noKit(_ path: String) -> Diagnostic {
    Diagnostic(
      "no-kit", at: nil, "the compiled kit is not beside this command: '\(path)' is missing",
      help: "run the 'workbook' script of the checkout, or 'workbook install --prefix DIR' again")
  }

  static func unexpectedToolchain(_ said: String) -> Diagnostic {
    Diagnostic(
      "unexpected-toolchain", at: nil, "the Swift compiler does not say how it would compile",
      details: said.split(separator: "\n").prefix(8).map(String.init),
      help: "does 'swiftc' work on a small program?")
  }

  static func cannotWrite(_ path: String) -> Diagnostic {
    Diagnostic(
      "cannot-write", at: nil, "'\(path)' cannot be written",
      help: "is there room on the disk, and is the folder writable?")
  }
}
