#include "cobs.h"

#define LONGEST 254

void cobs_begin(struct cobs_decoder *decoder, uint8_t *into, uint16_t capacity) {
  decoder->into = into;
  decoder->capacity = capacity;
  decoder->length = 0;
  decoder->left = 0;
  decoder->full = true; /* no zero before the first block */
  decoder->failed = false;
  decoder->begun = false;
}

static void keep(struct cobs_decoder *decoder, uint8_t byte) {
  if (decoder->length == decoder->capacity) {
    decoder->failed = true;
  } else {
    decoder->into[decoder->length++] = byte;
  }
}

static enum cobs_event end(struct cobs_decoder *decoder) {
  bool whole = decoder->begun && !decoder->failed && decoder->left == 0;
  enum cobs_event event = !decoder->begun ? COBS_MORE : whole ? COBS_FRAME : COBS_BROKEN;
  uint16_t length = decoder->length;
  cobs_begin(decoder, decoder->into, decoder->capacity);
  if (event == COBS_FRAME) {
    decoder->length = length;
  }
  return event;
}

enum cobs_event cobs_take(struct cobs_decoder *decoder, uint8_t byte) {
  if (byte == 0) {
    return end(decoder);
  }
  if (!decoder->begun) {
    decoder->begun = true;
    decoder->length = 0;
  }
  if (decoder->failed) {
    return COBS_MORE;
  }
  if (decoder->left > 0) {
    decoder->left--;
    keep(decoder, byte);
    return COBS_MORE;
  }
  if (!decoder->full) {
    keep(decoder, 0);
  }
  decoder->left = (uint8_t)(byte - 1);
  decoder->full = byte == LONGEST + 1;
  return COBS_MORE;
}

void cobs_send(const uint8_t *bytes, uint16_t count, void (*put)(const uint8_t *, uint16_t)) {
  uint16_t from = 0;
  bool owed = true; /* the frame, or a zero, must be followed by a block, empty or not */
  while (from < count || owed) {
    uint8_t run = 0;
    while (run < LONGEST && from + run < count && bytes[from + run] != 0) {
      run++;
    }
    uint8_t distance = (uint8_t)(run + 1);
    put(&distance, 1);
    put(bytes + from, run);
    from = (uint16_t)(from + run);
    owed = run < LONGEST && from < count;
    if (owed) {
      from++; /* the zero that this distance stands for */
    }
  }
  static const uint8_t zero = 0;
  put(&zero, 1);
}
