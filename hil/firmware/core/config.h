/* What a controller is made of. A build sets what its board needs; see ../build. */
#ifndef CONFIG_H
#define CONFIG_H

#ifndef TILES
#define TILES 2
#endif
#ifndef ROWS
#define ROWS 64
#endif
#ifndef COLUMNS
#define COLUMNS 64
#endif

/* Requests that may be on their way at once; the board's receive buffer holds as many. */
#ifndef WINDOW
#define WINDOW 3
#endif

/* Largest payload [bytes]: a whole tile of pulses, or a batch of inputs. */
#ifndef MAX_PAYLOAD
#define MAX_PAYLOAD 4352
#endif

/* Bits of the converters at the outputs, sign included. */
#ifndef OUTPUT_BITS
#define OUTPUT_BITS 12
#endif

/* Sum of full-scale products that fills a converter. */
#ifndef RANGE
#define RANGE 8.0
#endif

/* Change of weight by one pulse near zero, as a fraction of full scale. */
#ifndef PULSE_STEP
#define PULSE_STEP (1.0 / 1024)
#endif

/* Spread of that step from cell to cell (half width) and from pulse to pulse (deviation). */
#define CELL_SPREAD 0.1
#define PULSE_NOISE 0.2

/* Standard deviation of a programmed weight, as a fraction of full scale. */
#ifndef PROGRAM_NOISE
#define PROGRAM_NOISE 0.01
#endif

/* Largest pulse count of one cell in one request. */
#ifndef MAX_PULSES
#define MAX_PULSES 64
#endif

/* Whether layers settle on the board (SETTLE): a state of one tile must fit the next. */
#ifndef SETTLES
#define SETTLES (ROWS == COLUMNS)
#endif

/* Serial number: starts the random numbers, so that every board is an individual. */
#ifndef SERIAL
#define SERIAL 1
#endif

#define TEXT_OF(value) #value
#define TEXT(value) TEXT_OF(value)
#define IDENTITY "Ohmlight,tile-" TEXT(ROWS) "x" TEXT(COLUMNS) "," TEXT(SERIAL) ",1.0"

#endif
