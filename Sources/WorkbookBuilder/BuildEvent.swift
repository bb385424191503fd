/// What a build is doing, for those who watch.
public enum BuildEvent: Sendable, Hashable {
  /// Another build of the same course is under way.
  case waiting
  case reading
  /// So many equations are checked whose verdicts were not stored.
  case deriving(ChapterID, equations: Int)
  case compiling(ChapterID, optimized: Bool)
  case running(ChapterID)
  /// The run of a chapter was taken from the cache.
  case reused(ChapterID)
  case ran(ChapterID, seconds: Double)
  case rendering
  case publishing
}
