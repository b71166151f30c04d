/*
 * ARM MPS2 with a Cortex-M3 (application note 385; QEMU: mps2-an385): 25 MHz, CMSDK UART0 without
 * FIFO, 4 MiB of RAM.
 */
#include "board.h"

#include "../cortex-m3.h"
#include "ring.h"

#define UART_DATA REGISTER(0x40004000)
#define UART_STATE REGISTER(0x40004004)
#define UART_CTRL REGISTER(0x40004008)
#define UART_INTCLEAR REGISTER(0x4000400C)
#define UART_BAUDDIV REGISTER(0x40004010)

#define CLOCK_HERTZ 25000000u
#define BAUD 921600u
#define UART0_RX_LINE 0

enum { TX_FULL = 1, RX_FULL = 2, TX_ON = 1, RX_ON = 2, RX_INTERRUPT = 8, RX_CLEAR = 2 };

static struct ring ring;

void board_start(void) {
  UART_BAUDDIV = CLOCK_HERTZ / BAUD;
  UART_CTRL = TX_ON | RX_ON | RX_INTERRUPT;
  cortex_enable(UART0_RX_LINE);
  cortex_start(CLOCK_HERTZ);
}

void serial_interrupt(void) {
  UART_INTCLEAR = RX_CLEAR;
  while (UART_STATE & RX_FULL) {
    ring_put(&ring, (uint8_t)UART_DATA);
  }
}

uint32_t board_millis(void) {
  return cortex_millis();
}

uint16_t board_take(uint8_t *into, uint16_t most) {
  return ring_take(&ring, into, most);
}

void board_put(const uint8_t *bytes, uint16_t count) {
  for (uint16_t k = 0; k < count; k++) {
    while (UART_STATE & TX_FULL) {
    }
    UART_DATA = bytes[k];
  }
}

static int arrived(void) {
  return ring.head != ring.tail;
}

void board_sleep(void) {
  cortex_sleep(arrived);
}

void board_ground(int grounded) {
  (void)grounded; /* the cells of this board are numbers: there are no lines */
}

int16_t board_temperature(void) {
  return 2500;
}
