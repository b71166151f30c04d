#include "settle.h"

#include <string.h>

#include "bytes.h"
#include "cells.h"

#if SETTLES

#define WIDTH ROWS

/* What stays while layers settle: bias, force, and what the clamped layer drives. */
static float constant[TILES][WIDTH];

static uint16_t held[2][TILES][WIDTH];

static float part(const uint8_t *code) {
  return (float)(int16_t)get16(code) / WEIGHT_TOP;
}

static void set_constants(uint8_t first, uint8_t layers, float gain, const uint8_t *codes) {
  const uint8_t *next = codes + WIDTH;
  for (uint8_t k = 0; k < layers; k++) {
    for (uint16_t i = 0; i < WIDTH; i++, next += 2) {
      constant[k][i] = part(next);
    }
  }
  const float scale = gain / ((float)WEIGHT_TOP * INPUT_TOP);
  for (uint16_t i = 0; i < WIDTH; i++, next += 2) {
    constant[layers - 1][i] += part(next);
    constant[0][i] += scale * (float)cells_drive(first, i, (const int8_t *)codes);
  }
}

static uint16_t state_of(float u) {
  return u <= 0 ? 0 : u >= 1 ? STATE_TOP : (uint16_t)(u * STATE_TOP + 0.5f);
}

/* One step of all layers; returns the largest change. */
static uint16_t step(
    uint8_t first, uint8_t layers, float scale, uint16_t (*from)[WIDTH], uint16_t (*to)[WIDTH]) {
  uint16_t largest = 0;
  for (uint8_t k = 0; k < layers; k++) {
    for (uint16_t i = 0; i < WIDTH; i++) {
      int64_t sum = 0;
      if (k > 0) {
        sum += cells_sum((uint8_t)(first + k), false, i, from[k - 1]);
      }
      if (k + 1 < layers) {
        sum += cells_sum((uint8_t)(first + k + 1), true, i, from[k + 1]);
      }
      uint16_t was = from[k][i];
      uint16_t now = state_of(constant[k][i] + scale * (float)sum);
      uint16_t change = (uint16_t)(now > was ? now - was : was - now);
      largest = change > largest ? change : largest;
      to[k][i] = now;
    }
  }
  return largest;
}

uint16_t settle(
    uint8_t first, uint8_t layers, uint16_t steps, float gain, const uint8_t *codes, uint8_t *states) {
  const float scale = gain / ((float)WEIGHT_TOP * STATE_TOP);
  set_constants(first, layers, gain, codes);
  memset(held[0], 0, sizeof held[0]);
  uint8_t last = 0;
  uint16_t residual = STATE_TOP;
  /* After a step that changed nothing the next one would compute the same again. */
  for (uint16_t n = 0; n < steps && residual > 0; n++, last = 1 - last) {
    residual = step(first, layers, scale, held[last], held[1 - last]);
  }
  for (uint8_t k = 0; k < layers; k++) {
    for (uint16_t i = 0; i < WIDTH; i++) {
      states = put16(states, held[last][k][i]);
    }
  }
  return residual;
}

#endif
