package org.ohmlight.drivers.virtual;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.ohmlight.drivers.instrument.MonotonicClock;
import org.ohmlight.physical.RandomStream;

/**
 * A virtual instrument behind a bad wire or with bad health. What goes wrong is a function of seed
 * and number of the answer. Commands that are not answered are always obeyed.
 */
public final class FaultyInstrument implements WireInstrument {
  private final WireInstrument instrument;
  private final RandomStream draws;
  private final MonotonicClock clock;
  private volatile WireFaults faults;
  private byte[] held = {};
  private long answers;

  /**
   * Lets an instrument misbehave.
   *
   * @param seed of what goes wrong
   * @param clock waits for delays
   */
  public FaultyInstrument(
      WireInstrument instrument, WireFaults faults, long seed, MonotonicClock clock) {
    this.instrument = instrument;
    this.faults = faults;
    this.clock = clock;
    this.draws = RandomStream.of(seed, "wire faults");
  }

  /** Misbehaves in another way from now on. */
  public void faults(WireFaults others) {
    faults = others;
  }

  @Override
  public byte[] take(byte[] bytes, int length) {
    byte[] answer = instrument.take(bytes, length);
    if (answer.length == 0) {
      return answer;
    }
    if (!faults.identity().isEmpty() && asksWho(bytes, length)) {
      answer = (faults.identity() + "\n").getBytes(StandardCharsets.UTF_8);
    }
    pause(faults.delay());
    return spoil(answer, answers++);
  }

  private byte[] spoil(byte[] answer, long number) {
    double draw = draws.uniform(number);
    double bound = faults.late();
    if (draw < bound) {
      held = joined(held, answer);
      return new byte[0];
    }
    byte[] whole = joined(held, answer);
    held = new byte[0];
    bound += faults.drop();
    if (draw < bound) {
      return new byte[0];
    }
    bound += faults.garbage();
    if (draw < bound) {
      return garbled(whole, number);
    }
    if (draw < bound + faults.reboot()) {
      instrument.reboot();
      return new byte[0];
    }
    return whole;
  }

  /** About every fourth byte is another one. */
  private byte[] garbled(byte[] answer, long number) {
    RandomStream bits = draws.at(number + 1);
    for (int k = 0; k < answer.length; k++) {
      if (k == 0 || bits.below(4, 2L * k) == 0) {
        answer[k] ^= (byte) (1 + bits.below(255, 2L * k + 1));
      }
    }
    return answer;
  }

  private static boolean asksWho(byte[] bytes, int length) {
    return new String(bytes, 0, length, StandardCharsets.US_ASCII).contains("*IDN?");
  }

  private static byte[] joined(byte[] first, byte[] second) {
    ByteArrayOutputStream both = new ByteArrayOutputStream(first.length + second.length);
    both.writeBytes(first);
    both.writeBytes(second);
    return both.toByteArray();
  }

  private void pause(Duration time) {
    if (time.isZero()) {
      return;
    }
    try {
      clock.pause(time);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void reboot() {
    held = new byte[0];
    instrument.reboot();
  }
}
