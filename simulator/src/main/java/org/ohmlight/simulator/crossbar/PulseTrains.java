package org.ohmlight.simulator.crossbar;

import java.util.Arrays;
import org.ohmlight.device.resistive.PulseNoise;
import org.ohmlight.kernel.Pointwise;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Batch;

/**
 * The pulse trains of a batch: for each sample and slot the inputs that fire, as a list split by
 * their sign, and for each sample and output its train as bits. See {@link PulseSettings} for the
 * law.
 *
 * <p>Trains are a pure function of (stream, tick, row of the batch, line).
 */
final class PulseTrains {
  private static final int MARKS = 2;
  private static final int WORDS_A_LINE = 16;

  private final PulseSettings settings;
  private final double weightStep;
  private final long stream;
  private final int outputs;
  private final int inputs;

  private int[] slots = new int[0];
  private int[] outputTrains = new int[0];
  private int[] outputTrainsBelow = new int[0];
  private float[] inputParts = new float[0];
  private float[] outputParts = new float[0];
  private int[] inputTrains = new int[0];
  private int[] marks = new int[0];
  private int[] lines = new int[0];
  private float[] signs = new float[0];
  private int linesASample;

  PulseTrains(PulseSettings settings, double weightStep, long stream, int outputs, int inputs) {
    this.settings = settings;
    this.weightStep = weightStep;
    this.stream = stream;
    this.outputs = outputs;
    this.inputs = inputs;
  }

  /** Draws the trains of all samples. */
  void draw(Batch post, Batch pre, float rate, long tick, Team team) {
    int samples = post.rows();
    int longest = reserve(post, pre, rate);
    linesASample = Math.multiplyExact(inputs + 1, longest);
    if (lines.length < samples * linesASample) {
      lines = new int[Math.multiplyExact(samples, linesASample)];
      signs = new float[lines.length];
    }
    team.each(samples, s -> drawSample(post, pre, rate, tick, s));
  }

  private int reserve(Batch post, Batch pre, float rate) {
    int samples = post.rows();
    if (slots.length < samples) {
      slots = new int[samples];
      outputTrains = new int[Math.multiplyExact(samples, outputs)];
      if (settings.type() == PulseType.SEPARATE) {
        outputTrainsBelow = new int[outputTrains.length];
      }
      if (settings.type().isCounted()) {
        outputParts = new float[outputTrains.length];
        inputParts = new float[Math.multiplyExact(samples, inputs)];
      }
      inputTrains = new int[Math.multiplyExact(samples, inputs)];
      marks = new int[samples * PulseSettings.MAX_SLOTS * MARKS];
    }
    int longest = 1;
    for (int s = 0; s < samples; s++) {
      slots[s] = slots(wanted(post, pre, rate, s));
      longest = Math.max(longest, slots[s]);
    }
    return longest;
  }

  /** {@code k}: pulses that the strongest cell of a sample needs. */
  private double wanted(Batch post, Batch pre, float rate, int s) {
    double xm = Pointwise.maxAbs(pre.values(), pre.offset() + s * inputs, inputs);
    double dm = Pointwise.maxAbs(post.values(), post.offset() + s * outputs, outputs);
    return Math.abs(rate) * xm * dm / weightStep;
  }

