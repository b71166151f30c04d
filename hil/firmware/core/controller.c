#include "controller.h"

#include <stdbool.h>
#include <string.h>

#include "board.h"
#include "bytes.h"
#include "cells.h"
#include "crc32c.h"
#include "settle.h"

#define PROTOCOL 1
#define REPLY 0x80
#define REMEMBERED 32

enum status {
  OK, UNKNOWN, BAD_LENGTH, BAD_ARGUMENT, NOT_ARMED, WRONG_SESSION, DONE_BEFORE, STALE, REFUSED
};

enum kind {
  INFO = 0x01, OPEN, STATUS, SAFE,
  PROGRAM = 0x10, READ, MVM, MVM_T, PULSE, SETTLE
};

enum reason { POWER_ON, ASKED, SILENCE };

enum { CAN_TRANSPOSE = 1, CAN_SETTLE = 2, CAN_PULSE = 4 };

struct request {
  uint8_t kind;
  uint16_t session;
  uint32_t sequence;
  uint8_t tile;
  const uint8_t *payload;
  uint16_t length;
};

/* Sequence numbers of this session: `newest` was carried out, and newest - k if bit k - 1 is set. */
static struct {
  uint32_t newest;
  uint32_t before;
} done;

static struct {
  bool armed;
  uint8_t reason;
  bool opened; /* since power-on */
  uint16_t session;
  uint32_t sequence; /* of the last OPEN */
  uint32_t silence;
  uint32_t heard;
} state;

static struct {
  uint32_t good;
  uint32_t dropped;
  uint32_t repeats;
  uint64_t pulses;
} counts;

void controller_start(void) {
  crc32c_start();
  cells_start();
  board_ground(true);
}

void controller_drop(void) {
  counts.dropped++;
}

static void make_safe(uint8_t reason) {
  board_ground(true);
  state.armed = false;
  state.reason = reason;
}

void controller_watch(void) {
  if (state.armed && state.silence > 0 && board_millis() - state.heard > state.silence) {
    make_safe(SILENCE);
  }
}

/* ---- the memory of what was carried out ---- */

static void forget_all(uint32_t newest) {
  done.newest = newest;
  done.before = 0;
}

static enum status repeated(uint32_t sequence) {
  int32_t age = (int32_t)(done.newest - sequence);
  if (age < 0) {
    return OK;
  }
  if (age > REMEMBERED) {
    return STALE;
  }
  return age == 0 || done.before >> (age - 1) & 1 ? DONE_BEFORE : OK;
}

static void remember(uint32_t sequence) {
  int32_t ahead = (int32_t)(sequence - done.newest);
  if (ahead > 0) {
    /* What was newest moves to bit ahead - 1. */
    done.before = ahead < REMEMBERED ? done.before << ahead : 0;
    done.before |= ahead <= REMEMBERED ? (uint32_t)1 << (ahead - 1) : 0;
    done.newest = sequence;
  } else {
    done.before |= (uint32_t)1 << (-ahead - 1);
  }
}

/* ---- requests outside a session ---- */

static uint8_t *put_float(uint8_t *to, float value) {
  uint32_t bits;
  memcpy(&bits, &value, sizeof bits);
  return put32(to, bits);
}

static uint16_t info(uint8_t *payload) {
  static const char identity[] = IDENTITY;
  uint8_t *end = put8(payload, PROTOCOL);
  end = put8(end, TILES);
  end = put16(end, ROWS);
  end = put16(end, COLUMNS);
  end = put8(end, OUTPUT_BITS);
  end = put8(end, WINDOW);
  end = put16(end, MAX_PAYLOAD);
  end = put16(end, CAN_TRANSPOSE | CAN_PULSE | (SETTLES ? CAN_SETTLE : 0));
  end = put8(end, MAX_PULSES);
  end = put_float(end, (float)RANGE);
  end = put_float(end, (float)PULSE_STEP);
  end = put_float(end, (float)PROGRAM_NOISE);
  memcpy(end, identity, sizeof identity - 1);
  return (uint16_t)(end - payload + sizeof identity - 1);
}

static uint16_t status(uint8_t *payload) {
  uint8_t *end = put8(payload, state.armed);
  end = put8(end, state.reason);
  end = put32(end, board_millis());
  end = put32(end, counts.good);
  end = put32(end, counts.dropped);
  end = put32(end, counts.repeats);
  end = put32(end, (uint32_t)counts.pulses);
  end = put32(end, (uint32_t)(counts.pulses >> 32));
  end = put16(end, (uint16_t)board_temperature());
  return (uint16_t)(end - payload);
}

