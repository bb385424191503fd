// How long a build takes, beside what the compiler, the linker and the programs take by themselves.
//
//   swift run -c release build-speed [rounds]
//
// Ten generated chapters of ten snippets each. What is compared is measured in the same rounds, in
// an order that changes from round to round; ratios hold on a noisy machine, absolute figures drift.

import Foundation
import WorkbookTranscript

let rounds = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 9
let cores = ProcessInfo.processInfo.activeProcessorCount
let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()
let command = repository.appending(path: ".build/workbook/bin/workbook").path
guard FileManager.default.isExecutableFile(atPath: command) else {
  print("the command is not built: run './workbook --help' first")
  exit(1)
}

let course = try GeneratedCourse(chapters: 10, snippets: 10)
defer { course.remove() }

// MARK: The benchmark

/// Warm up: the compiler's module cache, the formula and highlight caches, the disk.
try run(command, ["build", "--course", course.folder])

var cold = Samples()
var coldParts = Samples()
var noOp = Samples()
var prose = Samples()
var code = Samples()
var codeParts = Samples()
var edit = 0

for round in 0..<rounds {
  var work: [() throws -> Void] = [
    { noOp.add(try time { try run(command, ["build", "--course", course.folder]) }) },
    {
      edit += 1
      try course.editProse(edit)
      prose.add(try time { try run(command, ["build", "--course", course.folder]) })
    },
    {
      edit += 1
      try course.editCode(edit)
      code.add(try time { try run(command, ["build", "--course", course.folder]) })
    },
    { codeParts.add(try time { try course.parts(of: 3) }) },
  ]
  if round % 3 == 0 {
    work += [
      {
        try course.forget()
        cold.add(try time { try run(command, ["build", "--course", course.folder]) })
      },
      {
        let seconds = try (0..<10).map { chapter in try time { try course.parts(of: chapter) } }
        coldParts.add(seconds.reduce(0, +) / Double(cores))
      },
    ]
  }
  for item in work.shuffled() { try item() }
}

print("ten chapters of ten snippets, \(rounds) rounds, \(cores) cores; seconds, median (best)")
print("  no-op build            \(noOp)")
print("  one word of prose      \(prose)")
print("  one snippet edited     \(code)")
print("    frontend, link, run  \(codeParts)    ratio \(ratio(code, codeParts))")
print("  cold build             \(cold)")
print("    the same, / cores    \(coldParts)    ratio \(ratio(cold, coldParts))")

try course.loopSpeed(optimize: "none")
try course.loopSpeed(optimize: "speed")

// MARK: Parts

/// Seconds.
struct Samples: CustomStringConvertible {
  private var values: [Double] = []
  mutating func add(_ value: Double) { values.append(value) }
  var median: Double { values.sorted()[values.count / 2] }
  var best: Double { values.min() ?? .nan }
  var description: String { String(format: "%.3f (%.3f)", median, best) }
}

func ratio(_ first: Samples, _ second: Samples) -> String {
  String(format: "%.2f (best %.2f)", first.median / second.median, first.best / second.best)
}

func time(_ work: () throws -> Void) rethrows -> Double {
  let start = ContinuousClock.now
  try work()
  return (ContinuousClock.now - start) / .seconds(1)
}

/// Runs a program to its end. Foundation's `Process` would add its own polling to what is measured.
func run(
  _ program: String, _ arguments: [String], in folder: String? = nil,
  environment: [String: String] = [:]
) throws {
  let errors = NSTemporaryDirectory() + "workbook-benchmark-errors"
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
  posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
  let here = FileManager.default.currentDirectoryPath
  if let folder { FileManager.default.changeCurrentDirectoryPath(folder) }
  defer { FileManager.default.changeCurrentDirectoryPath(here) }
  let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }
  let words = ([program] + arguments).map { strdup($0) } + [nil]
  let settings = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
  defer { for pointer in words + settings { free(pointer) } }
  var process = pid_t()
  guard posix_spawn(&process, program, &actions, nil, words, settings) == 0 else {
    print("\(program) cannot be started")
    exit(1)
  }
  var status: Int32 = 0
  waitpid(process, &status, 0)
  guard status == 0 else {
    print("\(program) \(arguments.joined(separator: " ")) ended with status \(status >> 8)")
    print(try String(contentsOfFile: errors, encoding: .utf8))
    course.remove()
    exit(1)
  }
}

struct GeneratedCourse {
  let folder: String

  init(chapters: Int, snippets: Int) throws {
    folder =
      FileManager.default.temporaryDirectory
      .appending(path: "workbook-benchmark-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(
      atPath: folder + "/chapters", withIntermediateDirectories: true)
    for chapter in 0..<chapters { try write(chapter, Self.text(chapter, snippets)) }
  }

  func remove() { try? FileManager.default.removeItem(atPath: folder) }

  func forget() throws {
    for name in [".workbook/transcripts", ".workbook/modules", "site"] {
      try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
    }
  }