  private int slots(double wanted) {
    if (wanted == 0.0) {
      return 0;
    }
    if (!(wanted < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("An update must be finite, got values that are not");
    }
    return settings.lengthManagement()
        ? (int) Math.min(Math.ceil(wanted), settings.slots())
        : settings.slots();
  }

  private void drawSample(Batch post, Batch pre, float rate, long tick, int s) {
    if (slots[s] == 0) {
      Arrays.fill(outputTrains, s * outputs, (s + 1) * outputs, 0);
      if (settings.type() == PulseType.SEPARATE) {
        Arrays.fill(outputTrainsBelow, s * outputs, (s + 1) * outputs, 0);
      }
      return;
    }
    int postAt = post.offset() + s * outputs;
    int preAt = pre.offset() + s * inputs;
    double postScale = Math.sqrt(Math.abs(rate) / (weightStep * slots[s]));
    double preScale = postScale;
    if (settings.scaleManagement()) {
      double xm = Pointwise.maxAbs(pre.values(), preAt, inputs);
      double dm = Pointwise.maxAbs(post.values(), postAt, outputs);
      double wanted = Math.abs(rate) * xm * dm / weightStep;
      dm *= Math.min(1.0, settings.slots() / wanted);
      postScale *= Math.sqrt(xm / dm);
      preScale *= Math.sqrt(dm / xm);
    }
    if (settings.type().isCounted()) {
      countParts(post.values(), postAt, outputs, postScale, s, outputParts);
      countParts(pre.values(), preAt, inputs, preScale, s, inputParts);
      return;
    }
    long key = PulseNoise.key(stream, tick, post.firstRow() + s);
    for (int j = 0; j < inputs; j++) {
      inputTrains[s * inputs + j] =
          train(preScale * Math.abs(pre.values()[preAt + j]), slots[s], key, j);
    }
    for (int i = 0; i < outputs; i++) {
      outputTrains[s * outputs + i] =
          train(postScale * Math.abs(post.values()[postAt + i]), slots[s], key, inputs + i);
    }
    if (settings.type() == PulseType.SEPARATE) {
      for (int i = 0; i < outputs; i++) {
        outputTrainsBelow[s * outputs + i] =
            train(
                postScale * Math.abs(post.values()[postAt + i]),
                slots[s],
                key,
                inputs + outputs + i);
      }
    }
    listLines(pre.values(), preAt, s);
  }

  /** Part of the slots in which a line fires, with its sign; whole pulses if lines are counted. */
  private void countParts(float[] values, int from, int count, double scale, int s, float[] into) {
    double whole = settings.type() == PulseType.MEAN_COUNT ? slots[s] : 0.0;
    for (int k = 0; k < count; k++) {
      double part = Math.min(1.0, scale * Math.abs(values[from + k]));
      if (whole > 0.0) {
        part = Math.rint(part * whole) / whole;
      }
      into[s * count + k] = (float) Math.copySign(part, values[from + k]);
    }
  }

  /** Pulses of a sample for each cell of a row, with the sign of the product. */
  void counts(int sample, int output, int[] into) {
    double most = slots[sample] * (double) outputParts[sample * outputs + output];
    for (int j = 0; j < inputs; j++) {
      into[j] = slots[sample] == 0 ? 0 : (int) Math.rint(most * inputParts[sample * inputs + j]);
    }
  }

  /** Bits that are 1 with the given probability, one a slot. */
  private static int train(double probability, int slots, long key, int line) {
    if (probability == 0.0) {
      return 0;
    }
    int all = (int) ((1L << slots) - 1);
    if (probability >= 1.0) {
      return all;
    }
    long threshold = (long) (probability * 0x1p32);
    long word = (long) line * WORDS_A_LINE;
    long bits = PulseNoise.bits(key, word);
    if (slots == 1) {
      return (bits >>> 32) < threshold ? 1 : 0;
    }
    // Compares 31 uniform numbers with the threshold at once, bit by bit from the top: a slot is
    // decided where its bit differs from the threshold's.
    int fires = 0;
    int open = all;
    for (int bit = 31; bit >= 0 && open != 0; bit--) {
      int random = (int) (bit % 2 == 1 ? bits >>> 32 : bits);
      if ((threshold >>> bit & 1) == 1) {
        fires |= open & ~random;
        open &= random;
      } else {
        open &= ~random;
      }
      if (bit % 2 == 0 && bit > 0) {
        bits = PulseNoise.bits(key, ++word);
      }
    }
    return fires;
  }

  /**
   * Lists the fired inputs of a sample slot by slot: those above zero from the front of the slot's
   * region, those below from its back. Each line is written to both and kept in one or none, so
   * that there is no branch to mispredict.
   */
  private void listLines(float[] pre, int preAt, int s) {
    for (int slot = 0; slot < slots[s]; slot++) {
      int above = first(s, slot);
      int below = above + inputs;
      int sign = mark(s, slot);
      for (int j = 0; j < inputs; j++) {
        int fires = inputTrains[s * inputs + j] >>> slot & 1;
        int negative = Float.floatToRawIntBits(pre[preAt + j]) >>> 31;
        lines[above] = j;
        above += fires & ~negative;
        lines[below] = j;
        below -= fires & negative;
        signs[sign + j] = fires * (1f - 2f * negative);
      }
      int mark = (s * PulseSettings.MAX_SLOTS + slot) * MARKS;
      marks[mark] = above;
      marks[mark + 1] = below + 1;
    }
  }

  /** Slots that a sample takes; 0 if it asks for nothing. */
  int slots(int sample) {
    return settings.type() == PulseType.SEPARATE ? 2 * slots[sample] : slots[sample];
  }

  /** The train of an output, one bit a slot. */
  int outputTrain(int sample, int output) {
    return outputTrains[sample * outputs + output];
  }

  /** The train that an output has for inputs below zero, one bit a slot. */
  int outputTrainBelow(int sample, int output) {
    return settings.type() == PulseType.SEPARATE
        ? outputTrainsBelow[sample * outputs + output]
        : outputTrains[sample * outputs + output];
  }

  /** Inputs by slot and sign. */
  int[] lines() {
    return lines;
  }

  /** 1 for inputs above zero that fire, -1 for those below zero, 0 for the others, by slot. */
  float[] marks() {
    return signs;
  }

  /** Where the marks of a slot begin. */
  int mark(int sample, int slot) {
    return sample * linesASample + slot * (inputs + 1);
  }

  /** Where the inputs above zero that fire in a slot begin in {@link #lines}. */
  int first(int sample, int slot) {
    return sample * linesASample + slot * (inputs + 1);
  }

  /** Where the inputs above zero end. */
  int lastAbove(int sample, int slot) {
    return marks[(sample * PulseSettings.MAX_SLOTS + slot) * MARKS];
  }

  /** Where the inputs below zero begin. */
  int firstBelow(int sample, int slot) {
    return marks[(sample * PulseSettings.MAX_SLOTS + slot) * MARKS + 1];
  }

  /** Where the inputs below zero end. */
  int last(int sample, int slot) {
    return first(sample, slot) + inputs + 1;
  }
}
