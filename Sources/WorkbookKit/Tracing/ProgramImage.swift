import WorkbookNumerics

/// Where the chapter's own program lies in memory. Only addresses in it lead to lines of the chapter.
struct ProgramImage: Sendable {
  /// The address that the program's first byte was loaded at.
  var base: UInt = 0
  var end: UInt = 0

  static let main = ProgramImage.locate()

  /// An address relative to the program's start; `nil` outside of the program.
  func relative(_ address: UInt) -> UInt? {
    base <= address && address < end ? address - base : nil
  }

  #if canImport(Darwin)
    private static func locate() -> ProgramImage {
      guard let header = _dyld_get_image_header(0) else { return ProgramImage() }
      let base = UInt(bitPattern: header)
      // Load commands follow the 64-bit header of 32 bytes; LC_SEGMENT_64 is 0x19.
      let start = UnsafeRawPointer(header)
      var offset = 32
      for _ in 0..<header.pointee.ncmds {
        let command = start.load(fromByteOffset: offset, as: UInt32.self)
        let size = start.load(fromByteOffset: offset + 4, as: UInt32.self)
        let name = start.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self)
        if command == 0x19, name == 0x5458_4554_5F5F {  // "__TEXT"
          let length = start.loadUnaligned(fromByteOffset: offset + 32, as: UInt64.self)
          return ProgramImage(base: base, end: base + UInt(length))
        }
        offset += Int(size)
      }
      return ProgramImage()
    }
  #else
    private typealias Visit =
      @convention(c) (UnsafeRawPointer?, Int, UnsafeMutableRawPointer?) -> Int32

    private static func locate() -> ProgramImage {
      typealias Iterate = @convention(c) (Visit, UnsafeMutableRawPointer?) -> Int32
      var image = ProgramImage()
      guard let iterate = RuntimeSymbol.function("dl_iterate_phdr", as: Iterate.self) else {
        return image
      }
      // The main program comes first; a result other than zero ends the visit there.
      _ = iterate(
        { info, _, result in
          guard let info, let result else { return 1 }
          result.assumingMemoryBound(to: ProgramImage.self).pointee = ProgramImage(info)
          return 1
        }, &image)
      return image
    }

    /// Reads a `struct dl_phdr_info`: load address, name, program headers of 56 bytes, their count.
    private init(_ info: UnsafeRawPointer) {
      let slide = info.load(as: UInt.self)
      let count = Int(info.load(fromByteOffset: 24, as: UInt16.self))
      guard let headers = info.load(fromByteOffset: 16, as: UnsafeRawPointer?.self) else { return }
      var low = UInt.max
      for index in 0..<count {
        let header = headers + 56 * index
        guard header.load(as: UInt32.self) == 1 else { continue }  // PT_LOAD
        let start = header.load(fromByteOffset: 16, as: UInt.self)
        low = min(low, start)
        end = max(end, slide &+ start &+ header.load(fromByteOffset: 40, as: UInt.self))
      }
      base = slide &+ (low == .max ? 0 : low)
    }
  #endif

  private init(base: UInt = 0, end: UInt = 0) {
    self.base = base
    self.end = end
  }
}
