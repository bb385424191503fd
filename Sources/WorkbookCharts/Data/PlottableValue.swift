/// A number or a category, with the name of what it measures: `.value("density", 0.4)`.
///
/// The names of a chart's values become its axis labels where all marks agree and the chart itself
/// says nothing.
public struct PlottableValue: Sendable, Hashable {
  var label: String
  var number: Double?
  var category: String?
  /// Whole numbers tell series apart; others lie on a scale of colours.
  var isWhole = false

  /// A number.
  public static func value(_ label: String, _ number: Double) -> PlottableValue {
    PlottableValue(label: label, number: number)
  }

  /// A whole number, placed on the same axis as others.
  public static func value(_ label: String, _ number: Int) -> PlottableValue {
    PlottableValue(label: label, number: Double(number), isWhole: true)
  }

  /// A number of single precision.
  public static func value(_ label: String, _ number: Float) -> PlottableValue {
    PlottableValue(label: label, number: Double(number))
  }

  /// A category: categories of an axis stand at equal distances, in the order they first appear.
  public static func value(_ label: String, _ category: String) -> PlottableValue {
    PlottableValue(label: label, category: category)
  }

  func shifted(by difference: Double) -> PlottableValue {
    var value = self
    value.number = number.map { $0 + difference }
    return value
  }

  /// What the value is called where it names a series.
  var name: String {
    if let category { return category }
    guard let number else { return label }
    return Int(exactly: number).map(String.init) ?? "\(number)"
  }
}
