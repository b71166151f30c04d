package org.ohmlight.learning.training;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.ohmlight.learning.monitor.Monitor;
import org.ohmlight.learning.monitor.Monitor.Moment;
import org.ohmlight.learning.optimizer.LearningRate;
import org.ohmlight.learning.optimizer.Optimizer;
import org.ohmlight.learning.rule.Estimate;
import org.ohmlight.learning.rule.Estimator;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.Equilibrium;
import org.ohmlight.physical.HardwareFault;
import org.ohmlight.physical.NetworkState;
import org.ohmlight.physical.Nudge;
import org.ohmlight.physical.PhysicalNetwork;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.physical.SettleLimits;

/**
 * Teaches a network by a rule: epochs over shuffled minibatches, with everything that happens a
 * pure function of the seed and the data.
 */
public final class Training {
  private static final int EVALUATION_ROWS = 512;

  private final PhysicalNetwork network;
  private final Estimator rule;
  private final Optimizer optimizer;
  private final LearningRate learningRate;
  private final int batchSize;
  private final int epochs;
  private final RandomStream shuffles;
  private final List<Monitor> monitors;
  private final Map<Integer, Minibatch> minibatches = new HashMap<>();
  private final Map<Integer, NetworkState> evaluationStates = new HashMap<>();

  /** Makes a training that nobody watches. */
  public Training(
      PhysicalNetwork network,
      Estimator rule,
      Optimizer optimizer,
      LearningRate learningRate,
      int batchSize,
      int epochs,
      long seed) {
    this(network, rule, optimizer, learningRate, batchSize, epochs, seed, List.of());
  }

  /**
   * Makes a training.
   *
   * @param network what learns
   * @param rule estimates the gradient
   * @param optimizer applies it
   * @param learningRate rate over the whole training
   * @param batchSize samples a minibatch; the last one of an epoch may be smaller
   * @param epochs length of the whole training, which the learning rate refers to
   * @param seed keys the shuffling
   * @param monitors watch every step
   */
  public Training(
      PhysicalNetwork network,
      Estimator rule,
      Optimizer optimizer,
      LearningRate learningRate,
      int batchSize,
      int epochs,
      long seed,
      List<Monitor> monitors) {
    this.network = network;
    this.rule = rule;
    this.optimizer = optimizer;
    this.learningRate = learningRate;
    this.batchSize = batchSize;
    this.epochs = epochs;
    this.shuffles = RandomStream.of(seed, "shuffle");
    this.monitors = List.copyOf(monitors);
  }

  /**
   * One epoch.
   *
   * @param epoch number, from 1; it decides the shuffle and the learning rate
   * @param samples what to learn from. Not modified.
   * @param progress told the number of samples done so far
   */
  public EpochReport epoch(int epoch, Samples samples, IntConsumer progress) {
    int[] order = shuffled(samples.count(), epoch);
    Tally tally = new Tally();
    String fault = null;
    for (int first = 0; first < order.length && fault == null; first += batchSize) {
      int rows = Math.min(batchSize, order.length - first);
      minibatch(rows, samples).take(samples, order, first);
      try {
        fault = step(epoch, order, first, rows, samples, tally);
      } catch (HardwareFault failed) {
        fault = failed.why();
      }
      progress.accept(first + rows);
    }
    return new EpochReport(
        epoch,
        tally.cost(),
        tally.accuracy(),
        tally.freeSteps(),
        tally.nudgedSteps(),
        tally.settledPart(),
        seen(),
        fault);
  }

  /** Learns one minibatch; why the hardware could not, or null. */
  private @Nullable String step(
      int epoch, int[] order, int first, int rows, Samples samples, Tally tally) {
    Minibatch minibatch = minibatch(rows, samples);
    Estimate estimate = rule.estimate(network, minibatch.inputs, minibatch.targets);
    Equilibrium.Faulted faulted = estimate.fault();
    if (faulted == null) {
      long step = (epoch - 1L) * Math.ceilDiv(order.length, batchSize) + first / batchSize;
      Moment moment = new Moment(step, network, estimate, minibatch.inputs, minibatch.targets);
      monitors.forEach(monitor -> monitor.observe(moment));
      double done = (epoch - 1 + (double) first / order.length) / epochs;
      optimizer.apply(network, estimate, learningRate.at(done));
    }
    int output = network.description().output();
    tally.free(estimate.free(), estimate.freeState().plus(output), samples.targets(), order, first);
    estimate.nudged().forEach(phase -> tally.nudged(phase, rows));
    return faulted == null ? null : faulted.why();
  }

  private SequencedMap<String, Double> seen() {
    SequencedMap<String, Double> figures = new LinkedHashMap<>();
    monitors.forEach(monitor -> figures.putAll(monitor.report()));
    return figures;
  }

  /** Lets the network answer samples without learning. */
  public Evaluation evaluate(Samples samples, SettleLimits limits) {
    int[] order = inOrder(samples.count());
    Tally tally = new Tally();
    String fault =
        answered(
            samples,
            limits,
            (first, equilibrium, output) ->
                tally.free(equilibrium, output, samples.targets(), order, first));
    return new Evaluation(
        tally.accuracy(), tally.cost(), tally.freeSteps(), tally.settledPart(), fault);
  }

