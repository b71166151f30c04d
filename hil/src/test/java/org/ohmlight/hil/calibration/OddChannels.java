package org.ohmlight.hil.calibration;

import org.ohmlight.physical.RandomStream;

/**
 * A tile of exact cells whose channels have gains and offsets: those of a direction are drawn from
 * (seed, direction), and some may be dead.
 */
final class OddChannels implements Channels {
  private final double[][] w;
  private final long seed;
  private final double spread;
  private final double noise;
  final ChannelGains forward;
  final ChannelGains adjoint;

  /**
   * Makes the tile, its weights uniform in [-1, 1].
   *
   * @param spread standard deviation of gains about 1 and of offsets about 0
   * @param noise standard deviation of an answer
   * @param deadInput an input that does not answer; -1 for none
   * @param deadOutput an output that does not answer; -1 for none
   */
  OddChannels(
      int outputs,
      int inputs,
      long seed,
      double spread,
      double noise,
      int deadInput,
      int deadOutput) {
    this.seed = seed;
    this.spread = spread;
    this.noise = noise;
    this.w = new double[outputs][inputs];
    double[] drawn = normals("w", outputs * inputs, 0, 0.4);
    for (int k = 0; k < drawn.length; k++) {
      w[k / inputs][k % inputs] = drawn[k];
    }
    this.forward = drawn("forward", inputs, outputs, deadInput, deadOutput);
    this.adjoint = drawn("adjoint", outputs, inputs, -1, -1);
  }

  private ChannelGains drawn(String direction, int inputs, int outputs, int deadIn, int deadOut) {
    double[] in = normals(direction + "/in", inputs, 1, spread);
    double[] out = normals(direction + "/out", outputs, 1, spread);
    double[] offset = normals(direction + "/offset", outputs, 0, spread);
    if (deadIn >= 0) {
      in[deadIn] = 0;
    }
    if (deadOut >= 0) {
      out[deadOut] = 0;
    }
    return ChannelGains.of(in, out, offset);
  }

  private double[] normals(String name, int count, double mean, double sigma) {
    float[] drawn = new float[count];
    RandomStream.of(seed, name).normals(drawn, 0, count, 0);
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = mean + sigma * drawn[i];
    }
    return values;
  }

  @Override
  public int tile() {
    return 0;
  }

  @Override
  public boolean transposes() {
    return true;
  }

  @Override
  public double[][] held() {
    return w;
  }

  @Override
  public Presented present(double[][] x, boolean transposed) {
    ChannelGains gains = transposed ? adjoint : forward;
    double[] noises = normals("noise", x.length * gains.out().size(), 0, noise);
    double[][] y = new double[x.length][gains.out().size()];
    for (int k = 0; k < x.length; k++) {
      for (int i = 0; i < y[k].length; i++) {
        double sum = 0;
        for (int j = 0; j < x[k].length; j++) {
          sum += (transposed ? w[j][i] : w[i][j]) * gains.in().get(j) * x[k][j];
        }
        y[k][i] = gains.out().get(i) * sum + gains.offset().get(i) + noises[k * y[k].length + i];
      }
    }
    return new Presented(x, y);
  }
}