static enum status open(const struct request *request) {
  if (request->length != 6) {
    return BAD_LENGTH;
  }
  uint16_t session = get16(request->payload);
  if (session == 0) {
    return BAD_ARGUMENT;
  }
  if (state.opened && state.session == session && state.sequence == request->sequence) {
    counts.repeats++;
    return DONE_BEFORE;
  }
  state.opened = true;
  state.session = session;
  state.sequence = request->sequence;
  state.silence = get32(request->payload + 2);
  state.armed = true;
  forget_all(request->sequence);
  board_ground(false);
  return OK;
}

/* ---- requests of a session ---- */

/* Rows of cells that a request names, `width` bytes a cell (0: none follow). */
static enum status rows(
    const struct request *request, uint8_t width, uint16_t *first, uint16_t *count) {
  if (request->length < 4) {
    return BAD_LENGTH;
  }
  *first = get16(request->payload);
  *count = get16(request->payload + 2);
  if (request->length != 4 + (uint32_t)*count * COLUMNS * width) {
    return BAD_LENGTH;
  }
  bool inside = *count > 0 && (uint32_t)*first + *count <= ROWS;
  return inside && request->tile < TILES ? OK : BAD_ARGUMENT;
}

static enum status program(const struct request *request) {
  uint16_t first, count;
  enum status status = rows(request, 2, &first, &count);
  if (status != OK) {
    return status;
  }
  const uint8_t *codes = request->payload + 4;
  uint16_t cells = (uint16_t)(count * COLUMNS);
  for (uint16_t k = 0; k < cells; k++) {
    if (get16(codes + 2 * k) == 0x8000) {
      return BAD_ARGUMENT;
    }
  }
  for (uint16_t k = 0; k < cells; k++) {
    cells_program(request->tile, (uint16_t)(first * COLUMNS + k), (int16_t)get16(codes + 2 * k));
  }
  return OK;
}

static enum status read(const struct request *request, uint8_t *payload, uint16_t *length) {
  uint16_t first, count;
  enum status status = rows(request, 0, &first, &count);
  if (status != OK) {
    return status;
  }
  if ((uint32_t)count * COLUMNS * 2 > MAX_PAYLOAD) {
    return BAD_ARGUMENT;
  }
  uint16_t cells = (uint16_t)(count * COLUMNS);
  for (uint16_t k = 0; k < cells; k++) {
    put16(payload + 2 * k, (uint16_t)cells_read(request->tile, (uint16_t)(first * COLUMNS + k)));
  }
  *length = (uint16_t)(cells * 2);
  return OK;
}

static enum status multiply(
    const struct request *request, bool transposed, uint8_t *payload, uint16_t *length) {
  if (request->length < 2) {
    return BAD_LENGTH;
  }
  uint16_t count = get16(request->payload);
  uint16_t wide = transposed ? ROWS : COLUMNS;
  uint16_t tall = transposed ? COLUMNS : ROWS;
  if (request->length != 2 + (uint32_t)count * wide) {
    return BAD_LENGTH;
  }
  if (count == 0 || (uint32_t)count * tall * 2 > MAX_PAYLOAD || request->tile >= TILES
      || memchr(request->payload + 2, 0x80, (size_t)count * wide)) {
    return BAD_ARGUMENT;
  }
  cells_multiply(request->tile, transposed, count, request->payload + 2, payload);
  *length = (uint16_t)(count * tall * 2);
  return OK;
}

static enum status pulse(const struct request *request) {
  uint16_t first, count;
  enum status status = rows(request, 1, &first, &count);
  if (status != OK) {
    return status;
  }
  const int8_t *pulses = (const int8_t *)request->payload + 4;
  uint16_t cells = (uint16_t)(count * COLUMNS);
  for (uint16_t k = 0; k < cells; k++) {
    if (pulses[k] > MAX_PULSES || pulses[k] < -MAX_PULSES) {
      return BAD_ARGUMENT;
    }
  }
  for (uint16_t k = 0; k < cells; k++) {
    if (pulses[k] != 0) {
      cells_pulse(request->tile, (uint16_t)(first * COLUMNS + k), pulses[k]);
      counts.pulses += (uint8_t)(pulses[k] < 0 ? -pulses[k] : pulses[k]);
    }
  }
  return OK;
}

