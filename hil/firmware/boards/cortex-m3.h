/* What every Cortex-M3 has: a vector table, a system timer, interrupt enables, a nap. */
#ifndef CORTEX_M3_H
#define CORTEX_M3_H

#include <stdint.h>

#define REGISTER(address) (*(volatile uint32_t *)(address))

/* Calls the interrupt handler of the board for the given line; line 0..31. */
void cortex_enable(uint8_t line);

/* Starts the millisecond clock. */
void cortex_start(uint32_t clock_hertz);

uint32_t cortex_millis(void);

/* Sleeps until an interrupt unless `pending` says that one has already brought something. */
void cortex_sleep(int (*pending)(void));

/* The board's receive interrupt. */
void serial_interrupt(void);

#endif
