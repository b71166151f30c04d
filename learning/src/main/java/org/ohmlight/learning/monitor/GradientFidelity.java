package org.ohmlight.learning.monitor;

import java.util.SequencedMap;
import org.ohmlight.learning.rule.Estimate;
import org.ohmlight.learning.rule.Estimator;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.PhysicalNetwork;

/**
 * How far the estimate of a rule on hardware points where the exact gradient does: the cosine
 *
 * <pre>  cos = (G . H) / (|G| |H|)</pre>
 *
 * of each edge's estimate {@code G} and the gradient {@code H} of an exact twin that holds the same
 * weights and sees the same minibatch. 1 is the same direction; learning goes downhill while it is
 * above 0. Reported as {@code gradientCosine} (mean over the edges) and by edge.
 */
public final class GradientFidelity implements Monitor {
  private static final String NAME = "gradientCosine";

  private final Twin twin;
  private final Estimator exact;
  private final int every;
  private final Means means = new Means();

  /**
   * Makes the monitor.
   *
   * @param exact a rule that gives the exact gradient on the twin: close settling, a weak nudge
   * @param every how many steps from one look to the next
   */
  public GradientFidelity(Twin twin, Estimator exact, int every) {
    this.twin = twin;
    this.exact = exact;
    this.every = every;
  }

  @Override
  public void observe(Moment moment) {
    if (moment.step() % every != 0) {
      return;
    }
    PhysicalNetwork network = moment.network();
    PhysicalNetwork reference = twin.of(network);
    Estimate truth = exact.estimate(reference, moment.inputs(), moment.targets());
    double sum = 0;
    for (EdgeId edge : network.description().edges()) {
      float[] estimated = new float[network.edge(edge).weights()];
      float[] wanted = new float[estimated.length];
      moment.estimate().gradient(network.edge(edge), estimated, network.clock());
      truth.gradient(reference.edge(edge), wanted, reference.clock());
      double cosine = cosine(estimated, wanted);
      means.add(NAME + " " + edge, cosine);
      sum += cosine;
    }
    means.add(NAME, sum / network.description().edges().size());
  }

  /** NaN if either is zero. */
  static double cosine(float[] x, float[] y) {
    double dot = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < x.length; i++) {
      dot += (double) x[i] * y[i];
      xx += (double) x[i] * x[i];
      yy += (double) y[i] * y[i];
    }
    return dot / Math.sqrt(xx * yy);
  }

  @Override
  public SequencedMap<String, Double> report() {
    return means.take();
  }
}
