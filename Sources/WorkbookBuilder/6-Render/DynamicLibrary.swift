#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A shared library of the system that is loaded only when it is needed: most builds find all their
/// formulas and highlights stored, and start faster without it.
struct DynamicLibrary: @unchecked Sendable {
  // Loaded once and never closed, so the handle is good for the life of the process.
  private let handle: UnsafeMutableRawPointer

  /// The first of the libraries that is on this machine; `nil` when none is.
  init?(_ names: [String]) {
    for name in names {
      if let handle = dlopen(name, RTLD_NOW | RTLD_LOCAL) {
        self.handle = handle
        return
      }
    }
    return nil
  }

  /// The library does not have a function: it is not the library it seemed to be.
  struct MissingFunction: Error {
    var name: String
  }

  /// A C function; the constant that it is assigned to gives its exact `@convention(c)` type.
  func function<Function>(_ name: String) throws(MissingFunction) -> Function {
    guard let symbol = dlsym(handle, name) else { throw MissingFunction(name: name) }
    return unsafeBitCast(symbol, to: Function.self)
  }
}
