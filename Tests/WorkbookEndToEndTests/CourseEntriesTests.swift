import Foundation
import Testing
import WorkbookBuilder
import Yams

/// The course's own list of what each week holds, `chapters/entries/week-NN.yaml`: each entry names
/// the place, the results, the checks and the figure, and all of them must be in the chapter.
@Suite struct CourseEntriesTests {
  struct Entry: Decodable {
    var anchor: String
    var equations: [String]?
    var snippets: [String]?
    var figure: String?
  }

  /// How many entries and recalled facts (`r.…`) each week has.
  static let counts: [String: (entries: Int, facts: Int)] = [
    "week-06": (5, 1), "week-07": (11, 0), "week-11": (14, 0), "week-12": (13, 0),
    "week-13": (9, 1),
    "week-08": (11, 2),
    "week-09": (13, 1),
    "week-10": (11, 3),
  ]

  @Test(arguments: counts.keys.sorted()) func `every entry of a week is in its chapter`(
    week: String
  ) throws {
    let course = try CourseReader(folder: root.path).read()
    let chapter = try #require(course.chapters.first { $0.id.name == week })
    let entries = try self.entries(of: week)
    let facts = entries.keys.filter { $0.hasPrefix("r.") }
    let expected = try #require(Self.counts[week])
    #expect(facts.count == expected.facts)
    #expect(entries.count - facts.count == expected.entries)

    let labels = Set(chapter.labels)
    let snippets = Dictionary(uniqueKeysWithValues: chapter.snippets.map { ($0.id.name, $0) })
    for (id, entry) in entries {
      #expect(labels.contains(entry.anchor), "\(id): no \(entry.anchor)")
      for equation in entry.equations ?? [] {
        #expect(labels.contains(equation), "\(id): no \(equation)")
      }
      for name in entry.snippets ?? [] {
        #expect(
          snippets[name]?.code.contains("verify(") == true, "\(id): no claims in \(name)")
      }
      #expect(
        !(entry.equations ?? []).isEmpty || !(entry.snippets ?? []).isEmpty,
        "\(id) states nothing")
      if let figure = entry.figure {
        let name = "\"\(figure.dropFirst("fig-".count))\""
        #expect(
          labels.contains(figure) || snippets.values.contains { $0.code.contains(name) },
          "\(id): no \(figure)")
      }
    }
  }

  private var root: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
  }

  private func entries(of week: String) throws -> [String: Entry] {
    let file = root.appending(path: "chapters/entries/\(week).yaml")
    return try YAMLDecoder().decode([String: Entry].self, from: Data(contentsOf: file))
  }
}

extension Chapter {
  /// The labels of the blocks of the text.
  fileprivate var labels: [String] {
    func labels(in blocks: [Block]) -> [String] {
      blocks.flatMap { block -> [String] in
        switch block {
        case .heading(let heading): [heading.label?.name].compactMap { $0 }
        case .equation(let equation): [equation.label?.name].compactMap { $0 }
        case .table(let table): [table.label?.name].compactMap { $0 }
        case .division(let division):
          [division.label?.name].compactMap { $0 } + labels(in: division.blocks)
        case .list(let list): list.items.flatMap(labels)
        case .blockQuote(let inner), .alert(_, let inner): labels(in: inner)
        default: []
        }
      }
    }
    return labels(in: blocks)
  }
}
