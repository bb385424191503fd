import WorkbookNumerics

/// What the kernel says about the instruction that a signal interrupted.
struct InterruptedContext {
  var programCounter: UInt = 0
  var stackPointer: UInt = 0

  init(_ context: UnsafeMutableRawPointer?) {
    guard let context else { return }
    let machine = context.assumingMemoryBound(to: ucontext_t.self).pointee.uc_mcontext
    #if canImport(Darwin) && arch(arm64)
      guard let machine else { return }
      programCounter = UInt(machine.pointee.__ss.__pc)
      stackPointer = UInt(machine.pointee.__ss.__sp)
    #elseif canImport(Darwin)
      guard let machine else { return }
      programCounter = UInt(machine.pointee.__ss.__rip)
      stackPointer = UInt(machine.pointee.__ss.__rsp)
    #elseif arch(x86_64)
      programCounter = UInt(bitPattern: Int(machine.gregs.16))
      stackPointer = UInt(bitPattern: Int(machine.gregs.15))
    #elseif arch(arm64)
      programCounter = UInt(machine.pc)
      stackPointer = UInt(machine.sp)
    #endif
  }

  /// Whether a segmentation fault at this address comes from a stack that has no more room.
  func isStackOverflow(_ information: UnsafeMutablePointer<siginfo_t>?) -> Bool {
    guard let information else { return false }
    #if canImport(Darwin)
      let fault = UInt(bitPattern: information.pointee.si_addr)
    #else
      let fault = UInt(bitPattern: information.pointee._sifields._sigfault.si_addr)
    #endif
    // Frames of up to 64 kB may step over the end.
    return fault &- (stackPointer &- 0x10000) < 0x20000
  }
}
