// What the kit's routines are compared with: the same methods as plain loops in C.
#ifndef PLAIN_LOOPS_H
#define PLAIN_LOOPS_H
#include <stddef.h>
#include <stdint.h>

/// The mean of a list of `count` standard normal variates: xoshiro256**, and a ziggurat of 256 layers.
double plain_normals(uint64_t seed, size_t count);

/// The mean square of the ends of `paths` Ornstein–Uhlenbeck paths after `steps` steps of
/// Euler–Maruyama on [0, 1].
double plain_euler_maruyama(uint64_t seed, size_t paths, int steps);

/// c = a b, all of size n × n, row by row.
void plain_product(const double *a, const double *b, double *c, size_t n);

/// The density of a sum of two normals at x, by the trapezoidal rule on [-22, 22].
double plain_convolution(double x, int panels);

/// One step of Adam for a network of layers 1, width, width, 1 with tanh on a batch of examples;
/// returns the mean squared distance before the step. The parameters are laid out as the kit's.
/// `memory` holds 4 width * batch + 3 parameters numbers, zero before the first step.
double plain_training_step(
    double *parameters, const double *inputs, const double *targets, int width, int batch,
    int step, double *memory);
#endif
