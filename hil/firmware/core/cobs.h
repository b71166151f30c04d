/* Consistent overhead byte stuffing (Cheshire, Baker 1999): frames without a zero, ended by one. */
#ifndef COBS_H
#define COBS_H

#include <stdbool.h>
#include <stdint.h>

/* Takes bytes one at a time and puts a frame together. */
struct cobs_decoder {
  uint8_t *into;
  uint16_t capacity;
  uint16_t length;
  uint8_t left;   /* bytes until the next distance; 0: a distance comes next */
  bool full;      /* the block before was 254 bytes long: no zero follows it */
  bool failed;    /* too long: nothing is kept until the next zero */
  bool begun;     /* at least one byte since the last zero */
};

enum cobs_event { COBS_MORE, COBS_FRAME, COBS_BROKEN };

void cobs_begin(struct cobs_decoder *decoder, uint8_t *into, uint16_t capacity);

/*
 * Takes a byte. COBS_FRAME: a frame of `length` bytes is complete and lies in `into` until the next
 * call. COBS_BROKEN: a frame ended that was cut short or too long.
 */
enum cobs_event cobs_take(struct cobs_decoder *decoder, uint8_t byte);

/* Encodes a frame with its closing zero, handing it on piece by piece. */
void cobs_send(const uint8_t *bytes, uint16_t count, void (*put)(const uint8_t *, uint16_t));

#endif
