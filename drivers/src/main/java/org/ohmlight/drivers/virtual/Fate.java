package org.ohmlight.drivers.virtual;

import java.util.Random;

/** What becomes of one piece on a faulty line. */
enum Fate {
  PASS,
  DROP,
  DUPLICATE,
  GARBLE,
  TRUNCATE,
  DELAY,
  DISCONNECT;

  /** Draws a fate. */
  static Fate draw(Faults faults, Random random) {
    double left = random.nextDouble();
    left -= faults.drop();
    if (left < 0) {
      return DROP;
    }
    left -= faults.duplicate();
    if (left < 0) {
      return DUPLICATE;
    }
    left -= faults.garble();
    if (left < 0) {
      return GARBLE;
    }
    left -= faults.truncate();
    if (left < 0) {
      return TRUNCATE;
    }
    left -= faults.delay();
    if (left < 0) {
      return DELAY;
    }
    left -= faults.disconnect();
    return left < 0 ? DISCONNECT : PASS;
  }

  /** Does to {@code length} bytes what this fate does to content; returns their new length. */
  int spoil(byte[] bytes, int offset, int length, Random random) {
    return switch (this) {
      case GARBLE -> {
        if (length > 0) {
          bytes[offset + random.nextInt(length)] ^= (byte) (1 << random.nextInt(8));
        }
        yield length;
      }
      case TRUNCATE -> length > 1 ? 1 + random.nextInt(length - 1) : length;
      default -> length;
    };
  }
}
