import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The Swift toolchain's own parser, asked through SourceKit's C interface for what each word of a
/// piece of code is.
struct SourceKit: Sendable {
  private typealias Object = OpaquePointer

  private let identifier: @convention(c) @Sendable (UnsafePointer<CChar>) -> Object?
  private let makeDictionary:
    @convention(c) @Sendable (
      UnsafePointer<Object?>?, UnsafePointer<Object?>?, Int
    ) -> Object?
  private let setIdentifier: @convention(c) @Sendable (Object?, Object?, Object?) -> Void
  private let setText:
    @convention(c) @Sendable (Object?, Object?, UnsafePointer<CChar>?, Int) -> Void
  private let setNumber: @convention(c) @Sendable (Object?, Object?, Int64) -> Void
  private let releaseRequest: @convention(c) @Sendable (Object?) -> Void
  private let send: @convention(c) @Sendable (Object?) -> Object?
  private let isError: @convention(c) @Sendable (Object) -> Bool
  private let describe: @convention(c) @Sendable (Object) -> UnsafeMutablePointer<CChar>?
  private let dispose: @convention(c) @Sendable (Object) -> Void

  /// Loads SourceKit of a toolchain, once in the life of the process.
  ///
  /// - Parameter folder: the toolchain's `usr/lib`.
  /// - Returns: `nil` when it is not there.
  static func load(from folder: String) -> SourceKit? {
    loaded.withLock { loaded in
      if let known = loaded[folder] { return known }
      let sourceKit = DynamicLibrary(libraries.map { "\(folder)/\($0)" })
        .flatMap { try? SourceKit($0) }
      loaded[folder] = .some(sourceKit)
      return sourceKit
    }
  }

  private static let loaded = Mutex<[String: SourceKit?]>([:])

  private static let libraries = [
    "libsourcekitdInProc.so", "sourcekitdInProc.framework/Versions/Current/sourcekitdInProc",
  ]

  private init(_ library: DynamicLibrary) throws(DynamicLibrary.MissingFunction) {
    identifier = try library.function("sourcekitd_uid_get_from_cstr")
    makeDictionary = try library.function("sourcekitd_request_dictionary_create")
    setIdentifier = try library.function("sourcekitd_request_dictionary_set_uid")
    setText = try library.function("sourcekitd_request_dictionary_set_stringbuf")
    setNumber = try library.function("sourcekitd_request_dictionary_set_int64")
    releaseRequest = try library.function("sourcekitd_request_release")
    send = try library.function("sourcekitd_send_request_sync")
    isError = try library.function("sourcekitd_response_is_error")
    describe = try library.function("sourcekitd_response_description_copy")
    dispose = try library.function("sourcekitd_response_dispose")
    let initialize: @convention(c) () -> Void = try library.function("sourcekitd_initialize")
    SignalActions.preserved { initialize() }
  }

  /// The words of a piece of Swift, in order; `nil` when SourceKit refuses or its answer makes no
  /// sense. Any text is fine: the parser takes wrong code too.
  func words(of code: String) -> [SyntaxWord]? {
    guard let request = makeDictionary(nil, nil, 0) else { return nil }
    defer { releaseRequest(request) }
    setIdentifier(request, identifier("key.request"), identifier("source.request.editor.open"))
    set("key.name", "snippet.swift", in: request)
    set("key.sourcetext", code, in: request)
    setNumber(request, identifier("key.enablesyntaxmap"), 1)
    setNumber(request, identifier("key.enablesubstructure"), 0)
    setNumber(request, identifier("key.enablediagnostics"), 0)
    setNumber(request, identifier("key.syntactic_only"), 1)
    guard let response = send(request) else { return nil }
    defer { dispose(response) }
    guard !isError(response), let description = describe(response) else { return nil }
    defer { free(description) }
    return SyntaxWord.words(
      described: UnsafeBufferPointer(start: description, count: strlen(description)),
      codeLength: code.utf8.count)
  }

  private func set(_ key: String, _ text: String, in request: Object) {
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        setText(request, identifier(key), $0.baseAddress, $0.count)
      }
    }
  }
}
