import WorkbookTranscript

/// Puts what the runs said into the text: values into slots, figures and tables into their places,
/// numbers onto what carries them, and a target behind every reference.
public struct CourseSplicer: Sendable {
  public init() {}

  /// - Parameters:
  ///   - transcripts: of the chapters that have snippets and were run.
  ///   - derivations: of all chapters.
  ///   - only: the chapters whose text is spliced; all when `nil`. The others lend their labels.
  /// - Returns: the spliced chapters, and what is wrong: failed claims, unknown names.
  public func splice(
    _ course: Course, _ transcripts: [ChapterID: Transcript],
    _ derivations: [ChapterID: CheckedDerivations] = [:], only: Set<ChapterID>? = nil
  ) -> (course: SplicedCourse, diagnostics: [Diagnostic]) {
    var numberings: [ChapterID: ChapterNumbering] = [:]
    for chapter in course.chapters {
      numberings[chapter.id] = ChapterNumbering(
        chapter, transcripts[chapter.id] ?? Transcript(), placed: placements(in: chapter))
    }
    var diagnostics: [Diagnostic] = []
    var chapters: [SplicedChapter] = []
    for chapter in course.chapters {
      var splicer = ChapterSplicer(
        course: course, chapter: chapter, transcripts: transcripts, numberings: numberings)
      var spliced = splicer.splice()
      let derived = derivations[chapter.id] ?? CheckedDerivations()
      spliced.equations = derived.equations
      chapters.append(spliced)
      guard only?.contains(chapter.id) ?? true else { continue }
      diagnostics += splicer.diagnostics + derived.diagnostics
      diagnostics += spliced.derivationDiagnostics
    }
    return (
      SplicedCourse(
        settings: course.settings, chapters: chapters, bibliography: course.bibliography),
      diagnostics
    )
  }

  private func placements(in chapter: Chapter) -> Set<ChapterNumbering.ResultKey> {
    var placed: Set<ChapterNumbering.ResultKey> = []
    chapter.forEachBlock { block in
      guard case .placement(let result) = block,
        result.chapter == nil || result.chapter == chapter.id
      else { return }
      placed.insert(.init(snippet: result.snippet, name: result.name))
    }
    return placed
  }
}
