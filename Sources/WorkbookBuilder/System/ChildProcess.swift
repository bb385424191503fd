import Subprocess

#if canImport(System)
  import System
#else
  import SystemPackage
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A program that is run to its end.
struct ChildProcess {
  /// The executable's path.
  var program: String
  var arguments: [String]
  var workingFolder: String?
  /// Variables on top of those that the builder has.
  var environment: [String: String] = [:]

  struct Result {
    /// The exit status, or the number of the signal that ended the program.
    var status: Int32
    var isSignal: Bool
    /// Standard output and standard error in one.
    var output = ""

    var isSuccess: Bool { !isSignal && status == 0 }
  }

  /// Runs the program and collects what it says.
  func run() async throws(BuildFailure) -> Result {
    do {
      let result = try await Subprocess.run(
        configuration, output: .string(limit: 64 << 20), error: .combinedWithOutput)
      return Result(result.terminationStatus, output: result.standardOutput)
    } catch {
      throw BuildFailure(.cannotStart(program, reason: "\(error)"))
    }
  }

  /// Runs the program with its two outputs in files, for at most `timeout` seconds. A program that
  /// takes longer is asked where it is (SIGUSR1), and ended if it does not answer.
  func run(output: String, errors: String, timeout: Double) async throws(BuildFailure) -> Result {
    do {
      let result = try await Subprocess.run(
        configuration, input: .none,
        output: .fileDescriptor(try Self.open(output), closeAfterSpawningProcess: true),
        error: .fileDescriptor(try Self.open(errors), closeAfterSpawningProcess: true)
      ) { execution in
        let process = execution.processIdentifier.value
        return Task {
          try await Task.sleep(for: .seconds(timeout))
          kill(process, SIGUSR1)
          try await Task.sleep(for: .seconds(2))
          kill(process, SIGKILL)
        }
      }
      result.closureResult.cancel()
      return Result(result.terminationStatus)
    } catch {
      throw BuildFailure(.cannotStart(program, reason: "\(error)"))
    }
  }

  private var configuration: Configuration {
    var updates: [Environment.Key: String?] = [:]
    for (name, value) in environment { updates[Environment.Key(stringLiteral: name)] = value }
    return Configuration(
      executable: .path(FilePath(program)), arguments: Arguments(arguments),
      environment: .inherit.updating(updates),
      workingDirectory: workingFolder.map { FilePath($0) })
  }

  private static func open(_ path: String) throws -> FileDescriptor {
    try FileDescriptor.open(
      FilePath(path), .writeOnly, options: [.create, .truncate, .append],
      permissions: [.ownerReadWrite, .groupRead, .otherRead])
  }
}

extension ChildProcess.Result {
  init(_ status: TerminationStatus, output: String = "") {
    self.output = output
    switch status {
    case .exited(let code): (self.status, isSignal) = (code, false)
    case .signaled(let signal): (self.status, isSignal) = (signal, true)
    }
  }
}
