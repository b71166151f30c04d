/* What the portable core needs of a board: bytes in and out, a clock, a nap. */
#ifndef BOARD_H
#define BOARD_H

#include <stdint.h>

/* Starts the clock and the serial line. */
void board_start(void);

/* Milliseconds since power-on; wraps. */
uint32_t board_millis(void);

/* Takes up to `most` received bytes; returns how many there were. */
uint16_t board_take(uint8_t *into, uint16_t most);

/* Sends bytes; returns when all are on their way. */
void board_put(const uint8_t *bytes, uint16_t count);

/* Sleeps until a byte may have arrived or a few milliseconds are over. */
void board_sleep(void);

/* Lines at ground (true), or ready for reads and pulses (false). */
void board_ground(int grounded);

/* [0.01 degC]; a board without a sensor says 2500. */
int16_t board_temperature(void);

#endif
