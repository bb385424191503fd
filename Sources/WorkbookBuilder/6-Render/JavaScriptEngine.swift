/// JavaScriptCore through its C interface, which is the same on Linux and on macOS.
///
/// One engine belongs to one task at a time.
final class JavaScriptEngine {
  /// A script threw; what it said.
  struct ScriptError: Error {
    var message: String
  }

  private let core: JavaScriptCore
  private let context: OpaquePointer

  /// `nil` when JavaScriptCore is not installed.
  init?() {
    guard let core = JavaScriptCore.shared,
      let context = SignalActions.changed({ core.createContext(nil) })
    else { return nil }
    self.core = core
    self.context = context
  }

  deinit {
    core.releaseContext(context)
  }

  /// Runs a script for what it defines.
  func run(_ script: String) throws(ScriptError) {
    let source = core.makeString(script)
    defer { core.releaseString(source) }
    var exception: OpaquePointer?
    _ = core.evaluate(context, source, nil, nil, 1, &exception)
    try check(exception)
  }

  /// Calls a global function with strings; its result as a string.
  func call(_ function: String, _ arguments: String...) throws(ScriptError) -> String {
    let name = core.makeString(function)
    defer { core.releaseString(name) }
    var exception: OpaquePointer?
    let global = core.globalObject(context)
    let object = core.property(context, global, name, &exception)
    try check(exception)
    let values = arguments.map { argument -> OpaquePointer? in
      let text = core.makeString(argument)
      defer { core.releaseString(text) }
      return core.valueOfString(context, text)
    }
    let result = values.withUnsafeBufferPointer {
      core.call(context, object, nil, values.count, $0.baseAddress, &exception)
    }
    try check(exception)
    return text(of: result)
  }

  private func check(_ exception: OpaquePointer?) throws(ScriptError) {
    if let exception { throw ScriptError(message: text(of: exception)) }
  }

  private func text(of value: OpaquePointer?) -> String {
    guard let value, let text = core.stringOfValue(context, value, nil) else { return "" }
    defer { core.releaseString(text) }
    let size = core.stringSize(text)
    return String(unsafeUninitializedCapacity: size) { buffer in
      buffer.withMemoryRebound(to: CChar.self) {
        // The count includes the zero at the end.
        max(0, core.copyString(text, $0.baseAddress, size) - 1)
      }
    }
  }
}

/// The functions of JavaScriptCore's C interface that typesetting needs.
private struct JavaScriptCore: Sendable {
  typealias Reference = OpaquePointer
  typealias Exception = UnsafeMutablePointer<Reference?>?

  let createContext: @convention(c) @Sendable (Reference?) -> Reference?
  let releaseContext: @convention(c) @Sendable (Reference) -> Void
  let globalObject: @convention(c) @Sendable (Reference) -> Reference?
  let makeString: @convention(c) @Sendable (UnsafePointer<CChar>) -> Reference?
  let releaseString: @convention(c) @Sendable (Reference?) -> Void
  let stringSize: @convention(c) @Sendable (Reference) -> Int
  let copyString: @convention(c) @Sendable (Reference, UnsafeMutablePointer<CChar>?, Int) -> Int
  let evaluate:
    @convention(c) @Sendable (Reference, Reference?, Reference?, Reference?, Int32, Exception)
      -> Reference?
  let property:
    @convention(c) @Sendable (Reference, Reference?, Reference?, Exception) -> Reference?
  let call:
    @convention(c) @Sendable (
      Reference, Reference?, Reference?, Int, UnsafePointer<Reference?>?, Exception
    ) -> Reference?
  let valueOfString: @convention(c) @Sendable (Reference, Reference?) -> Reference?
  let stringOfValue: @convention(c) @Sendable (Reference, Reference, Exception) -> Reference?

  static let shared = DynamicLibrary(libraries).flatMap { try? JavaScriptCore($0) }

  private static let libraries = [
    "libjavascriptcoregtk-4.1.so.0", "libjavascriptcoregtk-4.0.so.18",
    "libjavascriptcoregtk-6.0.so.1",
    "/System/Library/Frameworks/JavaScriptCore.framework/JavaScriptCore",
  ]

  private init(_ library: DynamicLibrary) throws(DynamicLibrary.MissingFunction) {
    createContext = try library.function("JSGlobalContextCreate")
    releaseContext = try library.function("JSGlobalContextRelease")
    globalObject = try library.function("JSContextGetGlobalObject")
    makeString = try library.function("JSStringCreateWithUTF8CString")
    releaseString = try library.function("JSStringRelease")
    stringSize = try library.function("JSStringGetMaximumUTF8CStringSize")
    copyString = try library.function("JSStringGetUTF8CString")
    evaluate = try library.function("JSEvaluateScript")
    property = try library.function("JSObjectGetProperty")
    call = try library.function("JSObjectCallAsFunction")
    valueOfString = try library.function("JSValueMakeString")
    stringOfValue = try library.function("JSValueToStringCopy")
  }
}
