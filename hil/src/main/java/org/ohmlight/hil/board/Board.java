package org.ohmlight.hil.board;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A board that can be emulated, with a firmware of its own. */
public enum Board {
  /** A Cortex-M3 with 64 KiB of RAM, under QEMU: two tiles of 64 x 64. The fastest. */
  LM3S6965_64("lm3s6965-64", "lm3s6965evb"),
  /** The same with one tile of 128 x 128. */
  LM3S6965_128("lm3s6965-128", "lm3s6965evb"),
  /** A Cortex-M3 with 4 MiB of RAM, under QEMU: 16 tiles of 64 x 64. */
  MPS2_64("mps2-64", "mps2-an385"),
  /** The same with 16 tiles of 128 x 128. */
  MPS2_128("mps2-128", "mps2-an385"),
  /** An ATmega2560 under simavr, with the timing of a serial line at 1 Mbaud: 32 x 32. */
  ATMEGA2560_32("atmega2560-32", "");

  private static final String QEMU = "qemu-system-arm";
  private static final String SIMAVR = "simavr-serial";

  private final String label;
  private final String machine;

  Board(String label, String machine) {
    this.label = label;
    this.machine = machine;
  }

  /** The name a person types. */
  public String label() {
    return label;
  }

  /** The board of a name. */
  public static Optional<Board> of(String label) {
    return Arrays.stream(values()).filter(board -> board.label.equals(label)).findFirst();
  }

  /** All names, for a message. */
  public static String labels() {
    return Arrays.stream(values()).map(Board::label).collect(Collectors.joining(", "));
  }

  private boolean isArm() {
    return !machine.isEmpty();
  }

  /** The firmware's file in the folder that {@code hil/firmware/build} fills. */
  Path firmware(Path folder) {
    return folder.resolve(label + ".elf");
  }

  /** The program that emulates it. */
  Optional<Path> emulator(Path folder) {
    return isArm() ? Programs.find(QEMU) : Programs.executable(folder.resolve(SIMAVR));
  }

  /** How to get what is missing. */
  String cure() {
    return isArm()
        ? "install qemu-system-arm, gcc-arm-none-eabi and libnewlib-arm-none-eabi, then run"
            + " hil/firmware/build"
        : "install gcc-avr, avr-libc and libsimavr-dev, then run hil/firmware/build";
  }

  List<String> command(Path emulator, Path folder) {
    String program = emulator.toString();
    String firmware = firmware(folder).toString();
    return isArm()
        ? List.of(
            program,
            "-M",
            machine,
            "-kernel",
            firmware,
            "-serial",
            "pty",
            "-display",
            "none",
            "-monitor",
            "none")
        : List.of(program, firmware);
  }
}
