/* The tile protocol, docs/tile-protocol.md: sessions, repeats, silence, requests. */
#ifndef CONTROLLER_H
#define CONTROLLER_H

#include <stdint.h>

#include "config.h"

#define HEAD 12
#define CHECK 4
#define LONGEST_MESSAGE (HEAD + MAX_PAYLOAD + CHECK)

void controller_start(void);

/*
 * Takes a message. Returns the length of the reply, which then lies in `reply` (LONGEST_MESSAGE
 * bytes), or 0 if the message was dropped.
 */
uint16_t controller_answer(const uint8_t *message, uint16_t length, uint8_t *reply);

/* Counts a message that did not come through whole. */
void controller_drop(void);

/* Goes into the safe state if the host has been silent too long. Call often. */
void controller_watch(void);

#endif
