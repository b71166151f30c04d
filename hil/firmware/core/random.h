/* Random numbers in integers: xorshift (Marsaglia 2003), started from the serial number. */
#ifndef RANDOM_H
#define RANDOM_H

#include <stdint.h>

void random_start(uint32_t serial);

/* 32 random bits. */
uint32_t random_bits(void);

/*
 * A nearly normal number with standard deviation 1, in units of 1/256: a sum of eight uniform
 * numbers (Irwin-Hall), within +-4.9.
 */
int16_t random_normal(void);

/* A fixed nearly uniform number for a cell of a tile of this board, -32768..32767. */
int16_t random_spread(uint32_t serial, uint8_t tile, uint16_t cell);

#endif
