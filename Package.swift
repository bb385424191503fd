// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "workbook",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "workbook", targets: ["workbook"]),
    // One shared library holds the kit and all it needs: every chapter links it in milliseconds.
    .library(name: "WorkbookKit", type: .dynamic, targets: ["WorkbookKit"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
  ],
  targets: [
    // The command.
    .executableTarget(
      name: "workbook",
      dependencies: [
        "WorkbookBuilder",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // The builder: chapters to a site. It never imports the kit.
    .target(
      name: "WorkbookBuilder",
      dependencies: [
        "CommonMark", "WorkbookFormula", "WorkbookTranscript",
        .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "Subprocess", package: "swift-subprocess"),
        "Yams",
      ],
      exclude: ["6-Render/Theme"]),
    .target(name: "CommonMark", dependencies: ["CCMark"]),
    .systemLibrary(
      name: "CCMark", pkgConfig: "libcmark",
      providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),

    // The kit: what a snippet imports. It never imports the builder.
    .target(
      name: "WorkbookKit",
      dependencies: [
        "WorkbookCharts", "WorkbookFormula", "WorkbookNumerics", "WorkbookTranscript",
        .product(name: "Numerics", package: "swift-numerics"),
      ]),
    .target(name: "WorkbookCharts", exclude: ["README.md"]),
    .target(
      name: "WorkbookNumerics",
      dependencies: [.product(name: "Numerics", package: "swift-numerics")]),

    // LaTeX mathematics to expressions to values: the derivation checker. It knows no chapters.
    .target(
      name: "WorkbookFormula",
      dependencies: [
        "WorkbookNumerics", .product(name: "Numerics", package: "swift-numerics"),
      ]),

    // What a run writes and the builder reads: the contract of the two programs.
    .target(name: "WorkbookTranscript"),

    // Run by hand: swift run -c release build-speed, swift run -c release formula-speed
    .executableTarget(
      name: "formula-speed", dependencies: ["WorkbookFormula"], path: "Benchmarks/FormulaSpeed"),
    .executableTarget(
      name: "build-speed", dependencies: ["WorkbookTranscript"], path: "Benchmarks/BuildSpeed"),

    // Run by hand: swift run -c release kit-speed
    .executableTarget(
      name: "kit-speed", dependencies: ["PlainLoops", "WorkbookKit"], path: "Benchmarks/KitSpeed",
      exclude: ["numpy_speed.py"]),
    // Compiled with -O2 in release builds.
    .target(name: "PlainLoops", path: "Benchmarks/PlainLoops"),

    .target(
      name: "WorkbookTestSupport", dependencies: ["WorkbookBuilder"],
      path: "Tests/WorkbookTestSupport"),
    .testTarget(name: "WorkbookTranscriptTests", dependencies: ["WorkbookTranscript"]),
    .testTarget(name: "WorkbookNumericsTests", dependencies: ["WorkbookNumerics"]),
    .testTarget(
      name: "WorkbookChartsTests", dependencies: ["WorkbookCharts"], exclude: ["Snapshots"]),
    .testTarget(name: "WorkbookFormulaTests", dependencies: ["WorkbookFormula"]),
    .testTarget(name: "WorkbookKitTests", dependencies: ["WorkbookKit"]),
    .testTarget(name: "CommonMarkTests", dependencies: ["CommonMark"]),
    .testTarget(
      name: "WorkbookBuilderTests",
      dependencies: ["WorkbookBuilder", "WorkbookFormula", "WorkbookTestSupport"]),
    .testTarget(
      name: "WorkbookEndToEndTests", dependencies: ["WorkbookTestSupport", "Yams"],
      exclude: ["Fixtures"]),
  ],
  swiftLanguageModes: [.v6]
)
