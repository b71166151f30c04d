/*
 * Layers that settle over the tiles:
 * s_k <- clip(g (W_(k-1) s_(k-1) + W_k^T s_(k+1)) + b_k + f_k, 0, 1), all at once and from zero;
 * layer 0 is clamped, the force f is on the last layer alone.
 */
#ifndef SETTLE_H
#define SETTLE_H

#include <stdint.h>

#include "config.h"

#define STATE_TOP 65535

/* Bytes of `steps` and `gain` before the codes of a request. */
#define SETTLE_HEAD 6

/*
 * Settles `layers` layers above tile `first`, at least one step. Returns the largest last change.
 *
 * codes: i8 of layer 0, i16 biases of every further layer, i16 forces, as in a request.
 * states: takes u16 of every further layer, as in a reply.
 */
uint16_t settle(
    uint8_t first, uint8_t layers, uint16_t steps, float gain, const uint8_t *codes, uint8_t *states);

#endif
