#include "cells.h"

#include "bytes.h"
#include "random.h"

/* Samples whose products are made in one pass over the weights. */
#define TOGETHER 4

/* PULSE_STEP [codes] with 8 fractional bits. */
#define STEP ((int32_t)(256.0 * WEIGHT_TOP * PULSE_STEP + 0.5))

/* top / (range * full-scale product) with 40 fractional bits: codes per unit of a sum. */
#define SCALE ((uint32_t)(1099511627776.0 * OUTPUT_TOP / (RANGE * (double)WEIGHT_TOP * INPUT_TOP) + 0.5))

static int16_t weights[TILES][ROWS * COLUMNS];

void cells_start(void) {
  random_start(SERIAL);
}

static int16_t clipped(int32_t value, int16_t top) {
  return (int16_t)(value > top ? top : value < -top ? -top : value);
}

void cells_program(uint8_t tile, uint16_t cell, int16_t target) {
  int32_t noise = random_normal() * (int32_t)(WEIGHT_TOP * PROGRAM_NOISE + 0.5) / 256;
  weights[tile][cell] = clipped(target + noise, WEIGHT_TOP);
}

int16_t cells_read(uint8_t tile, uint16_t cell) {
  return weights[tile][cell];
}

void cells_pulse(uint8_t tile, uint16_t cell, int8_t pulses) {
  if (pulses == 0) {
    return;
  }
  int32_t w = weights[tile][cell];
  int8_t up = pulses > 0 ? 1 : -1;
  /* (1 + spread) with 12 fractional bits; spread is uniform in +-CELL_SPREAD. */
  int32_t gain = 4096 + (int32_t)(random_spread(SERIAL, tile, cell) * (int32_t)(4096 * CELL_SPREAD)) / 32768;
  int32_t step = STEP * gain / 4096;
  for (int8_t k = 0; k != pulses; k = (int8_t)(k + up)) {
    int32_t noise = 4096 + random_normal() * (int32_t)(4096 * PULSE_NOISE) / 256;
    int32_t room = WEIGHT_TOP - up * w; /* 0..65534 stands for 0..2 */
    /* 8 fractional bits of step, 12 of noise, and room / 32768 leaves 20 fractional bits. */
    int64_t move = (int64_t)step * noise * room / 32768;
    if (move < 0) {
      move = 0;
    }
    int32_t whole = (int32_t)(move >> 20);
    /* The rest becomes a step of one code with the right probability. */
    whole += (int32_t)(random_bits() >> 12) < (int32_t)(move & 0xFFFFF);
    w = clipped(w + up * whole, WEIGHT_TOP);
  }
  weights[tile][cell] = (int16_t)w;
}

static int16_t converted(int32_t sum) {
  uint32_t size = sum < 0 ? (uint32_t)-sum : (uint32_t)sum;
  uint64_t code = ((uint64_t)size * SCALE + ((uint64_t)1 << 39)) >> 40;
  int16_t held = code > OUTPUT_TOP ? OUTPUT_TOP : (int16_t)code;
  return (int16_t)(sum < 0 ? -held : held);
}

void cells_multiply(
    uint8_t tile, bool transposed, uint16_t count, const uint8_t *inputs, uint8_t *outputs) {
  const uint16_t wide = transposed ? ROWS : COLUMNS;
  const uint16_t tall = transposed ? COLUMNS : ROWS;
  const uint16_t along = transposed ? COLUMNS : 1; /* from one term of a sum to the next */
  const uint16_t across = transposed ? 1 : COLUMNS; /* from one output to the next */
  for (uint16_t first = 0; first < count; first = (uint16_t)(first + TOGETHER)) {
    /* The last group may be short: it then makes the last sample more than once. */
    const int8_t *x[TOGETHER];
    uint8_t *y[TOGETHER];
    for (uint8_t s = 0; s < TOGETHER; s++) {
      uint16_t sample = first + s < count ? (uint16_t)(first + s) : (uint16_t)(count - 1);
      x[s] = (const int8_t *)inputs + (uint32_t)sample * wide;
      y[s] = outputs + (uint32_t)sample * tall * 2;
    }
    for (uint16_t o = 0; o < tall; o++) {
      const int16_t *w = weights[tile] + (uint32_t)o * across;
      int32_t a = 0, b = 0, c = 0, d = 0;
      for (uint16_t i = 0; i < wide; i++, w += along) {
        int32_t weight = *w;
        a += weight * x[0][i];
        b += weight * x[1][i];
        c += weight * x[2][i];
        d += weight * x[3][i];
      }
      put16(y[0] + 2 * o, (uint16_t)converted(a));
      put16(y[1] + 2 * o, (uint16_t)converted(b));
      put16(y[2] + 2 * o, (uint16_t)converted(c));
      put16(y[3] + 2 * o, (uint16_t)converted(d));
    }
  }
}

int64_t cells_sum(uint8_t tile, bool transposed, uint16_t output, const uint16_t *states) {
  const uint16_t count = transposed ? ROWS : COLUMNS;
  const uint16_t along = transposed ? COLUMNS : 1;
  const int16_t *w = weights[tile] + (uint32_t)output * (transposed ? 1 : COLUMNS);
  int64_t sum = 0;
  for (uint16_t i = 0; i < count; i++, w += along) {
    sum += (int32_t)*w * (int32_t)states[i]; /* at most 32767 * 65535, less than 2^31 */
  }
  return sum;
}

int32_t cells_drive(uint8_t tile, uint16_t output, const int8_t *inputs) {
  const int16_t *w = weights[tile] + (uint32_t)output * COLUMNS;
  int32_t sum = 0;
  for (uint16_t i = 0; i < COLUMNS; i++) {
    sum += (int32_t)w[i] * inputs[i];
  }
  return sum;
}
