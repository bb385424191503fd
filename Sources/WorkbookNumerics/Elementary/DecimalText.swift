/// A number with at most `digits` significant digits and no more characters than it needs: `0.5`,
/// `1e-12`, `3.141593`. Not a number is `NaN`, infinity `∞`.
package func shortest(_ x: Double, digits: Int = 7) -> String {
  guard x.isFinite else { return x.isNaN ? "NaN" : x < 0 ? "-∞" : "∞" }
  return plainExponent(printed("%.*g", min(max(digits, 1), 17), x))
}

/// A number with a fixed count of digits after the point.
package func fixed(_ x: Double, decimals: Int) -> String {
  guard x.isFinite else { return shortest(x) }
  return printed("%.*f", min(max(decimals, 0), 300), x)
}

/// A number as C's `printf` writes it; `format` takes one precision and one number.
private func printed(_ format: String, _ precision: Int, _ x: Double) -> String {
  withVaList([Int32(precision), x]) { arguments in
    // The longest text is that of the largest number with 300 decimals.
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 640) { buffer in
      let count = vsnprintf(buffer.baseAddress, buffer.count, format, arguments)
      let bytes = buffer.prefix(max(0, min(Int(count), buffer.count - 1)))
      return String(decoding: bytes.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }
}

/// `1e-05` becomes `1e-5`, `1e+20` becomes `1e20`.
private func plainExponent(_ text: String) -> String {
  guard let e = text.firstIndex(of: "e"), let exponent = Int(text[text.index(after: e)...]) else {
    return text
  }
  return text[...e] + String(exponent)
}
