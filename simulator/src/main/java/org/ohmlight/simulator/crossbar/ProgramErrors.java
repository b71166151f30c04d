package org.ohmlight.simulator.crossbar;

import org.ohmlight.physical.ProgramReport;

/** How far what is held lies from what was asked for. */
final class ProgramErrors {
  private ProgramErrors() {}

  static ProgramReport report(
      float[] target, float[] held, long pulses, double seconds, double joules) {
    double squares = 0;
    double worst = 0;
    for (int c = 0; c < target.length; c++) {
      double error = Math.abs((double) held[c] - target[c]);
      squares += error * error;
      worst = Math.max(worst, error);
    }
    return new ProgramReport(
        target.length, Math.sqrt(squares / target.length), worst, pulses, seconds, joules);
  }
}
