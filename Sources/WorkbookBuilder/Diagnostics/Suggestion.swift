/// The known name that a misspelt one most likely means, for a "did you mean".
///
/// Nearest by edit distance (Damerau, with adjacent transpositions), and near enough that a person
/// would agree: at most a third of the name. Of equally near ones, the one that begins alike.
func suggestion(for name: String, among known: some Sequence<String>) -> String? {
  let best = known.map { known in
    (
      name: known, distance: editDistance(name.lowercased(), known.lowercased()),
      difference: -zip(name, known).prefix { $0 == $1 }.count
    )
  }.min { ($0.distance, $0.difference, $0.name) < ($1.distance, $1.difference, $1.name) }
  guard let best, best.distance <= max(1, name.count / 3) else { return nil }
  return best.name
}

/// "did you mean 'x'?", or `otherwise` when nothing is near.
func didYouMean(_ name: String, among known: some Sequence<String>, otherwise: String? = nil)
  -> String?
{
  suggestion(for: name, among: known).map { "did you mean '\($0)'?" } ?? otherwise
}

func editDistance(_ first: String, _ second: String) -> Int {
  let a = Array(first.unicodeScalars)
  let b = Array(second.unicodeScalars)
  var beforeLast = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1]
    for j in b.indices {
      var distance = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        distance = min(distance, beforeLast[j - 1] + 1)
      }
      row.append(distance)
    }
    beforeLast = last
    last = row
  }
  return last[b.count]
}
