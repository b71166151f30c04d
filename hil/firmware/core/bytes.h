/* Little-endian numbers in byte arrays, whatever the processor and its alignment. */
#ifndef BYTES_H
#define BYTES_H

#include <stdint.h>

static inline uint16_t get16(const uint8_t *from) {
  return (uint16_t)(from[0] | (uint16_t)from[1] << 8);
}

static inline uint32_t get32(const uint8_t *from) {
  return (uint32_t)get16(from) | (uint32_t)get16(from + 2) << 16;
}

static inline uint8_t *put8(uint8_t *to, uint8_t value) {
  *to = value;
  return to + 1;
}

static inline uint8_t *put16(uint8_t *to, uint16_t value) {
  to[0] = (uint8_t)value;
  to[1] = (uint8_t)(value >> 8);
  return to + 2;
}

static inline uint8_t *put32(uint8_t *to, uint32_t value) {
  return put16(put16(to, (uint16_t)value), (uint16_t)(value >> 16));
}

#endif
