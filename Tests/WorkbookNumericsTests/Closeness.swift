import WorkbookNumerics

/// Whether a result agrees with a value other than zero to a relative tolerance; at zero, absolute.
func isClose(_ actual: Double, _ expected: Double, _ tolerance: Double) -> Bool {
  abs(actual - expected) <= tolerance * (expected == 0 ? 1 : abs(expected))
}

func allClose(_ actual: [Double], _ expected: [Double], _ tolerance: Double) -> Bool {
  actual.count == expected.count
    && zip(actual, expected).allSatisfy { isClose($0, $1, tolerance) }
}
