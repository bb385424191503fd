// exp, log, sqrt, sin, cos, tanh, atan, erf and their kin, for every snippet without an import.
// Their last digit may differ from one C library to another; what must be the same on every
// platform (random numbers) does not use them.
#if canImport(Glibc)
  @_exported import Glibc
#elseif canImport(Musl)
  @_exported import Musl
#elseif canImport(Darwin)
  @_exported import Darwin
#endif
