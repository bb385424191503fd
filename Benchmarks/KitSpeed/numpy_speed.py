"""The benchmarks of the kit in NumPy: reads a name and a number of rounds, prints the seconds of each."""

import sys
import time

import numpy as np


def normals():
    generator = np.random.default_rng(1)
    return lambda: generator.standard_normal(10_000_000).mean()


def paths():
    generator = np.random.default_rng(1)

    def run():
        x = np.ones(1_000_000)
        h = 1 / 100
        for _ in range(100):
            x = x - x * h + np.sqrt(h) * generator.standard_normal(x.size)
        return (x * x).mean()

    return run


def product():
    generator = np.random.default_rng(1)
    a, b = generator.standard_normal((2, 256, 256))

    def run():
        for _ in range(20):
            a @ b

    return run


def convolution():
    x = np.linspace(-8, 8, 161)[:, None]
    y = np.linspace(-22, 22, 101)[None, :]

    def density(t, mean, deviation):
        z = (t - mean) / deviation
        return np.exp(-z * z / 2) / (deviation * np.sqrt(2 * np.pi))

    def run():
        for _ in range(200):
            np.trapezoid(density(x - y, -1.5, 0.8) * density(y, 1, 1.3), dx=0.44, axis=1)

    return run


def training():
    generator = np.random.default_rng(1)
    widths = [1, 32, 32, 1]
    weights = [generator.uniform(-0.4, 0.4, (n, m)) for m, n in zip(widths, widths[1:])]
    biases = [np.zeros((n, 1)) for n in widths[1:]]
    parameters = weights + biases
    mean = [np.zeros_like(p) for p in parameters]
    square = [np.zeros_like(p) for p in parameters]
    inputs = generator.standard_normal((1, 256))
    targets = inputs / 2

    def run():
        for step in range(200):
            values = [inputs]
            for layer in range(3):
                total = weights[layer] @ values[-1] + biases[layer]
                values.append(total if layer == 2 else np.tanh(total))
            slope = 2 * (values[3] - targets) / 256
            gradients = [None] * 6
            for layer in (2, 1, 0):
                gradients[layer] = slope @ values[layer].T
                gradients[3 + layer] = slope.sum(axis=1, keepdims=True)
                if layer:
                    slope = (weights[layer].T @ slope) * (1 - values[layer] ** 2)
            for k, g in enumerate(gradients):
                mean[k] = 0.9 * mean[k] + 0.1 * g
                square[k] = 0.999 * square[k] + 0.001 * g * g
                m = mean[k] / (1 - 0.9 ** (step + 1))
                v = square[k] / (1 - 0.999 ** (step + 1))
                parameters[k] -= 0.001 * m / (np.sqrt(v) + 1e-8)

    return run


cases = {f.__name__: f for f in (normals, paths, product, convolution, training)}
for line in sys.stdin:
    run = cases[line.strip()]()
    run() if line.strip() not in ("paths",) else None
    start = time.perf_counter()
    run()
    print(time.perf_counter() - start, flush=True)
