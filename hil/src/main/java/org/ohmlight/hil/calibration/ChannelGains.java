package org.ohmlight.hil.calibration;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ohmlight.physical.Batch;

/**
 * What the channels of one direction of a coupling do to a product: {@code y_i = out_i (sum_j W_ij
 * in_j x_j) + offset_i}.
 *
 * <p>A factor common to all inputs cannot be told from one common to all outputs; it is counted to
 * the outputs, so that the gains of the living inputs average 1.
 *
 * @param in gain of each input channel; 0 where it is dead
 * @param out gain of each output channel; 0 where it is dead
 * @param offset what each output shows at no input, in units of the product; 0 where it is dead
 */
public record ChannelGains(List<Double> in, List<Double> out, List<Double> offset) {
  public ChannelGains {
    in = List.copyOf(in);
    out = List.copyOf(out);
    offset = List.copyOf(offset);
    if (out.size() != offset.size()) {
      throw new IllegalArgumentException(
          "Each output needs a gain and an offset, got " + out.size() + " and " + offset.size());
    }
    requireFinite(in, "gains of inputs");
    requireFinite(out, "gains of outputs");
    requireFinite(offset, "offsets");
  }

  private static void requireFinite(List<Double> values, String what) {
    if (values.stream().anyMatch(value -> !Double.isFinite(value))) {
      throw new IllegalArgumentException("The " + what + " must be finite numbers, got " + values);
    }
  }

  /** Channels that change nothing. */
  public static ChannelGains none(int inputs, int outputs) {
    return of(ones(inputs), ones(outputs), new double[outputs]);
  }

  static ChannelGains of(double[] in, double[] out, double[] offset) {
    return new ChannelGains(boxed(in), boxed(out), boxed(offset));
  }

  private static double[] ones(int count) {
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static List<Double> boxed(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  /** Input channels that do not answer. */
  public List<Integer> deadInputs() {
    return zeros(in);
  }

  /** Output channels that do not answer. */
  public List<Integer> deadOutputs() {
    return zeros(out);
  }

  private static List<Integer> zeros(List<Double> gains) {
    return IntStream.range(0, gains.size()).filter(i -> gains.get(i) == 0).boxed().toList();
  }

  /**
   * Values to present so that the channels make of them what was meant: {@code x_j / in_j}.
   *
   * @param x what is meant. Not modified.
   */
  Batch presented(Batch x) {
    x.requireShape(x.rows(), in.size(), "x");
    Batch sent = Batch.block(x.firstRow(), x.rows(), x.width());
    float[] values = sent.values();
    for (int r = 0; r < x.rows(); r++) {
      for (int j = 0; j < in.size(); j++) {
        double gain = in.get(j);
        values[r * in.size() + j] = gain == 0 ? 0f : (float) (x.at(r, j) / gain);
      }
    }
    return sent;
  }

  /** Takes gains and offsets out of what was measured. {@code y} is modified. */
  void correct(Batch y) {
    float[] values = y.values();
    for (int r = 0; r < y.rows(); r++) {
      for (int i = 0; i < out.size(); i++) {
        int at = y.offset() + r * out.size() + i;
        double gain = out.get(i);
        values[at] = gain == 0 ? 0f : (float) ((values[at] - offset.get(i)) / gain);
      }
    }
  }
}
