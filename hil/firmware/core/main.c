/* The tile controller: bytes come in, frames are answered, the host's silence is watched. */
#include "board.h"
#include "cobs.h"
#include "controller.h"

static uint8_t request[LONGEST_MESSAGE];
static uint8_t reply[LONGEST_MESSAGE];
static struct cobs_decoder decoder;

static void take(uint8_t byte) {
  switch (cobs_take(&decoder, byte)) {
    case COBS_FRAME: {
      uint16_t length = controller_answer(request, decoder.length, reply);
      if (length > 0) {
        cobs_send(reply, length, board_put);
      }
      break;
    }
    case COBS_BROKEN:
      controller_drop();
      break;
    case COBS_MORE:
      break;
  }
}

int main(void) {
  static uint8_t bytes[64];
  board_start();
  controller_start();
  cobs_begin(&decoder, request, sizeof request);
  for (;;) {
    /* First, so that a message after too long a silence finds the safe state. */
    controller_watch();
    uint16_t count = board_take(bytes, sizeof bytes);
    for (uint16_t k = 0; k < count; k++) {
      take(bytes[k]);
    }
    if (count == 0) {
      board_sleep();
    }
  }
}
