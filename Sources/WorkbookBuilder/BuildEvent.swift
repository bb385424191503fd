/// What a build is doing, for those who watch.
public enum BuildEvent: Sendable, Hashable {
  case reading
  case compiling(ChapterID, optimized: Bool)
  case running(ChapterID)
  /// The run of a chapter was taken from the cache.
  case reused(ChapterID)
  case ran(ChapterID, seconds: Double)
  case rendering
  case publishing
}
