import Testing

@testable import WorkbookNumerics

@Suite struct GeneratorTests {
  @Test func `the generator is xoshiro256** seeded by SplitMix64`() {
    // The test vectors of the crate rand_xoshiro, and of Vigna's SplitMix64 from seed 0.
    var reference = SeededGenerator(state: (1, 2, 3, 4))
    #expect(
      (0..<6).map { _ in reference.next() } == [
        11520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360,
        607_988_272_756_665_600,
      ])
    var mixer = SplitMix64(state: 0)
    #expect(
      (0..<3).map { _ in mixer.next() } == [
        0xE220_A839_7B1D_CDAF, 0x6E78_9E6A_A1B9_65F4, 0x06C4_5D18_8009_454F,
      ])
    // From an independent program in Python.
    var seeded = SeededGenerator(seed: 8)
    #expect(
      (0..<4).map { _ in seeded.next() } == [
        0xD22F_5048_870C_16BF, 0x9ACE_999D_BF3C_C12E, 0x9930_C01B_8D42_F006,
        0xF187_A729_FD5B_E607,
      ])
  }

  @Test func `the variates of a seed are these to the last bit, on every platform`() {
    // The values of a second program, in Python.
    var generator = SeededGenerator(seed: 8)
    #expect(generator.uniform() == 0.8210344483441506)
    #expect(generator.normals(3) == [-1.3374823448401136, 1.845182414757255, 2.85669274343775])
    #expect(generator.cauchy() == -0.9394860939845768)
    #expect(generator.exponential() == 0.7664230156166351)
    // A sum over a million shows a single variate that differs, tails and edges included.
    #expect(generator.normals(1_000_000).reduce(0, +) == 664.7260470272215)
  }

  @Test func `many normals are the same as one at a time`() {
    var (one, many) = (SeededGenerator(seed: 3), SeededGenerator(seed: 3))
    #expect(many.normals(10_000) == (0..<10_000).map { _ in one.normal() })
    #expect(one == many)
    #expect(many.normals(0).isEmpty)
    #expect(many.normals(-1).isEmpty)
  }

  @Test func `the parts of the ziggurat have equal areas`() {
    let ziggurat = Ziggurat.normal
    for layer in 1..<256 {
      let height = ziggurat.heights[layer + 1] - ziggurat.heights[layer]
      #expect(isClose(ziggurat.ends[layer] * height, Ziggurat.area, 1e-12), "layer \(layer)")
    }
    // The base: a rectangle and the tail.
    let r = Ziggurat.tail
    let tail = (Double.pi / 2).squareRoot() * erfc(r / 2.0.squareRoot())
    #expect(isClose(r * exp(-0.5 * r * r) + tail, Ziggurat.area, 1e-14))
  }

  @Test func `variates follow their laws, tails included`() {
    var generator = SeededGenerator(seed: 2)
    let normals = generator.normals(200_000)
    #expect(kolmogorovSmirnov(normals, Normal()).pValue > 1e-3)
    #expect(Estimate(of: normals).standardErrors(from: 0) < 4)
    #expect(Estimate(varianceOf: normals).standardErrors(from: 1) < 4)
    #expect(Estimate(of: normals.map { pow($0, 4) }).standardErrors(from: 3) < 4)
    for x in [1.0, 2, 3, Ziggurat.tail, 4] {
      let indicators = normals.map { abs($0) > x ? 1.0 : 0 }
      #expect(Estimate(of: indicators).standardErrors(from: erfc(x / 2.0.squareRoot())) < 4)
    }
    let cauchy = (0..<100_000).map { _ in generator.cauchy() }
    #expect(kolmogorovSmirnov(cauchy, Cauchy()).pValue > 1e-3)
    let exponential = (0..<100_000).map { _ in generator.exponential() }
    #expect(kolmogorovSmirnov(exponential) { 1 - exp(-$0) }.pValue > 1e-3)
    let uniform = (0..<100_000).map { _ in generator.uniform(in: -1...3) }
    #expect(kolmogorovSmirnov(uniform, Uniform(-1, 3)).pValue > 1e-3)
  }

  @Test func `split generators are independent of each other and of their parent`() {
    var parent = SeededGenerator(seed: 5)
    var first = parent.split()
    var second = parent.split()
    var grandchild = first.split()
    let streams = [
      parent.normals(20_000), first.normals(20_000), second.normals(20_000),
      grandchild.normals(20_000),
    ]
    for i in streams.indices {
      for j in 0..<i {
        let products = zip(streams[i], streams[j]).map { $0 * $1 }
        #expect(Estimate(of: products).standardErrors(from: 0) < 4)
        #expect(Set(streams[i]).isDisjoint(with: streams[j]))
      }
    }
    // Splitting is itself a function of the seed.
    var (one, other) = (SeededGenerator(seed: 5), SeededGenerator(seed: 5))
    #expect(one.split() == other.split())
    #expect(one == other)
  }

  @Test func `the reproducible logarithm and exponential agree with the C library's`() {
    for x in logspace(1e-17, 1e17, 20_001) {
      #expect(abs(reproducibleLog(x) - log(x)) <= 2 * max(log(x).ulp, 0x1p-53), "\(x)")
    }
    for x in linspace(-700, 700, 20_001) {
      #expect(isClose(reproducibleExp(x), exp(x), 4 * .ulpOfOne), "\(x)")
    }
    #expect(reproducibleLog(1) == 0)
    #expect(reproducibleExp(0) == 1)
  }
}
