package org.ohmlight.hil.calibration;

import org.ohmlight.hil.coupling.WrappedCoupling;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.Ledger;
import org.ohmlight.physical.Provenance;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.physical.Substrate;

/**
 * Hardware whose channels have gains and offsets: those of a direction are drawn from (seed,
 * direction), and some may be dead.
 */
final class OddChannels implements Substrate {
  private final Substrate inner;
  private final long seed;
  private final double spread;
  private final int deadInput;
  private final int deadOutput;

  /**
   * Wraps a substrate.
   *
   * @param spread standard deviation of gains about 1 and of offsets about 0
   * @param deadInput an input that does not answer; -1 for none
   * @param deadOutput an output that does not answer; -1 for none
   */
  OddChannels(Substrate inner, long seed, double spread, int deadInput, int deadOutput) {
    this.inner = inner;
    this.seed = seed;
    this.spread = spread;
    this.deadInput = deadInput;
    this.deadOutput = deadOutput;
  }

  @Override
  public Coupling couple(String name, int outputs, int inputs, float weightLimit) {
    Coupling plain = inner.couple(name, outputs, inputs, weightLimit);
    ChannelGains forward = drawn("forward", inputs, outputs, deadInput, deadOutput);
    ChannelGains adjoint = drawn("adjoint", outputs, inputs, -1, -1);
    return new WrappedCoupling(plain) {
      @Override
      public void forward(Batch x, Batch y, long tick) {
        inner().forward(driven(x, forward), y, tick);
        sensed(y, forward);
      }

      @Override
      public void adjoint(Batch y, Batch x, long tick) {
        inner().adjoint(driven(y, adjoint), x, tick);
        sensed(x, adjoint);
      }
    };
  }

  private ChannelGains drawn(String direction, int inputs, int outputs, int deadIn, int deadOut) {
    double[] in = normals(direction + "/in", inputs, 1);
    double[] out = normals(direction + "/out", outputs, 1);
    double[] offset = normals(direction + "/offset", outputs, 0);
    if (deadIn >= 0) {
      in[deadIn] = 0;
    }
    if (deadOut >= 0) {
      out[deadOut] = 0;
    }
    return ChannelGains.of(in, out, offset);
  }

  private double[] normals(String name, int count, double mean) {
    float[] drawn = new float[count];
    RandomStream.of(seed, name).normals(drawn, 0, count, 0);
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = mean + spread * drawn[i];
    }
    return values;
  }

  private static Batch driven(Batch x, ChannelGains gains) {
    x.requireShape(x.rows(), gains.in().size(), "x");
    Batch driven = Batch.block(x.firstRow(), x.rows(), x.width());
    for (int r = 0; r < x.rows(); r++) {
      for (int j = 0; j < x.width(); j++) {
        driven.values()[r * x.width() + j] = (float) (x.at(r, j) * gains.in().get(j));
      }
    }
    return driven;
  }

  private static void sensed(Batch y, ChannelGains gains) {
    for (int r = 0; r < y.rows(); r++) {
      for (int i = 0; i < y.width(); i++) {
        int at = y.offset() + r * y.width() + i;
        y.values()[at] = (float) (y.values()[at] * gains.out().get(i) + gains.offset().get(i));
      }
    }
  }

  @Override
  public Ledger ledger() {
    return inner.ledger();
  }

  @Override
  public Provenance provenance() {
    return inner.provenance();
  }

  @Override
  public void close() {
    inner.close();
  }
}
