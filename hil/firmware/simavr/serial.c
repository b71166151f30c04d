/*
 * Runs an AVR firmware under simavr with its USART0 on a pseudo-terminal, whose path it prints.
 * usage: simavr-serial FIRMWARE.elf
 */
#include <avr_ioport.h>
#include <sim_avr.h>
#include <sim_elf.h>
#include <sim_irq.h>
#include <avr_uart.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include <uart_pty.h>

static void quit(int signal) {
  (void)signal;
  _exit(0); /* closing the pty joins a thread that may be waiting for ever */
}

int main(int count, char **arguments) {
  elf_firmware_t firmware = {{0}};
  if (count != 2 || elf_read_firmware(arguments[1], &firmware) != 0) {
    fprintf(stderr, "usage: simavr-serial FIRMWARE.elf\n");
    return 2;
  }
  avr_t *avr = avr_make_mcu_by_name("atmega2560");
  if (!avr) {
    fprintf(stderr, "this simavr has no atmega2560\n");
    return 1;
  }
  avr_init(avr);
  firmware.frequency = 16000000;
  avr_load_firmware(avr, &firmware);
  signal(SIGTERM, quit);
  signal(SIGINT, quit);
  uart_pty_t serial;
  uart_pty_init(avr, &serial);
  uart_pty_connect(&serial, '0');
  printf("serial port on %s\n", serial.pty.slavename);
  fflush(stdout);
  for (;;) {
    int state = avr_run(avr);
    if (state == cpu_Done || state == cpu_Crashed) {
      _exit(1);
    }
  }
}
