/// The language inside `Chart { … }`: marks, `let`, `if`, `switch`, `for`, arrays of marks.
@resultBuilder
public enum ChartBuilder {
  public static func buildExpression(_ content: some ChartContent) -> Layers {
    Layers(content.content.layers)
  }

  public static func buildExpression(_ contents: [some ChartContent]) -> Layers {
    Layers(contents.flatMap(\.content.layers))
  }

  public static func buildBlock(_ parts: Layers...) -> Layers { buildArray(parts) }
  public static func buildOptional(_ part: Layers?) -> Layers { part ?? Layers([]) }
  public static func buildEither(first part: Layers) -> Layers { part }
  public static func buildEither(second part: Layers) -> Layers { part }
  public static func buildLimitedAvailability(_ part: Layers) -> Layers { part }
  public static func buildArray(_ parts: [Layers]) -> Layers { Layers(parts.flatMap(\.layers)) }
}

/// The marks that `content` makes of each element, in the order of the elements.
public struct ForEach: ChartContent {
  public let content: Layers

  public init<Data: Sequence>(
    _ data: Data, @ChartBuilder content: (Data.Element) throws -> Layers
  ) rethrows {
    self.content = try ChartBuilder.buildArray(data.map(content))
  }
}
