// The kit's routines beside NumPy's and beside plain loops in C, as ratios of times in one run.
//
//   swift run -c release kit-speed [rounds]
//
// A ratio above 1 means that the kit is faster. NumPy is asked through `python3` where it is there;
// it runs on one thread, as the kit does.

import Foundation
import PlainLoops
import WorkbookKit

let rounds = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 7

/// One task, done by the kit and by a plain loop. Both return a number, so that neither is dropped.
struct Task {
  var title: String
  /// What the script calls it.
  var name: String
  var kit: () throws -> Double
  var plain: () -> Double
}

var generator = SeededGenerator(seed: 1)
let first = Matrix(rows: 256, columns: 256) { _, _ in generator.normal() }
let second = Matrix(rows: 256, columns: 256) { _, _ in generator.normal() }
let p = Normal(mean: -1.5, standardDeviation: 0.8)
let q = Normal(mean: 1, standardDeviation: 1.3)
let points = linspace(-8, 8, 161)
let inputs = generator.normals(256)
let targets = inputs.map { $0 / 2 }

let tasks = [
  Task(
    title: "10⁷ normal variates", name: "normals",
    kit: { mean(generator.normals(10_000_000)) },
    plain: { plain_normals(1, 10_000_000) }),
  Task(
    title: "Euler–Maruyama, 10⁶ paths × 100 steps", name: "paths",
    kit: {
      let ends = try eulerMaruyama(
        from: 0, to: 1, initial: Array(repeating: 1, count: 1_000_000), steps: 100, &generator,
        drift: { _, x in -x }, diffusion: { _, _ in 1 })
      return mean(ends.map { $0 * $0 })
    },
    plain: { plain_euler_maruyama(1, 1_000_000, 100) }),
  Task(
    title: "matrix product of size 256, 20 times", name: "product",
    kit: {
      var trace = 0.0
      for _ in 0..<20 { trace += try (first * second)[0, 0] }
      return trace
    },
    plain: {
      var product = Array(repeating: 0.0, count: 256 * 256)
      var trace = 0.0
      for _ in 0..<20 {
        plain_product(first.elements, second.elements, &product, 256)
        trace += product[0]
      }
      return trace
    }),
  Task(
    title: "Gaussian convolution at 161 points, 200 times", name: "convolution",
    kit: {
      var sum = 0.0
      for _ in 0..<200 {
        for x in points {
          sum += trapezoid(-22, 22, panels: 100) { y in p.density(x - y) * q.density(y) }
        }
      }
      return sum
    },
    plain: {
      var sum = 0.0
      for _ in 0..<200 { for x in points { sum += plain_convolution(x, 100) } }
      return sum
    }),
  Task(
    title: "200 training steps, layers 1-32-32-1, batch 256", name: "training",
    kit: {
      var network = Network(layers: [1, 32, 32, 1], using: &generator)
      let losses = network.train(
        steps: 200, batch: 256, learningRate: .constant(0.001), using: &generator
      ) { _, batch, goals in
        batch = inputs
        goals = targets
      }
      return losses.last ?? .nan
    },
    plain: {
      var parameters = Network(layers: [1, 32, 32, 1], using: &generator).parameters
      var memory = Array(repeating: 0.0, count: 4 * 32 * 256 + 3 * parameters.count)
      var loss = 0.0
      for step in 0..<200 {
        loss = plain_training_step(&parameters, inputs, targets, 32, 256, Int32(step), &memory)
      }
      return loss
    }),
]

let numpy = NumPy(script: URL(filePath: #filePath).deletingLastPathComponent())
if numpy == nil { print("python3 has no NumPy here: only the plain loops are compared") }
print("kit: seconds; how many times as long the others take; median of \(rounds) rounds (best)")
for task in tasks {
  var times: (kit: [Double], plain: [Double], numpy: [Double]) = ([], [], [])
  var checks: Set<String> = []
  for _ in 0..<rounds {
    var work: [() throws -> Void] = [
      { times.kit.append(try time { checks.insert(try sound(task.kit())) }) },
      { times.plain.append(try time { checks.insert(try sound(task.plain())) }) },
    ]
    if let numpy { work.append { times.numpy.append(try numpy.time(task.name)) } }
    for item in work.shuffled() { try item() }
  }
  print("  \(task.title)")
  print("    kit \(seconds(median(times.kit)))", terminator: "")
  print("   C -O2 \(ratio(times.plain, times.kit))", terminator: "")
  print(numpy == nil ? "" : "   NumPy \(ratio(times.numpy, times.kit))")
}

// MARK: Parts

/// A task whose result is not a number was not done.
func sound(_ result: Double) throws -> String {
  guard result.isFinite else { throw Unsound(result: result) }
  return "\(result)"
}

struct Unsound: Error { var result: Double }

func time(_ work: () throws -> Void) rethrows -> Double {
  let start = ContinuousClock.now
  try work()
  return (ContinuousClock.now - start) / .seconds(1)
}

func median(_ samples: [Double]) -> Double { samples.sorted()[samples.count / 2] }

func seconds(_ value: Double) -> String { String(format: "%.3f s", value) }

/// The ratio of the medians, and that of the best times.
func ratio(_ others: [Double], _ kit: [Double]) -> String {
  let best = (others.min() ?? .nan) / (kit.min() ?? .nan)
  return String(format: "%.2f (%.2f)", median(others) / median(kit), best)
}

/// The script, waiting for names of tasks.
final class NumPy {
  private let input: FileHandle
  private let output: FileHandle

  init?(script folder: URL) {
    let (process, to, from) = (Process(), Pipe(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", folder.appending(path: "numpy_speed.py").path]
    process.environment = ProcessInfo.processInfo.environment.merging([
      "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1",
    ]) { $1 }
    (process.standardInput, process.standardOutput) = (to, from)
    process.standardError = FileHandle.nullDevice
    (input, output) = (to.fileHandleForWriting, from.fileHandleForReading)
    let probe = Process()
    probe.executableURL = process.executableURL
    probe.arguments = ["python3", "-c", "import numpy; numpy.trapezoid"]
    probe.standardError = FileHandle.nullDevice
    guard (try? probe.run()) != nil else { return nil }
    probe.waitUntilExit()
    guard probe.terminationStatus == 0, (try? process.run()) != nil else { return nil }
  }

  /// Seconds, as the script measured them.
  func time(_ name: String) throws -> Double {
    try input.write(contentsOf: Data("\(name)\n".utf8))
    var line = Data()
    while line.last != 10 {
      let byte = try output.read(upToCount: 1) ?? Data()
      guard !byte.isEmpty else { throw Unsound(result: .nan) }
      line += byte
    }
    return Double(String(decoding: line, as: UTF8.self).dropLast()) ?? .nan
  }
}
