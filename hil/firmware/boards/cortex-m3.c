#include "cortex-m3.h"

#define SYST_CSR REGISTER(0xE000E010)
#define SYST_RVR REGISTER(0xE000E014)
#define SYST_CVR REGISTER(0xE000E018)
#define NVIC_ISER0 REGISTER(0xE000E100)

/* The clock counts in these steps, so that a sleeping board is not woken a thousand times a second. */
#define MILLIS_A_TICK 5

extern uint32_t stack_top, data_from, data_begin, data_end, zero_begin, zero_end;
int main(void);
void reset(void);

static volatile uint32_t millis;

void reset(void) {
  uint32_t *from = &data_from;
  for (uint32_t *to = &data_begin; to < &data_end; to++) {
    *to = *from++;
  }
  for (uint32_t *to = &zero_begin; to < &zero_end; to++) {
    *to = 0;
  }
  main();
  for (;;) {
  }
}

/* A fault of the program: stand still. The host sees silence. */
static void stop(void) {
  for (;;) {
  }
}

static void tick(void) {
  millis += MILLIS_A_TICK;
}

#define SYSTEM_VECTORS 16
#define LINES 32

/* All board interrupts that are enabled are those of the serial line. */
__attribute__((section(".vectors"), used)) static void (*const vectors[SYSTEM_VECTORS + LINES])(void) = {
  [0] = (void (*)(void))&stack_top,
  [1] = reset,
  [2 ... SYSTEM_VECTORS - 2] = stop,
  [SYSTEM_VECTORS - 1] = tick,
  [SYSTEM_VECTORS ... SYSTEM_VECTORS + LINES - 1] = serial_interrupt,
};

void cortex_enable(uint8_t line) {
  NVIC_ISER0 = (uint32_t)1 << line;
}

void cortex_start(uint32_t clock_hertz) {
  SYST_RVR = clock_hertz / 1000 * MILLIS_A_TICK - 1;
  SYST_CVR = 0;
  SYST_CSR = 7; /* processor clock, interrupt, on */
}

uint32_t cortex_millis(void) {
  return millis;
}

void cortex_sleep(int (*pending)(void)) {
  /* An interrupt that comes between the question and the nap still ends the nap. */
  __asm volatile("cpsid i" ::: "memory");
  if (!pending()) {
    __asm volatile("wfi" ::: "memory");
  }
  __asm volatile("cpsie i" ::: "memory");
}
