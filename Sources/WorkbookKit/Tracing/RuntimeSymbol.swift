import WorkbookNumerics

/// Looks up what C headers declare but the C library's Swift module leaves out.
enum RuntimeSymbol {
  static func address(of name: String) -> UnsafeMutableRawPointer? {
    #if canImport(Darwin)
      dlsym(UnsafeMutableRawPointer(bitPattern: -2), name)  // RTLD_DEFAULT
    #else
      dlsym(nil, name)
    #endif
  }

  static func function<F>(_ name: String, as type: F.Type) -> F? {
    address(of: name).map { unsafeBitCast($0, to: type) }
  }
}