  func editProse(_ edit: Int) throws {
    try replace(#/Edition \d+\./#, "Edition \(edit).", in: 2)
  }

  func editCode(_ edit: Int) throws {
    try replace(#/let edited = \d+\.0/#, "let edited = \(edit).0", in: 3)
  }

  /// What a build of one chapter cannot do without: the frontend, the linker and the program, with
  /// the very commands that the builder uses.
  func parts(of chapter: Int) throws {
    let memo = try String(contentsOfFile: "\(folder)/.workbook/toolchain", encoding: .utf8)
    var fields = FieldReader(memo)
    guard fields.string() != nil, fields.string() != nil, fields.string() != nil,
      let compile = fields.list(), let link = fields.list()
    else { return }
    let module = "\(folder)/.workbook/modules/\(name(chapter))"
    let autolink = try String(contentsOfFile: "\(folder)/.workbook/autolink", encoding: .utf8)
    let libraries = autolink.split(separator: "\n").first.flatMap { line -> [String]? in
      var fields = FieldReader(line)
      _ = fields.string()
      return fields.list()
    }
    let places = [
      "@source": "\(module)/main.swift", "@object": "\(module)/benchmark.o",
      "@program": "\(module)/benchmark", "@module": "VerificationModule",
      "@optimization": "-Onone",
    ]
    var linkCommand: [String] = []
    for word in link {
      linkCommand.append(places[word] ?? word)
      if word == "@object" { linkCommand += libraries ?? [] }
    }
    let compileCommand = compile.map { places[$0] ?? $0 }
    try run(compileCommand[0], Array(compileCommand.dropFirst()), in: folder)
    try run(linkCommand[0], Array(linkCommand.dropFirst()), in: folder)
    try run(
      places["@program"]!, [], in: "\(folder)/chapters",
      environment: ["WORKBOOK_TRANSCRIPT": "\(module)/benchmark-transcript"])
  }

  /// The same loop over a chapter's variables and inside a function, timed by the chapter itself.
  func loopSpeed(optimize: String) throws {
    let loops = """
      ---
      title: Loops
      optimize: \(optimize)
      ---

      ```swift {#variables}
      var state = 1.0
      var sum = 0.0
      let clock = ContinuousClock()
      func inside(_ count: Int) -> Double {
        var state = 1.0
        var sum = 0.0
        for k in 0..<count {
          state = state * 0.999 + Double(k & 7)
          sum += state
        }
        return sum
      }
      var ratios: [Double] = []
      for _ in 0..<11 {
        state = 1
        sum = 0
        let start = clock.now
        for k in 0..<4_000_000 {
          state = state * 0.999 + Double(k & 7)
          sum += state
        }
        let middle = clock.now
        let expected = inside(4_000_000)
        let end = clock.now
        verify("the loops agree in round \\(ratios.count)", sum, equals: expected, within: .absolute(0))
        ratios.append((middle - start) / (end - middle))
      }
      ratios.sort()
      report("ratio", ratios[5])
      ```

      Ratio: {{variables.ratio:.2f}}.

      """
    try loops.write(toFile: "\(folder)/chapters/loops.md", atomically: true, encoding: .utf8)
    try run(command, ["build", "--course", folder, "--only", "loops"])
    let page = try String(contentsOfFile: "\(folder)/site/loops.html", encoding: .utf8)
    let ratio = page.firstMatch(of: #/Ratio: ([0-9.]+)\./#).map { String($0.1) } ?? "?"
    print("  a loop over chapter variables / in a function, optimize: \(optimize): \(ratio)")
  }

  private func name(_ chapter: Int) -> String { "week-\(chapter + 10)" }

  private func write(_ chapter: Int, _ text: String) throws {
    try text.write(
      toFile: "\(folder)/chapters/\(name(chapter)).md", atomically: true, encoding: .utf8)
  }

  private func replace(_ pattern: Regex<Substring>, _ new: String, in chapter: Int) throws {
    let path = "\(folder)/chapters/\(name(chapter)).md"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try text.replacing(pattern, with: new, maxReplacements: 1)
      .write(toFile: path, atomically: true, encoding: .utf8)
  }

  /// A chapter as an author writes one: prose with formulas, snippets of about twenty lines that
  /// compute, claim, report and draw.
  private static func text(_ chapter: Int, _ snippets: Int) -> String {
    var text = """
      ---
      week: \(chapter + 10)
      title: Chapter \(chapter)
      ---

      Edition 0. A chapter with prose, formulas and snippets.


      """
    for k in 0..<snippets {
      text += """
        # Section \(k) {#sec-\(k)}

        The integral $\\int_0^{\(k + 1)} e^{-x^2/\(chapter + 2)}\\,dx$ is {{s\(k).value:.6f}}; see @eq-\(k).

        $$ f_{\(k)}(x) = \\frac{1}{\\sqrt{2\\pi}} e^{-x^2/\(chapter + 2)} $$ {#eq-\(k)}

        \(String(repeating: "A sentence of prose that says something about it. ", count: 12))

        ```swift {#s\(k)}
        let width\(k) = \(chapter + 2).0
        \(k == 4 ? "let edited = 0.0\nreport(\"edited\", edited)" : "")
        func density\(k)(_ x: Double) -> Double {
          exp(-x * x / width\(k)) / (2 * Double.pi).squareRoot()
        }
        let whole\(k) = try integrate(0, \(k + 1).0) { density\(k)($0) }.value
        let sum\(k) = trapezoid(0, \(k + 1).0, panels: 2000) { density\(k)($0) }
        report("value", whole\(k))
        verify("two rules agree \(k)", sum\(k), equals: whole\(k), within: .absolute(1e-6))
        let xs\(k) = linspace(0, \(k + 1).0, 200)
        \(k % 5 == 0 ? "try figure(\"density\(k)\", caption: \"A density\", alt: \"A bell\") {\n  Chart { LineSeries(x: xs\(k), y: xs\(k).map { density\(k)($0) }, name: \"f\") }\n}" : "verify(\"a grid \(k)\", xs\(k).count, equals: 200)")
        ```


        """
    }
    return text
  }
}
