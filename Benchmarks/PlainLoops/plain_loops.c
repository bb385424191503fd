#include "plain_loops.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// MARK: Random numbers

typedef struct { uint64_t s[4]; } generator;

static inline uint64_t rotate(uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }

static inline uint64_t next(generator *g) {
  uint64_t *s = g->s, result = rotate(s[1] * 5, 7) * 9, t = s[1] << 17;
  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= t;
  s[3] = rotate(s[3], 45);
  return result;
}

static generator seeded(uint64_t seed) {
  generator g;
  for (int i = 0; i < 4; i++) {
    uint64_t z = (seed += 0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    g.s[i] = z ^ (z >> 31);
  }
  return g;
}

static inline double uniform(generator *g) { return ((double)(next(g) >> 12) + 0.5) * 0x1p-52; }

// The layers of Marsaglia and Tsang's ziggurat: their ends, and the density there.
static double ends[257], heights[257];
static const double tail = 3.6541528853610088, area = 0.00492867323399;

static void build_ziggurat(void) {
  ends[0] = area / exp(-tail * tail / 2);
  ends[1] = tail;
  for (int i = 2; i < 256; i++) {
    double previous = ends[i - 1];
    ends[i] = sqrt(-2 * log(area / previous + exp(-previous * previous / 2)));
  }
  ends[256] = 0;
  for (int i = 0; i < 257; i++) heights[i] = exp(-ends[i] * ends[i] / 2);
}

static inline double normal(generator *g) {
  for (;;) {
    uint64_t bits = next(g);
    int layer = (int)(bits & 0xFF);
    double place = (double)(bits >> 11) * 0x1p-53 * ends[layer];
    double x = bits & 0x100 ? -place : place;
    if (place < ends[layer + 1]) return x;
    if (layer == 0) {
      double u, v;
      do {
        u = -log(uniform(g)) / tail;
        v = -log(uniform(g));
      } while (2 * v < u * u);
      return x < 0 ? -(tail + u) : tail + u;
    }
    double low = heights[layer], high = heights[layer + 1];
    if (low + uniform(g) * (high - low) < exp(-x * x / 2)) return x;
  }
}

double plain_normals(uint64_t seed, size_t count) {
  build_ziggurat();
  generator g = seeded(seed);
  double *variates = malloc(count * sizeof(double)), sum = 0;
  if (!variates) return NAN;
  for (size_t i = 0; i < count; i++) variates[i] = normal(&g);
  for (size_t i = 0; i < count; i++) sum += variates[i];
  free(variates);
  return sum / (double)count;
}

// MARK: Paths

double plain_euler_maruyama(uint64_t seed, size_t paths, int steps) {
  build_ziggurat();
  generator g = seeded(seed);
  double h = 1.0 / steps, root = sqrt(h), sum = 0;
  for (size_t i = 0; i < paths; i++) {
    double x = 1;
    for (int k = 0; k < steps; k++) x = x - x * h + root * normal(&g);
    sum += x * x;
  }
  return sum / (double)paths;
}

// MARK: Products and integrals

void plain_product(const double *a, const double *b, double *c, size_t n) {
  memset(c, 0, n * n * sizeof(double));
  for (size_t i = 0; i < n; i++)
    for (size_t k = 0; k < n; k++)
      for (size_t j = 0; j < n; j++) c[i * n + j] += a[i * n + k] * b[k * n + j];
}

static double density(double x, double mean, double deviation) {
  double z = (x - mean) / deviation;
  return exp(-z * z / 2) / (deviation * sqrt(2 * 3.14159265358979323846));
}

double plain_convolution(double x, int panels) {
  double width = 44.0 / panels, sum = 0;
  for (int i = 0; i <= panels; i++) {
    double y = -22 + i * width, weight = i == 0 || i == panels ? 0.5 : 1;
    sum += weight * density(x - y, -1.5, 0.8) * density(y, 1, 1.3);
  }
  return sum * width;
}

// MARK: A network

double plain_training_step(
    double *p, const double *inputs, const double *targets, int width, int batch, int step,
    double *memory) {
  int count = 2 * width + width * (width + 1) + width + 1;
  double *first = memory, *second = first + (size_t)width * batch;
  double *slope1 = second + (size_t)width * batch, *slope2 = slope1 + (size_t)width * batch;
  double *gradient = slope2 + (size_t)width * batch, *mean = gradient + count;
  double *square = mean + count;
  double *w1 = p, *b1 = w1 + width, *w2 = b1 + width, *b2 = w2 + (size_t)width * width;
  double *w3 = b2 + width, *b3 = w3 + width;
  double *g1 = gradient, *h1 = g1 + width, *g2 = h1 + width, *h2 = g2 + (size_t)width * width;
  double *g3 = h2 + width, *h3 = g3 + width;
  memset(gradient, 0, (size_t)count * sizeof(double));

  double loss = 0;
  for (int s = 0; s < batch; s++) {
    double *u = first + (size_t)s * width, *v = second + (size_t)s * width;
    double *du = slope1 + (size_t)s * width, *dv = slope2 + (size_t)s * width;
    for (int j = 0; j < width; j++) u[j] = tanh(b1[j] + w1[j] * inputs[s]);
    double output = *b3;
    for (int i = 0; i < width; i++) {
      double sum = b2[i];
      for (int j = 0; j < width; j++) sum += w2[i * width + j] * u[j];
      v[i] = tanh(sum);
      output += w3[i] * v[i];
    }
    double distance = output - targets[s], out = 2 * distance / batch;
    loss += distance * distance;
    *h3 += out;
    for (int j = 0; j < width; j++) du[j] = 0;
    for (int i = 0; i < width; i++) {
      g3[i] += out * v[i];
      dv[i] = out * w3[i] * (1 - v[i] * v[i]);
      h2[i] += dv[i];
      for (int j = 0; j < width; j++) {
        g2[i * width + j] += dv[i] * u[j];
        du[j] += dv[i] * w2[i * width + j];
      }
    }
    for (int j = 0; j < width; j++) {
      double d = du[j] * (1 - u[j] * u[j]);
      g1[j] += d * inputs[s];
      h1[j] += d;
    }
  }

  double meanCorrection = 1 - pow(0.9, step + 1), squareCorrection = 1 - pow(0.999, step + 1);
  for (int k = 0; k < count; k++) {
    mean[k] = 0.9 * mean[k] + 0.1 * gradient[k];
    square[k] = 0.999 * square[k] + 0.001 * gradient[k] * gradient[k];
    p[k] -= 0.001 * (mean[k] / meanCorrection) / (sqrt(square[k] / squareCorrection) + 1e-8);
  }
  return loss / batch;
}
