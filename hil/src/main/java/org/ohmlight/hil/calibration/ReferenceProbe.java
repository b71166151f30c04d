package org.ohmlight.hil.calibration;

import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.RandomStream;

/**
 * Fixed vectors that are presented again and again: whether the channels still do what they did.
 *
 * <p>The cells are read each time and the products compared with theirs, so that what the weights
 * have learned, or lost, is not taken for drift of the channels: {@code part = |y - W x| / |W x|}
 * over all vectors and outputs.
 */
public final class ReferenceProbe {
  private final Coupling coupling;
  private final DriftLimits limits;
  private final Batch vectors;
  private final Batch products;
  private final float[] held;

  /**
   * Prepares a probe.
   *
   * @param coupling what is watched; with its calibration, if it has one
   * @param count number of vectors
   * @param seed keys the vectors
   */
  public ReferenceProbe(Coupling coupling, int count, DriftLimits limits, long seed) {
    this.coupling = coupling;
    this.limits = limits;
    float[] values = new float[count * coupling.inputs()];
    RandomStream.of(seed, coupling.name() + "/probe").uniforms(values, 0, values.length, 0);
    this.vectors = Batch.of(values, count, coupling.inputs());
    this.products = Batch.zeros(count, coupling.outputs());
    this.held = new float[coupling.outputs() * coupling.inputs()];
  }

  /** Presents the vectors; all weights zero are steady at 0. */
  public Drift probe(long tick) {
    coupling.read(held);
    coupling.forward(vectors, products, tick);
    double rest = 0;
    double power = 0;
    int inputs = coupling.inputs();
    for (int r = 0; r < vectors.rows(); r++) {
      for (int i = 0; i < coupling.outputs(); i++) {
        double meant = 0;
        for (int j = 0; j < inputs; j++) {
          meant += (double) held[i * inputs + j] * vectors.at(r, j);
        }
        rest += Math.pow(products.at(r, i) - meant, 2);
        power += meant * meant;
      }
    }
    return limits.judge(power == 0 ? 0 : Math.sqrt(rest / power));
  }
}
