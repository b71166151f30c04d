/*
 * LM3S6965 (Stellaris evaluation board; QEMU: lm3s6965evb): 50 MHz, UART0 with 16-byte FIFOs on PA0
 * and PA1, 921600 8N1. QEMU ignores the baud rate.
 */
#include "board.h"

#include "../cortex-m3.h"
#include "ring.h"

#define RIS REGISTER(0x400FE050)
#define RCC REGISTER(0x400FE060)
#define RCGC1 REGISTER(0x400FE104)
#define RCGC2 REGISTER(0x400FE108)
#define PORT_A_AFSEL REGISTER(0x40004420)
#define PORT_A_DEN REGISTER(0x4000451C)
#define UART_DR REGISTER(0x4000C000)
#define UART_FR REGISTER(0x4000C018)
#define UART_IBRD REGISTER(0x4000C024)
#define UART_FBRD REGISTER(0x4000C028)
#define UART_LCRH REGISTER(0x4000C02C)
#define UART_CTL REGISTER(0x4000C030)
#define UART_IM REGISTER(0x4000C038)

#define CLOCK_HERTZ 50000000u
#define BAUD 921600u
#define UART0_LINE 5
#define FIFO 16

enum { RX_EMPTY = 1 << 4, TX_EMPTY = 1 << 7, RECEIVED = 1 << 4, RECEIVE_TIMEOUT = 1 << 6 };

static struct ring ring;

/* 50 MHz: the 8 MHz crystal, the PLL at 200 MHz, divided by 4. */
static void start_clock(void) {
  RCC = (RCC & ~(1u << 22)) | 1u << 11; /* around the PLL while it starts */
  RCC = (RCC & ~(0x3F0u | 1u << 13)) | 0xEu << 6; /* crystal 8 MHz, main oscillator, PLL on */
  while (!(RIS & 1u << 6)) {
  }
  RCC = (RCC & ~(0xFu << 23)) | 3u << 23 | 1u << 22;
  RCC &= ~(1u << 11);
}

void board_start(void) {
  start_clock();
  RCGC1 |= 1; /* UART0 */
  RCGC2 |= 1; /* port A */
  (void)RCGC2; /* the clocks need three cycles */
  (void)RCGC2;
  PORT_A_AFSEL |= 3;
  PORT_A_DEN |= 3;
  UART_CTL = 0;
  uint32_t divisor = (CLOCK_HERTZ * 4 + BAUD / 2) / BAUD; /* clock / (16 baud) in 1/64 */
  UART_IBRD = divisor >> 6;
  UART_FBRD = divisor & 63;
  UART_LCRH = 0x70; /* 8 bits, FIFOs */
  UART_IM = RECEIVED | RECEIVE_TIMEOUT;
  UART_CTL = 0x301;
  cortex_enable(UART0_LINE);
  cortex_start(CLOCK_HERTZ);
}

void serial_interrupt(void) {
  /* The request goes by itself when the FIFO is empty, and may still be pending when it is. */
  while (!(UART_FR & RX_EMPTY)) {
    ring_put(&ring, (uint8_t)UART_DR);
  }
}

uint32_t board_millis(void) {
  return cortex_millis();
}

uint16_t board_take(uint8_t *into, uint16_t most) {
  return ring_take(&ring, into, most);
}

/* Bytes that the transmit FIFO is sure to take. */
static uint8_t room;

void board_put(const uint8_t *bytes, uint16_t count) {
  for (uint16_t k = 0; k < count; k++) {
    /* One look at an empty FIFO lets all it holds go in: looking costs as much as sending. */
    if (room == 0) {
      while (!(UART_FR & TX_EMPTY)) {
      }
      room = FIFO;
    }
    UART_DR = bytes[k];
    room--;
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
