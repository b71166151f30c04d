package org.ohmlight.drivers.instrument.tile;

import org.jspecify.annotations.Nullable;

/** What a request asks for. */
public enum TileKind {
  /** What the controller is. */
  INFO(0x01, false),
  /** Begins a session and arms. */
  OPEN(0x02, false),
  /** How it is. */
  STATUS(0x03, false),
  /** Lines to ground. */
  SAFE(0x04, false),
  /** Writes weights. */
  PROGRAM(0x10, true),
  /** Measures weights. */
  READ(0x11, false),
  /** Multiplies by the matrix. */
  MVM(0x12, false),
  /** Multiplies by its transpose. */
  MVM_T(0x13, false),
  /** Gives pulses. */
  PULSE(0x14, true),
  /** Lets layers settle. */
  SETTLE(0x15, false);

  /** Bit that tells a reply from a request. */
  static final int REPLY = 0x80;

  private final int code;
  private final boolean changing;

  TileKind(int code, boolean changing) {
    this.code = code;
    this.changing = changing;
  }

  /** Its byte on the wire. */
  public int code() {
    return code;
  }

  /** Whether it changes cells, so that it must be done once however often it is asked. */
  public boolean changesCells() {
    return changing;
  }

  /** The kind of a byte, with or without the bit of a reply; null if there is none. */
  public static @Nullable TileKind of(int code) {
    int plain = code & ~REPLY;
    return switch (plain) {
      case 0x01 -> INFO;
      case 0x02 -> OPEN;
      case 0x03 -> STATUS;
      case 0x04 -> SAFE;
      case 0x10 -> PROGRAM;
      case 0x11 -> READ;
      case 0x12 -> MVM;
      case 0x13 -> MVM_T;
      case 0x14 -> PULSE;
      case 0x15 -> SETTLE;
      default -> null;
    };
  }
}
