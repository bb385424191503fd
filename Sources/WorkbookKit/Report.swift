import WorkbookNumerics
import WorkbookTranscript

// One function for each kind of value, so that anything else is refused where it is written.

/// Reports a number under a name, for the slots of the text: `{{snippet.name}}`.
public func report(
  _ name: String, _ value: Double,
  file: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) {
  Source(file, line, column).record(name, .double(value))
}

/// Reports a whole number, for the slots of the text.
public func report(
  _ name: String, _ value: Int,
  file: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) {
  Source(file, line, column).record(name, .integer(value))
}

/// Reports a text, for the slots of the text.
public func report(
  _ name: String, _ value: String,
  file: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) {
  Source(file, line, column).record(name, .text(value))
}

/// Reports whether something is the case, for the slots of the text.
public func report(
  _ name: String, _ value: Bool,
  file: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) {
  Source(file, line, column).record(name, .boolean(value))
}

/// Reports a mean with its standard error, for the slots of the text.
public func report(
  _ name: String, _ value: Estimate,
  file: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) {
  Source(file, line, column).record(
    name, .estimate(mean: value.mean, standardError: value.standardError))
}

/// Reports a list of numbers, for the slots of the text.
public func report(
  _ name: String, _ value: [Double],
  file: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) {
  Source(file, line, column).record(name, .doubles(value))
}

extension Source {
  fileprivate func record(_ name: String, _ content: Value.Content) {
    record(.value(Value(name: name, place: place, content: content)))
  }
}
