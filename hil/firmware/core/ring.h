/* Bytes on their way from an interrupt to the main loop: one writer, one reader, no lock. */
#ifndef RING_H
#define RING_H

#include <stdint.h>

/* A power of two that holds WINDOW encoded requests. */
#ifndef RING_SIZE
#define RING_SIZE 16384
#endif

struct ring {
  volatile uint16_t head;
  volatile uint16_t tail;
  uint8_t bytes[RING_SIZE];
};

/* Called by the interrupt. A byte that finds no room is lost; its frame will fail its CRC. */
static inline void ring_put(struct ring *ring, uint8_t byte) {
  uint16_t head = ring->head;
  uint16_t next = (uint16_t)((head + 1) & (RING_SIZE - 1));
  if (next != ring->tail) {
    ring->bytes[head] = byte;
    ring->head = next;
  }
}

/* Copies up to `most` bytes that lie before `head`, without taking them away. */
static inline uint16_t ring_copy(
    const struct ring *ring, uint16_t head, uint8_t *into, uint16_t most) {
  uint16_t tail = ring->tail;
  uint16_t count = 0;
  while (count < most && tail != head) {
    into[count++] = ring->bytes[tail];
    tail = (uint16_t)((tail + 1) & (RING_SIZE - 1));
  }
  return count;
}

/* Where the tail is once so many bytes are taken away. */
static inline uint16_t ring_after(const struct ring *ring, uint16_t count) {
  return (uint16_t)((ring->tail + count) & (RING_SIZE - 1));
}

/* Takes bytes, where an index is read and written at once. */
static inline uint16_t ring_take(struct ring *ring, uint8_t *into, uint16_t most) {
  uint16_t count = ring_copy(ring, ring->head, into, most);
  ring->tail = ring_after(ring, count);
  return count;
}

#endif
