package org.ohmlight.experiments.trial;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.IntConsumer;
import org.ohmlight.experiments.spec.PauseSpec;
import org.ohmlight.learning.training.EpochReport;
import org.ohmlight.learning.training.Samples;
import org.ohmlight.learning.training.Training;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.PhysicalNetwork;
import org.ohmlight.simulator.crossbar.CrossbarSubstrate;

/** A pause of a trial under way: what was held before it, the drift, and the rounds after it. */
final class Pause {
  private static final String SAVED = "before the pause ";

  private final PauseSpec spec;
  private final CrossbarSubstrate substrate;
  private final PhysicalNetwork network;
  private final Training relearning;
  private final SequencedMap<EdgeId, float[]> held = new LinkedHashMap<>();

  /**
   * Prepares the pause.
   *
   * @param relearning the training whose epochs are rounds of learning
   */
  Pause(PauseSpec spec, CrossbarSubstrate substrate, PhysicalNetwork network, Training relearning) {
    this.spec = spec;
    this.substrate = substrate;
    this.network = network;
    this.relearning = relearning;
  }

  /** Whether training is over by this epoch. */
  boolean covers(int epoch) {
    return epoch > spec.afterEpoch();
  }

  /** The pause itself, or a round of the remedy. */
  EpochReport epoch(int epoch, Samples train, IntConsumer progress) {
    int round = epoch - spec.afterEpoch() - 1;
    if (round == 0) {
      readBack();
      substrate.rest(spec.retention(), spec.seconds(), network.nextTick());
      return nothingLearned(epoch);
    }
    return switch (spec.remedy()) {
      case NONE -> nothingLearned(epoch);
      case LEARN -> relearning.epoch(epoch, part(train, round - 1), progress);
      case REPROGRAM -> {
        held.forEach(
            (edge, weights) -> network.edge(edge).coupling().program(weights, network.nextTick()));
        yield nothingLearned(epoch);
      }
    };
  }

  private void readBack() {
    for (EdgeId edge : network.description().edges()) {
      Coupling coupling = network.edge(edge).coupling();
      float[] weights = new float[network.edge(edge).weights()];
      coupling.read(weights);
      held.put(edge, weights);
    }
  }

  /**
   * The images of a round: the next ones of the training images, from the first again at the end.
   */
  private Samples part(Samples train, int round) {
    int count = Math.min(spec.images(), train.count());
    int first = Math.floorMod(round * count, train.count() - count + 1);
    return train.part(first, first + count);
  }

  private static EpochReport nothingLearned(int epoch) {
    return new EpochReport(
        epoch,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        new LinkedHashMap<>(),
        null);
  }

  /** What was read back, to be saved. */
  SequencedMap<String, float[]> checkpoint() {
    SequencedMap<String, float[]> saved = new LinkedHashMap<>();
    held.forEach((edge, weights) -> saved.put(SAVED + edge, weights.clone()));
    return saved;
  }

  /** Takes up what {@link #checkpoint()} gave. */
  void restore(Map<String, float[]> saved) {
    held.clear();
    for (EdgeId edge : network.description().edges()) {
      float[] weights = saved.get(SAVED + edge);
      if (weights != null) {
        held.put(edge, weights.clone());
      }
    }
  }
}
