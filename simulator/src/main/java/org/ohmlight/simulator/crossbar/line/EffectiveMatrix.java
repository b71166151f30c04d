package org.ohmlight.simulator.crossbar.line;

import org.ohmlight.kernel.Fused;
import org.ohmlight.kernel.Team;

/**
 * What a programmed crossbar with resistive wires multiplies with: {@code I = K V}, K {@code [bits
 * x words]} in siemens.
 *
 * <p>The circuit is linear, so that K holds all of it, exactly: each entry is the current out of a
 * bit line's terminal per volt at a word line's terminal, the others at 0 V. It takes {@code
 * min(words, bits)} solves; every product after that is one matrix product. Wires without
 * resistance give {@code K = G^T}.
 *
 * <p>Read the other way (bit lines driven, word lines sensed, through the same wires and terminal
 * resistances) the crossbar multiplies with the transpose of the same K: resistors are reciprocal.
 * K changes whenever a cell does.
 */
public final class EffectiveMatrix {
  private final int words;
  private final int bits;
  private final double[] siemens;

  private EffectiveMatrix(int words, int bits, double[] siemens) {
    this.words = words;
    this.bits = bits;
    this.siemens = siemens;
  }

  /** Of a crossbar, on one thread, to 1e-12. */
  public static EffectiveMatrix of(Conductances cells, WireSettings wires) {
    return of(cells, wires, SolveLimits.EXACT, Team.solo());
  }

  /** Of a crossbar. The result does not depend on the team. */
  public static EffectiveMatrix of(
      Conductances cells, WireSettings wires, SolveLimits limits, Team team) {
    return new EffectiveMatrix(
        cells.words(), cells.bits(), new LineSolver(cells, wires, limits, team).transfer());
  }

  /** Number of word lines: the inputs. */
  public int words() {
    return words;
  }

  /** Number of bit lines: the outputs. */
  public int bits() {
    return bits;
  }

  /** Current out of a bit line per volt at a word line, S. */
  public double siemens(int bit, int word) {
    return siemens[bit * words + word];
  }

  /** All of it {@code [bits x words]}, row-major, as a matrix product takes it. A copy. */
  public float[] toFloats() {
    float[] floats = new float[siemens.length];
    for (int k = 0; k < floats.length; k++) {
      floats[k] = (float) siemens[k];
    }
    return floats;
  }

  /** All of it {@code [bits x words]}, row-major. A copy. */
  public double[] toDoubles() {
    return siemens.clone();
  }

  /** Output currents {@code [bits]} for voltages {@code [words]}. */
  public double[] multiply(double[] volts) {
    requireLines(volts, words, "word");
    double[] amps = new double[bits];
    for (int bit = 0; bit < bits; bit++) {
      for (int word = 0; word < words; word++) {
        amps[bit] = Fused.fma(siemens[bit * words + word], volts[word], amps[bit]);
      }
    }
    return amps;
  }

  /** Currents {@code [words]} of the transposed read for voltages {@code [bits]}. */
  public double[] multiplyTransposed(double[] volts) {
    requireLines(volts, bits, "bit");
    double[] amps = new double[words];
    for (int bit = 0; bit < bits; bit++) {
      for (int word = 0; word < words; word++) {
        amps[word] = Fused.fma(siemens[bit * words + word], volts[bit], amps[word]);
      }
    }
    return amps;
  }

  private static void requireLines(double[] volts, int lines, String family) {
    if (volts.length != lines) {
      throw new IllegalArgumentException(
          lines + " voltages for the " + family + " lines expected, got " + volts.length);
    }
  }
}
