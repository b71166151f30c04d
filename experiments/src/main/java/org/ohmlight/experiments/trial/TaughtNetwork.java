package org.ohmlight.experiments.trial;

import org.ohmlight.experiments.data.DataSet;
import org.ohmlight.experiments.spec.TrialSpec;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.optimizer.Optimizer;
import org.ohmlight.learning.rule.Estimate;
import org.ohmlight.learning.rule.Estimator;
import org.ohmlight.learning.training.Evaluation;
import org.ohmlight.learning.training.Samples;
import org.ohmlight.learning.training.Training;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.PhysicalNetwork;
import org.ohmlight.physical.Provenance;
import org.ohmlight.physical.Substrate;

/**
 * The network of a trial and what teaches it, step by step instead of epoch by epoch. It begins
 * with the trial's initial weights; what came before or after its training in the trial - learning
 * on exact arithmetic, a pause - is left out.
 */
public final class TaughtNetwork implements AutoCloseable {
  private final TrialSpec spec;
  private final Substrate substrate;
  private final PhysicalNetwork network;
  private final Estimator rule;
  private final Optimizer optimizer;
  private final Training tester;

  private TaughtNetwork(TrialSpec spec, Substrate substrate, PhysicalNetwork network, Team team) {
    this.spec = spec;
    this.substrate = substrate;
    this.network = network;
    this.rule = NetworkTrials.rule(spec, team);
    this.optimizer = NetworkTrials.optimizer(spec.training(), rule, team);
    this.tester =
        new Training(
            network,
            rule,
            optimizer,
            spec.training().rate(),
            spec.training().batch(),
            1,
            spec.seed());
  }

  /** Opens the network of a trial on its substrate. */
  public static TaughtNetwork open(TrialSpec spec, Team team) {
    Substrate substrate = Substrates.open(spec.substrate(), spec.seed(), team);
    return new TaughtNetwork(spec, substrate, NetworkTrials.learner(spec, substrate, team), team);
  }

  /** The network itself. */
  public PhysicalNetwork network() {
    return network;
  }

  /** What it is built on. */
  public Provenance provenance() {
    return substrate.provenance();
  }

  /** What the rule concludes from a minibatch; holds until it is asked again. */
  public Estimate estimate(Batch inputs, Batch targets) {
    return rule.estimate(network, inputs, targets);
  }

  /** One step down an estimate of its own, at the rate with which the trial begins. */
  public void learn(Estimate estimate) {
    optimizer.apply(network, estimate, spec.training().rate().at(0));
  }

  /** Takes over the weights that another holds, as they are read back, and its biases. */
  public void copyFrom(TaughtNetwork other) {
    Transfer.program(other.network, network);
  }

  /** How it does on samples it does not learn from. */
  public Evaluation evaluate(Samples samples) {
    return tester.evaluate(samples, spec.settling().free());
  }

  /** Training images as a trial shows them in its first epoch. */
  public static Samples lessons(TrialSpec spec, DataSet data) {
    return Presented.of(spec, data).in(1, data.train());
  }

  /** Test images as a trial shows them. */
  public static Samples tests(TrialSpec spec, DataSet data) {
    return Presented.of(spec, data).still(data.test());
  }

  @Override
  public void close() {
    network.close();
    substrate.close();
  }
}
