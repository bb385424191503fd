import Foundation
import Testing
import WorkbookTranscript

@testable import WorkbookBuilder

struct TranscriptStoreTests {
  private let chapter = ChapterID("week-08")
  private let fingerprint = Fingerprint(components: [.init(name: "kit", value: "1")])

  private var transcript: Transcript {
    let value = Value(name: "x", place: Place(line: 2, column: 1), content: .double(0.1))
    return Transcript(
      entries: [
        SnippetID("a"): .init(records: [.value(value)], output: "two\nlines\t\\\n"),
        SnippetID("b"): .init(),
      ], duration: 0.25)
  }

  private func withStore(_ work: (TranscriptStore, String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { FileStore.remove(folder) }
    let workspace = Workspace(folder: folder)
    let file = "\(workspace.transcripts(chapter))/\(fingerprint.digest)"
    try work(TranscriptStore(workspace: workspace), file)
  }

  @Test func `a file that was cut off or overwritten is no run`() throws {
    try withStore { store, file in
      store.store(transcript, chapter, fingerprint)
      let whole = try #require(FileStore.text(file))
      for count in [0, 1, whole.utf8.count / 2, whole.utf8.count - 1] {
        FileStore.write(String(decoding: whole.utf8.prefix(count), as: UTF8.self), to: file)
        #expect(store.transcript(chapter, fingerprint) == nil, "\(count) bytes")
      }
      FileStore.write("rubbish\n", to: file)
      #expect(store.transcript(chapter, fingerprint) == nil)
    }
  }

  @Test func `a run that ended early is not stored`() throws {
    try withStore { store, _ in
      var interrupted = transcript
      interrupted.interruption = .init(snippet: SnippetID("a"), diagnostic: .noToolchain)
      store.store(interrupted, chapter, fingerprint)
      #expect(store.transcript(chapter, fingerprint) == nil)
    }
  }

  @Test func `a stored run comes back as it was, under its own fingerprint only`() throws {
    try withStore { store, _ in
      store.store(transcript, chapter, fingerprint)
      #expect(store.transcript(chapter, fingerprint) == transcript)
      let other = Fingerprint(components: [.init(name: "kit", value: "2")])
      #expect(store.transcript(chapter, other) == nil)
    }
  }

  @Test func `only so many runs of a chapter are kept, the last among them`() throws {
    try withStore { store, file in
      for number in 0..<20 {
        store.store(
          transcript, chapter, Fingerprint(components: [.init(name: "n", value: "\(number)")]))
      }
      let folder = String(file[..<file.lastIndex(of: "/")!])
      #expect(FileStore.names(in: folder).count <= 12)
      let last = Fingerprint(components: [.init(name: "n", value: "19")])
      #expect(store.transcript(chapter, last) == transcript)
    }
  }

  @Test func `a fingerprint says in words what changed`() {
    let earlier = Fingerprint(components: [
      .init(name: "snippet a", value: "1"), .init(name: "snippet b", value: "1"),
      .init(name: "module", value: "1"), .init(name: "kit", value: "1"),
    ])
    let later = Fingerprint(components: [
      .init(name: "snippet a", value: "2"), .init(name: "snippet c", value: "1"),
      .init(name: "module", value: "2"), .init(name: "kit", value: "1"),
    ])
    #expect(
      later.changes(since: earlier) == [
        "snippet a changed", "snippet c is new", "snippet b is gone",
      ])
    #expect(later.digest != earlier.digest)
  }
}
