/// The values that one layer has in one direction: numbers, or categories.
///
/// Two arrays rather than one of enum cases, so that a series of ten thousand numbers is handed on
/// whole and joining single marks appends in place.
struct Channel: Sendable {
  var label: String
  var numbers: [Double] = []
  var categories: [String] = []

  init(_ label: String, _ numbers: [Double]) {
    self.label = label
    self.numbers = numbers
  }

  init(_ value: PlottableValue) {
    label = value.label
    if let number = value.number { numbers = [number] }
    if let category = value.category { categories = [category] }
  }

  var count: Int { numbers.count + categories.count }
  var isMixed: Bool { !numbers.isEmpty && !categories.isEmpty }

  mutating func append(_ other: Channel) {
    numbers.append(contentsOf: other.numbers)
    categories.append(contentsOf: other.categories)
  }
}