  /**
   * What the network answers, {@code [count x width of the output]}; zeros for what a fault left
   * out.
   */
  public float[] answers(Samples samples, SettleLimits limits) {
    int width = samples.targets().width();
    float[] answers = new float[samples.count() * width];
    answered(
        samples,
        limits,
        (first, equilibrium, output) ->
            Batch.of(answers, samples.count(), width)
                .window(first, output.rows())
                .copyFrom(output));
    return answers;
  }

  /** Told what came out for the samples from {@code first} on. */
  @FunctionalInterface
  private interface Answered {
    void batch(int first, Equilibrium equilibrium, Batch output);
  }

  /** Goes through samples in order; the fault that ended it, or null. */
  private @Nullable String answered(Samples samples, SettleLimits limits, Answered told) {
    String fault = null;
    int output = network.description().output();
    for (int first = 0; first < samples.count() && fault == null; first += EVALUATION_ROWS) {
      int rows = Math.min(EVALUATION_ROWS, samples.count() - first);
      NetworkState state =
          evaluationStates.computeIfAbsent(
              rows, r -> NetworkState.single(network.description(), r));
      state.rest();
      network.clamp(
          Batch.of(samples.inputs(), samples.count(), samples.width()).window(first, rows));
      Equilibrium equilibrium = network.settle(Nudge.FREE, state, limits);
      if (equilibrium instanceof Equilibrium.Faulted(String why)) {
        fault = why;
      }
      told.batch(first, equilibrium, state.plus(output));
    }
    return fault;
  }

  private static int[] inOrder(int count) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      order[i] = i;
    }
    return order;
  }

  /** Fisher-Yates with the epoch's own numbers. */
  private int[] shuffled(int count, int epoch) {
    int[] order = inOrder(count);
    RandomStream stream = shuffles.at(epoch);
    for (int i = count - 1; i > 0; i--) {
      int j = stream.below(i + 1, i);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }

  private Minibatch minibatch(int rows, Samples samples) {
    return minibatches.computeIfAbsent(
        rows, r -> new Minibatch(r, samples.width(), samples.targets().width()));
  }

  /**
   * Everything needed to go on bit for bit: weights, biases, what the optimizer remembers, the
   * clock.
   */
  public SequencedMap<String, float[]> checkpoint() {
    SequencedMap<String, float[]> arrays = new LinkedHashMap<>();
    for (EdgeId edge : network.description().edges()) {
      network
          .edge(edge)
          .coupling()
          .checkpoint()
          .forEach((name, values) -> arrays.put("edge " + edge + "/" + name, values));
    }
    for (int k = 1; k <= network.description().last(); k++) {
      arrays.put("bias " + k, network.bias(k).clone());
    }
    optimizer.checkpoint().forEach((name, values) -> arrays.put("optimizer/" + name, values));
    arrays.put("clock", toFloats(network.clock()));
    return arrays;
  }

  /** Takes up what {@link #checkpoint()} gave. */
  public void restore(Map<String, float[]> arrays) {
    for (EdgeId edge : network.description().edges()) {
      network.edge(edge).coupling().restore(below("edge " + edge + "/", arrays));
    }
    for (int k = 1; k <= network.description().last(); k++) {
      float[] saved = required("bias " + k, arrays);
      System.arraycopy(saved, 0, network.bias(k), 0, saved.length);
    }
    optimizer.restore(below("optimizer/", arrays));
    network.setClock(toLong(required("clock", arrays)));
  }

  private static float[] required(String name, Map<String, float[]> arrays) {
    float[] values = arrays.get(name);
    if (values == null) {
      throw new IllegalArgumentException("The checkpoint has no '" + name + "'");
    }
    return values;
  }

  private static SequencedMap<String, float[]> below(String prefix, Map<String, float[]> arrays) {
    SequencedMap<String, float[]> found = new LinkedHashMap<>();
    arrays.forEach((name, values) -> {
      if (name.startsWith(prefix)) {
        found.put(name.substring(prefix.length()), values);
      }
    });
    return found;
  }

  private static float[] toFloats(long value) {
    float[] parts = new float[4];
    for (int i = 0; i < 4; i++) {
      parts[i] = value >>> (16 * i) & 0xffff;
    }
    return parts;
  }

  private static long toLong(float[] parts) {
    long value = 0;
    for (int i = 0; i < 4; i++) {
      value |= (long) parts[i] << (16 * i);
    }
    return value;
  }

  private static final class Minibatch {
    private final Batch inputs;
    private final Batch targets;

    Minibatch(int rows, int width, int targetWidth) {
      inputs = Batch.zeros(rows, width);
      targets = Batch.zeros(rows, targetWidth);
    }

    void take(Samples samples, int[] order, int first) {
      for (int r = 0; r < inputs.rows(); r++) {
        int sample = order[first + r];
        System.arraycopy(
            samples.inputs(),
            sample * samples.width(),
            inputs.values(),
            r * samples.width(),
            samples.width());
        samples.targets().write(sample, targets.values(), r * targets.width());
      }
    }
  }
}
