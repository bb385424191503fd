extension Matrix {
  /// The matrix product, blocked for the caches after K. Goto, R. van de Geijn, "Anatomy of
  /// high-performance matrix multiplication", ACM TOMS 34, 2008: panels of `b` are packed, four
  /// columns side by side, and four by four elements of the product stay in registers.
  /// - Throws: `LinearAlgebraFailure.shapeMismatch`.
  public static func * (a: Matrix, b: Matrix) throws -> Matrix {
    guard a.columns == b.rows else { throw LinearAlgebraFailure.shapeMismatch(a.shape, b.shape) }
    var product = Matrix(rows: a.rows, columns: b.columns)
    let (depth, width) = (256, 128)
    let panel = UnsafeMutablePointer<Double>.allocate(capacity: depth * width)
    defer { panel.deallocate() }
    a.storage.withUnsafeBufferPointer { left in
      b.storage.withUnsafeBufferPointer { right in
        product.storage.withUnsafeMutableBufferPointer { sum in
          guard let from = left.baseAddress, let by = right.baseAddress, let to = sum.baseAddress
          else {
            return
          }
          for k in stride(from: 0, to: b.rows, by: depth) {
            let terms = min(depth, b.rows - k)
            for j in stride(from: 0, to: b.columns, by: width) {
              let count = min(width, b.columns - j)
              pack(by + k * b.columns + j, b.columns, terms, count, into: panel)
              for i in stride(from: 0, to: a.rows, by: 4) {
                let rows = min(4, a.rows - i)
                for strip in stride(from: 0, to: count, by: 4) {
                  addTile(
                    from + i * a.columns + k, a.columns, rows, panel + strip * terms, terms,
                    to + i * b.columns + j + strip, b.columns, min(4, count - strip))
                }
              }
            }
          }
        }
      }
    }
    return product
  }

  /// Copies a block so that each strip of four columns is contiguous, the last one filled with
  /// zeros.
  private static func pack(
    _ source: UnsafePointer<Double>, _ stride: Int, _ rows: Int, _ columns: Int,
    into panel: UnsafeMutablePointer<Double>
  ) {
    var place = panel
    var strip = 0
    while strip < columns {
      for row in 0..<rows {
        for lane in 0..<4 {
          place[lane] = strip + lane < columns ? source[row * stride + strip + lane] : 0
        }
        place += 4
      }
      strip += 4
    }
  }

  /// Adds the product of up to four rows and one packed strip to a tile of the result.
  @inline(__always)
  private static func addTile(
    _ a: UnsafePointer<Double>, _ aStride: Int, _ rows: Int,
    _ strip: UnsafePointer<Double>, _ terms: Int,
    _ c: UnsafeMutablePointer<Double>, _ cStride: Int, _ columns: Int
  ) {
    // Rows that do not exist read the last one that does; their sums are dropped.
    let a1 = a + min(1, rows - 1) * aStride
    let a2 = a + min(2, rows - 1) * aStride
    let a3 = a + min(3, rows - 1) * aStride
    var (s0, s1) = (SIMD4<Double>(), SIMD4<Double>())
    var (s2, s3) = (SIMD4<Double>(), SIMD4<Double>())
    let packed = UnsafeRawPointer(strip)
    for k in 0..<terms {
      let b = packed.loadUnaligned(fromByteOffset: 32 * k, as: SIMD4<Double>.self)
      s0 += a[k] * b
      s1 += a1[k] * b
      s2 += a2[k] * b
      s3 += a3[k] * b
    }
    func add(_ sum: SIMD4<Double>, _ row: Int) {
      guard row < rows else { return }
      for lane in 0..<columns { c[row * cStride + lane] += sum[lane] }
    }
    add(s0, 0)
    add(s1, 1)
    add(s2, 2)
    add(s3, 3)
  }
}
