/*
 * Tiles of cells. Each cell holds a weight code w, -32767..32767 for -1..+1; W is [rows x columns],
 * row-major. All arithmetic is in integers.
 */
#ifndef CELLS_H
#define CELLS_H

#include <stdbool.h>
#include <stdint.h>

#include "config.h"

#define WEIGHT_TOP 32767
#define INPUT_TOP 127
#define OUTPUT_TOP ((1 << (OUTPUT_BITS - 1)) - 1)

void cells_start(void);

/* Writes a weight with the noise of programming: w = target + PROGRAM_NOISE * normal. */
void cells_program(uint8_t tile, uint16_t cell, int16_t target);

/* The weight a cell holds. */
int16_t cells_read(uint8_t tile, uint16_t cell);

/*
 * Gives a cell pulses; the sign is the direction. A pulse moves w by PULSE_STEP (1 + spread)
 * (1 + noise) (1 - w) upwards, and by ... (1 + w) downwards: soft bounds, which no pulse crosses.
 */
void cells_pulse(uint8_t tile, uint16_t cell, int8_t pulses);

/* Output codes of `count` inputs: round(top y / range), clipped; y = W x, or W^T x if transposed. */
void cells_multiply(
    uint8_t tile, bool transposed, uint16_t count, const uint8_t *inputs, uint8_t *outputs);

/* One output of W x, or W^T x if transposed, for 16-bit states: the sum of codes times codes. */
int64_t cells_sum(uint8_t tile, bool transposed, uint16_t output, const uint16_t *states);

/* One output of W x for input codes, likewise. */
int32_t cells_drive(uint8_t tile, uint16_t output, const int8_t *inputs);

#endif
