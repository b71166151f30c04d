package org.ohmlight.experiments.spec;

import org.jspecify.annotations.Nullable;
import org.ohmlight.physical.Structure;
import tools.jackson.databind.JsonNode;

/**
 * One trial: a network, taught by a rule, on a substrate, from a seed.
 *
 * @param name unique within its study, e.g. {@code crossbar/ep/symmetric}
 * @param substrate what holds the weights
 * @param rule what teaches
 * @param structure structure of the weight matrix
 * @param seed seed of everything random
 * @param point the value of a swept parameter, if the trial belongs to a sweep
 * @param dataset the images and what they are for
 * @param network the network
 * @param training how it trains
 * @param settling how it settles
 * @param pause a pause in which a crossbar drifts, or null
 * @param settings every setting that decides the outcome, as plain data, for the record
 */
public record TrialSpec(
    String name,
    SubstrateSpec substrate,
    RuleSpec rule,
    Structure structure,
    long seed,
    @Nullable SweepPoint point,
    DatasetSpec dataset,
    NetworkSpec network,
    TrainingSpec training,
    SettlingSpec settling,
    @Nullable PauseSpec pause,
    JsonNode settings) {

  /** The same trial on another substrate. */
  public TrialSpec on(SubstrateSpec other) {
    return new TrialSpec(
        name, other, rule, structure, seed, point, dataset, network, training, settling, pause,
        settings);
  }

  /**
   * A value of a swept parameter.
   *
   * @param sweep which sweep of the study, from 0
   * @param parameter dotted name
   * @param value what it was set to
   */
  public record SweepPoint(int sweep, String parameter, JsonNode value) {}
}
