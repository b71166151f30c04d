package org.ohmlight.hil.calibration;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the channels of one direction of a tile do to a product: {@code y_i = out_i (sum_j W_ij in_j
 * x_j) + offset_i}.
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

  /** What to present on an input so that its channel makes of it what was meant. */
  public double driven(int input, double meant) {
    double gain = in.get(input);
    return gain == 0 ? 0 : meant / gain;
  }

  /** What an output meant by what it shows. */
  public double meant(int output, double shown) {
    double gain = out.get(output);
    return gain == 0 ? 0 : (shown - offset.get(output)) / gain;
  }
}
