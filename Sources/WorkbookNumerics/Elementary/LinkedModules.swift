// A snippet may import these although a chapter links nothing but the kit: the kit's library
// carries them whole, and using each of them here keeps their code in it.
import ComplexModule
import RealModule

@usableFromInline
func rootOfUnity(_ k: Int, of n: Int) -> Complex<Double> {
  Complex.exp(Complex(imaginary: 2 * Double.pi * Double(k) / Double(n)))
}