#if SETTLES
static bool holds16(const uint8_t *codes, uint16_t count, uint16_t code) {
  for (uint16_t k = 0; k < count; k++) {
    if (get16(codes + 2 * k) == code) {
      return true;
    }
  }
  return false;
}

static enum status let_settle(const struct request *request, uint8_t *payload, uint16_t *length) {
  const uint16_t fixed = SETTLE_HEAD + 3 * ROWS; /* without biases */
  if (request->length < fixed + 2 * ROWS || (request->length - fixed) % (2 * ROWS) != 0) {
    return BAD_LENGTH;
  }
  uint16_t layers = (uint16_t)((request->length - fixed) / (2 * ROWS));
  uint16_t steps = get16(request->payload);
  uint32_t bits = get32(request->payload + 2);
  float gain;
  memcpy(&gain, &bits, sizeof gain);
  const uint8_t *codes = request->payload + SETTLE_HEAD;
  bool finite = (bits & 0x7F800000u) != 0x7F800000u;
  if (steps == 0 || !finite || gain < 0 || request->tile + layers > TILES
      || memchr(codes, 0x80, ROWS)
      || holds16(codes + ROWS, (uint16_t)((layers + 1) * ROWS), 0x8000)) {
    return BAD_ARGUMENT;
  }
  uint16_t residual = settle(request->tile, (uint8_t)layers, steps, gain, codes, payload + 2);
  put16(payload, residual);
  *length = (uint16_t)(2 + 2 * layers * ROWS);
  return OK;
}
#endif

static enum status carry_out(const struct request *request, uint8_t *payload, uint16_t *length) {
  switch (request->kind) {
    case PROGRAM: return program(request);
    case READ: return read(request, payload, length);
    case MVM: return multiply(request, false, payload, length);
    case MVM_T: return multiply(request, true, payload, length);
#if SETTLES
    case SETTLE: return let_settle(request, payload, length);
#endif
    default: return pulse(request);
  }
}

static enum status in_session(const struct request *request, uint8_t *payload, uint16_t *length) {
  if (!state.armed) {
    return NOT_ARMED;
  }
  if (request->session != state.session) {
    return WRONG_SESSION;
  }
  enum status status = repeated(request->sequence);
  if (status != OK) {
    counts.repeats += status == DONE_BEFORE;
    return status;
  }
  status = carry_out(request, payload, length);
  if (status == OK) {
    remember(request->sequence);
  }
  return status;
}

static enum status without_payload(const struct request *request) {
  return request->length == 0 ? OK : BAD_LENGTH;
}

static enum status obey(const struct request *request, uint8_t *payload, uint16_t *length) {
  enum status status_of = OK;
  switch (request->kind) {
    case INFO:
      status_of = without_payload(request);
      *length = status_of == OK ? info(payload) : 0;
      return status_of;
    case STATUS:
      status_of = without_payload(request);
      *length = status_of == OK ? status(payload) : 0;
      return status_of;
    case OPEN:
      return open(request);
    case SAFE:
      make_safe(ASKED);
      return OK;
    case PROGRAM:
    case READ:
    case MVM:
    case MVM_T:
    case PULSE:
#if SETTLES
    case SETTLE:
#endif
      return in_session(request, payload, length);
    default:
      return UNKNOWN;
  }
}

/* ---- messages ---- */

static bool whole(const uint8_t *message, uint16_t length) {
  return length >= HEAD + CHECK && length <= LONGEST_MESSAGE && message[0] == PROTOCOL
      && get16(message + 10) == length - HEAD - CHECK
      && get32(message + length - CHECK) == crc32c(message, (uint16_t)(length - CHECK));
}

uint16_t controller_answer(const uint8_t *message, uint16_t length, uint8_t *reply) {
  if (!whole(message, length)) {
    controller_drop();
    return 0;
  }
  counts.good++;
  state.heard = board_millis();
  struct request request = {
    .kind = message[1],
    .session = get16(message + 2),
    .sequence = get32(message + 4),
    .tile = message[8],
    .payload = message + HEAD,
    .length = get16(message + 10),
  };
  uint16_t payload = 0;
  enum status status = obey(&request, reply + HEAD, &payload);
  memcpy(reply, message, HEAD);
  reply[1] = request.kind | REPLY;
  reply[9] = (uint8_t)status;
  put16(reply + 10, payload);
  /* The time of a long request is not silence of the host. */
  state.heard = board_millis();
  uint16_t end = (uint16_t)(HEAD + payload);
  put32(reply + end, crc32c(reply, end));
  return (uint16_t)(end + CHECK);
}
