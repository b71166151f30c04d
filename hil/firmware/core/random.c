#include "random.h"

static uint32_t state;

/* The finaliser of MurmurHash3: every bit of the input reaches every bit of the output. */
static uint32_t mixed(uint32_t value) {
  value ^= value >> 16;
  value *= 0x85EBCA6Bu;
  value ^= value >> 13;
  value *= 0xC2B2AE35u;
  return value ^ value >> 16;
}

void random_start(uint32_t serial) {
  state = mixed(serial + 0x9E3779B9u);
  if (state == 0) {
    state = 1;
  }
}

uint32_t random_bits(void) {
  state ^= state << 13;
  state ^= state >> 17;
  state ^= state << 5;
  return state;
}

int16_t random_normal(void) {
  int32_t sum = 0;
  for (uint8_t k = 0; k < 4; k++) {
    uint32_t bits = random_bits();
    sum += (int32_t)(bits & 0xFFFF) + (int32_t)(bits >> 16);
  }
  sum -= 4 * 65535;
  /* The sum's deviation is 65536 sqrt(8 / 12) = 53510; 53510 / 209 = 256. */
  return (int16_t)(sum / 209);
}

int16_t random_spread(uint32_t serial, uint8_t tile, uint16_t cell) {
  return (int16_t)(mixed(serial ^ mixed((uint32_t)tile << 16 | cell)) >> 16);
}
