/*
 * ATmega2560 at 16 MHz (Arduino Mega; simavr): USART0 at 1 Mbaud 8N1, timer 0 as the clock. 8 KiB of
 * RAM hold a tile of 32 x 32.
 */
#include "board.h"

#include <avr/interrupt.h>
#include <avr/io.h>
#include <avr/sleep.h>

#include "ring.h"

/* 16 MHz / 64 = 250 counts a millisecond. */
#define COUNTS_A_MILLI 250

static struct ring ring;
static volatile uint32_t millis;

void board_start(void) {
  UCSR0A = 1 << U2X0;
  UBRR0 = 1; /* 16 MHz / (8 (1 + 1)) */
  UCSR0C = 3 << UCSZ00;
  UCSR0B = 1 << RXEN0 | 1 << TXEN0 | 1 << RXCIE0;
  TCCR0A = 1 << WGM01;
  OCR0A = COUNTS_A_MILLI - 1;
  TIMSK0 = 1 << OCIE0A;
  TCCR0B = 3 << CS00;
  set_sleep_mode(SLEEP_MODE_IDLE);
  sei();
}

ISR(USART0_RX_vect) {
  ring_put(&ring, UDR0);
}

ISR(TIMER0_COMPA_vect) {
  millis++;
}

uint32_t board_millis(void) {
  cli();
  uint32_t now = millis;
  sei();
  return now;
}

/*
 * Indices of 16 bits are not read at once on 8 bits. Interrupts are off for that only: two bytes at
 * 1 Mbaud are 20 us.
 */
uint16_t board_take(uint8_t *into, uint16_t most) {
  cli();
  uint16_t head = ring.head;
  sei();
  uint16_t count = ring_copy(&ring, head, into, most);
  uint16_t tail = ring_after(&ring, count);
  cli();
  ring.tail = tail;
  sei();
  return count;
}

void board_put(const uint8_t *bytes, uint16_t count) {
  for (uint16_t k = 0; k < count; k++) {
    while (!(UCSR0A & 1 << UDRE0)) {
    }
    UDR0 = bytes[k];
  }
}

void board_sleep(void) {
  cli();
  if (ring.head == ring.tail) {
    sleep_enable();
    sei(); /* takes effect after the next instruction: no interrupt slips in between */
    sleep_cpu();
    sleep_disable();
  }
  sei();
}

void board_ground(int grounded) {
  DDRB |= 1 << PB7;
  if (grounded) {
    PORTB &= (uint8_t)~(1 << PB7); /* the lamp of the board: on when armed */
  } else {
    PORTB |= 1 << PB7;
  }
}

int16_t board_temperature(void) {
  return 2500;
}
