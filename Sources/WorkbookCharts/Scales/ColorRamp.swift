/// A row of colours along which numbers are read, from the smallest to the largest.
///
/// Equal steps look equally far apart, and the lightness alone tells the order, so that nobody's
/// eyes and no printer lose it.
public struct ColorRamp: Sendable, Hashable {
  /// `#rrggbb`, smallest value first.
  let colors: [String]
  /// Whether the middle stands for zero.
  let isDiverging: Bool

  /// From dark violet through green to yellow.
  ///
  /// Stéfan van der Walt, Nathaniel Smith and Eric Firing, *viridis* (2015), 64 of its 256 colours,
  /// in the public domain (CC0).
  public static let viridis = ColorRamp(
    """
    440154 46075a 470d60 471365 48186b 481e6f 482374 482878 472d7c 46327f 453782 433c84
    424186 404688 3e4a89 3c4f8a 3a538b 38578c 365c8d 34608d 32648e 31688e 2f6c8e 2d708e
    2c748e 2a778e 297b8e 277f8e 26838e 24878e 238a8d 218e8d 20928c 1f968b 1f9a8a 1f9d89
    1fa187 21a586 23a984 26ac81 2ab07f 2fb47c 35b779 3bbb75 42be71 4ac26d 52c569 5ac864
    63cb5f 6cce59 76d054 80d34d 8ad547 94d841 9fda3a a9dc33 b4dd2c bfdf25 cae01f d4e21a
    dfe318 e9e41a f3e61e fde725
    """)

  /// From blue below zero through light grey to red above it.
  ///
  /// Made in Oklab (Björn Ottosson, *A perceptual color space for image processing*, 2020): the
  /// lightness falls in equal steps from 0.965 at zero to 0.4 at both ends, at the hues 255° and
  /// 32°, which all common kinds of colour blindness keep apart.
  public static let diverging = ColorRamp(
    """
    01468c 014b94 004f9d 0054a6 0059af 035eb7 0363c0 0f68c6 186ecc 1f73d2 2779d7 2f7edb
    3884e0 408ae4 488fe7 5095eb 599bee 61a1f1 69a6f4 72acf6 7bb2f8 84b8f9 8dbdfb 97c3fc
    a0c8fc aacefd b4d3fd bed9fc c8defb d3e4fa dde9f8 e8eef6 f3f3f3 f6ebe8 f7e2de f9dad3
    f9d2c9 facabf f9c1b6 f9b9ac f8b1a3 f6a99a f4a291 f29a88 f09280 ed8b77 ea836f e67c67
    e27460 df6d58 da6651 d65f4a d15843 cc513c c74a35 c2442f bc3e29 b53824 af321e a92c17
    a32510 9d1f08 971700 8e1601 861401
    """, isDiverging: true)

  private init(_ digits: String, isDiverging: Bool = false) {
    colors = digits.split { $0 == " " || $0 == "\n" }.map { "#" + $0 }
    self.isDiverging = isDiverging
  }

  private init(colors: [String], isDiverging: Bool) {
    self.colors = colors
    self.isDiverging = isDiverging
  }

  /// The same colours, for the values in the opposite order.
  public var reversed: ColorRamp {
    ColorRamp(colors: colors.reversed(), isDiverging: isDiverging)
  }
}
