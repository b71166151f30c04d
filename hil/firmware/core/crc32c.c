#include "crc32c.h"

static uint32_t table[256];

void crc32c_start(void) {
  for (uint16_t byte = 0; byte < 256; byte++) {
    uint32_t value = byte;
    for (uint8_t bit = 0; bit < 8; bit++) {
      value = value & 1 ? value >> 1 ^ 0x82F63B78u : value >> 1;
    }
    table[byte] = value;
  }
}

uint32_t crc32c(const uint8_t *bytes, uint16_t count) {
  uint32_t crc = 0xFFFFFFFFu;
  for (uint16_t k = 0; k < count; k++) {
    crc = table[(uint8_t)(crc ^ bytes[k])] ^ crc >> 8;
  }
  return ~crc;
}
