package org.ohmlight.experiments.trial;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.ohmlight.experiments.data.DataSet;
import org.ohmlight.experiments.data.Samples;
import org.ohmlight.experiments.rig.HeldRig;
import org.ohmlight.experiments.spec.NetworkSpec;
import org.ohmlight.experiments.spec.OptimizerSpec;
import org.ohmlight.experiments.spec.PauseSpec;
import org.ohmlight.experiments.spec.ResistiveSpec;
import org.ohmlight.experiments.spec.SettlingSpec;
import org.ohmlight.experiments.spec.SubstrateSpec;
import org.ohmlight.experiments.spec.TrainingSpec;
import org.ohmlight.experiments.spec.TrialSpec;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.homeostasis.JacobianHomeostasis;
import org.ohmlight.learning.monitor.Monitor;
import org.ohmlight.learning.network.Initialization;
import org.ohmlight.learning.network.LayeredNetwork;
import org.ohmlight.learning.optimizer.Adam;
import org.ohmlight.learning.optimizer.InSitu;
import org.ohmlight.learning.optimizer.LayerRates;
import org.ohmlight.learning.optimizer.LearningRate;
import org.ohmlight.learning.optimizer.Madam;
import org.ohmlight.learning.optimizer.Momentum;
import org.ohmlight.learning.optimizer.NormalizedGradient;
import org.ohmlight.learning.optimizer.Optimizer;
import org.ohmlight.learning.optimizer.SelfTuning;
import org.ohmlight.learning.rule.AgnosticPropagation;
import org.ohmlight.learning.rule.Estimator;
import org.ohmlight.learning.training.EpochReport;
import org.ohmlight.learning.training.Evaluation;
import org.ohmlight.learning.training.Targets;
import org.ohmlight.learning.training.Training;
import org.ohmlight.physical.Ledger;
import org.ohmlight.physical.PhysicalNetwork;
import org.ohmlight.physical.Structure;
import org.ohmlight.physical.Substrate;
import org.ohmlight.simulator.circuit.layered.ResistiveNetwork;
import org.ohmlight.simulator.crossbar.CrossbarSubstrate;
import org.ohmlight.simulator.crossbar.Wear;
import org.ohmlight.simulator.exact.ExactSubstrate;
import org.ohmlight.simulator.reference.machine.ReferenceSubstrate;

/** Opens trials of layered networks on simulated substrates. */
public final class NetworkTrials implements Trial.Factory {
  private static final int EXAMPLES = 12;

  @Override
  public Trial open(TrialSpec spec, DataSet data, Team team) {
    Substrate substrate = Substrates.open(spec.substrate(), spec.seed(), team);
    PhysicalNetwork network = learner(spec, substrate, team);
    TrainingSpec training = spec.training();
    Presented presented = Presented.of(spec, data);
    int count = data.train().count();
    int kept = Math.round(training.validation() * count);
    Samples train = kept == 0 ? data.train() : data.train().slice(0, count - kept);
    Deployment deployment = deployment(spec, team);
    return new NetworkTrial(
        () -> pretrain(spec, network, presented, train, team),
        substrate,
        network,
        training(spec, network, lessons(spec), team),
        pause(spec, substrate, network, team),
        deployment,
        training(
            spec, deployment == null ? network : deployment.network(), training.epochs(), team),
        training.epochs() == 0,
        spec.settling(),
        presented,
        train,
        presented.still(data.train().slice(count - kept, count)),
        presented.still(data.test()));
  }

  /** The network that learns: a circuit, and a reference, settle as a whole. */
  static PhysicalNetwork learner(TrialSpec spec, Substrate substrate, Team team) {
    if (spec.structure() == Structure.RESISTIVE) {
      ResistiveSpec built = spec.network().resistive();
      return new ResistiveNetwork(
          spec.network().description(spec.structure()),
          built.gain(),
          built.range(),
          spec.seed(),
          team);
    }
    if (!(substrate instanceof ReferenceSubstrate<?> reference)) {
      return network(spec, substrate, team);
    }
    try (LayeredNetwork initial = network(spec, new ExactSubstrate(team), team)) {
      return reference.twin(initial, References.settling(spec));
    }
  }

  private static LayeredNetwork network(TrialSpec spec, Substrate substrate, Team team) {
    NetworkSpec net = spec.network();
    return new LayeredNetwork(
        substrate,
        net.description(spec.structure()),
        spec.settling().settling(),
        new Initialization(spec.seed(), net.gain(), net.feedbackGain(), net.headroom()),
        team);
  }

  private static Training training(TrialSpec spec, PhysicalNetwork network, int epochs, Team team) {
    TrainingSpec training = spec.training();
    List<Monitor> monitors =
        Watch.isWanted(spec)
            ? Watch.over(network(spec, new ExactSubstrate(team), team), spec)
            : List.of();
    Estimator rule = rule(spec, team);
    return new Training(
        network,
        rule,
        optimizer(training, rule, team),
        training.rate(),
        training.batch(),
        Math.max(1, epochs),
        spec.seed(),
        monitors);
  }

  /** Epochs of training, which the learning rate refers to: those before a pause. */
  private static int lessons(TrialSpec spec) {
    PauseSpec pause = spec.pause();
    return pause == null ? spec.training().epochs() : pause.afterEpoch();
  }

  private static @Nullable Pause pause(
      TrialSpec spec, Substrate substrate, PhysicalNetwork network, Team team) {
    PauseSpec pause = spec.pause();
    if (pause == null || !(substrate instanceof CrossbarSubstrate crossbar)) {
      return null;
    }
    Estimator rule = rule(spec, team);
    Training relearning =
        new Training(
            network,
            rule,
            optimizer(spec.training(), rule, team),
            new LearningRate.Constant(pause.learningRate()),
            spec.training().batch(),
            1,
            spec.seed());
    return new Pause(pause, crossbar, network, relearning);
  }

  private static @Nullable Deployment deployment(TrialSpec spec, Team team) {
    if (!(spec.substrate().itself() instanceof SubstrateSpec.Deployed deployed)) {
      return null;
    }
    CrossbarSubstrate crossbar = new CrossbarSubstrate(deployed.settings(), spec.seed(), team);
    return new Deployment(crossbar, network(spec, crossbar, team), deployed.settings());
  }

  /** Trains the same network on exact arithmetic and programs what it learned. */
  private static void pretrain(
      TrialSpec spec, PhysicalNetwork network, Presented presented, Samples train, Team team) {
    int epochs = spec.training().pretrain();
    if (epochs == 0) {
      return;
    }
    try (Substrate exact = new ExactSubstrate(team);
        PhysicalNetwork teacher = network(spec, exact, team)) {
      Training before = training(spec, teacher, epochs, team);
      for (int epoch = 1; epoch <= epochs; epoch++) {
        before.epoch(epoch, presented.in(epoch, train), done -> {});
      }
      Transfer.program(teacher, network);
    }
  }

  static Estimator rule(TrialSpec spec, Team team) {
    Estimator rule = Rules.of(spec, team);
    float homeostasis = spec.training().homeostasis();
    return homeostasis > 0f && spec.structure() == Structure.ASYMMETRIC
        ? new JacobianHomeostasis(rule, homeostasis, spec.seed(), team)
        : rule;
  }

  /**
   * What moves the weights.
   *
   * @param rule what makes the estimates that it is handed
   */
  static Optimizer optimizer(TrainingSpec training, Estimator rule, Team team) {
    LayerRates rates = new LayerRates(training.layerRates());
    float decay = training.weightDecay();
    return switch (training.optimizer()) {
      case OptimizerSpec.InSitu inSitu -> new InSitu(rates);
      case OptimizerSpec.SelfTuning selfTuning -> selfTuning(rule);
      case OptimizerSpec.Momentum momentum -> new Momentum(momentum.momentum(), decay, rates, team);
      case OptimizerSpec.Adam adam -> new Adam(adam.settings(), decay, rates, team);
      case OptimizerSpec.Madam madam -> new Madam(madam.settings(), decay, rates, team);
      case OptimizerSpec.Normalized normalized ->
          new NormalizedGradient(normalized.norm(), decay, rates, team);
    };
  }

  private static Optimizer selfTuning(Estimator rule) {
    if (rule instanceof AgnosticPropagation agnostic) {
      return new SelfTuning(agnostic);
    }
    throw new IllegalStateException("The check of a study let self-tuning pass with " + rule);
  }

  private static final class NetworkTrial implements Trial {
    private final Runnable pretraining;
    private final Substrate substrate;
    private final PhysicalNetwork network;
    private final Training training;
    private final @Nullable Pause pause;
    private final @Nullable Deployment deployment;
    private final Training tester;
    private final boolean onlyTests;
    private final SettlingSpec settling;
    private final Presented presented;
    private final Samples train;
    private final org.ohmlight.learning.training.Samples validation;
    private final org.ohmlight.learning.training.Samples test;

    /**
     * Makes the trial.
     *
     * @param pretraining what comes before the first epoch; a trial that goes on from a checkpoint
     *     has it behind it
     */
    NetworkTrial(
        Runnable pretraining,
        Substrate substrate,
        PhysicalNetwork network,
        Training training,
        @Nullable Pause pause,
        @Nullable Deployment deployment,
        Training tester,
        boolean onlyTests,
        SettlingSpec settling,
        Presented presented,
        Samples train,
        org.ohmlight.learning.training.Samples validation,
        org.ohmlight.learning.training.Samples test) {
      this.pretraining = pretraining;
      this.substrate = substrate;
      this.network = network;
      this.training = training;
      this.pause = pause;
      this.deployment = deployment;
      this.tester = tester;
      this.onlyTests = onlyTests;
      this.settling = settling;
      this.presented = presented;
      this.train = train;
      this.validation = validation;
      this.test = test;
    }

    @Override
    public EpochRecord epoch(int epoch, IntConsumer progress) {
      if (epoch == 1) {
        pretraining.run();
      }
      Ledger ledger = ledger();
      double secondsBefore = ledger.seconds();
      double joulesBefore = ledger.joules();
      EpochReport report = onlyTests ? looked() : learned(epoch, progress);
      if (deployment != null) {
        deployment.program(network, epoch);
      }
      double secondsTrained = ledger.seconds();
      double joulesTrained = ledger.joules();
      String fault = report.fault();
      Evaluation tested =
          fault == null ? tester.evaluate(test, settling.free()) : Evaluation.faulted(fault);
      double secondsTested = ledger.seconds();
      double joulesTested = ledger.joules();
      double validated =
          validation.count() == 0 || tested.fault() != null
              ? Double.NaN
              : tester.evaluate(validation, settling.free()).accuracy();
      return new EpochRecord(
          epoch,
          report.cost(),
          report.accuracy(),
          report.freeSteps(),
          report.nudgedSteps(),
          report.settledPart(),
          tested.accuracy(),
          tested.cost(),
          tested.steps(),
          secondsTrained - secondsBefore,
          joulesTrained - joulesBefore,
          (secondsTested - secondsTrained) / test.count(),
          (joulesTested - joulesTrained) / test.count(),
          validated,
          monitored(report),
          tested.fault());
    }

    /** What the monitors have seen, and the wear of cells where it is counted. */
    private SequencedMap<String, Double> monitored(EpochReport report) {
      SequencedMap<String, Double> figures = new LinkedHashMap<>(report.monitored());
      if (substrate instanceof CrossbarSubstrate crossbar && !crossbar.wear().isEmpty()) {
        List<Wear> arrays = crossbar.wear();
        double pulses = arrays.stream().mapToDouble(Wear::total).sum();
        figures.put("wearMean", pulses / arrays.stream().mapToDouble(Wear::cells).sum());
        figures.put("wearMost", arrays.stream().mapToDouble(Wear::most).max().orElse(0.0));
      }
      return figures;
    }

    private EpochReport learned(int epoch, IntConsumer progress) {
      var shown = presented.in(epoch, train);
      return pause != null && pause.covers(epoch)
          ? pause.epoch(epoch, shown, progress)
          : training.epoch(epoch, shown, progress);
    }

    /** What is spent is that of the hardware that answers. */
    private Ledger ledger() {
      return deployment == null ? substrate.ledger() : deployment.ledger();
    }

    /** The training images, looked at without learning: no updates, no nudged phases. */
    private EpochReport looked() {
      Evaluation seen = training.evaluate(presented.still(train), settling.free());
      return new EpochReport(
          1,
          seen.cost(),
          seen.accuracy(),
          seen.steps(),
          0,
          seen.settledPart(),
          new LinkedHashMap<>(),
          seen.fault());
    }

    @Override
    public CostSheet cost() {
      return CostSheet.of(ledger());
    }

    @Override
    public Examples examples() {
      int count = Math.min(EXAMPLES, test.count());
      var some = test.part(0, count);
      return some.targets() instanceof Targets.Images images
          ? new Examples(
              count,
              images.values(),
              presented.pixels(some.inputs()),
              tester.answers(some, settling.free()))
          : Examples.NONE;
    }

    @Override
    public TrialState state() {
      SequencedMap<String, float[]> arrays = training.checkpoint();
      if (pause != null) {
        arrays.putAll(pause.checkpoint());
      }
      return new TrialState(arrays, new LinkedHashMap<>(new TreeMap<>(ledger().counts())));
    }

    @Override
    public void restore(TrialState state) {
      training.restore(state.arrays());
      if (pause != null) {
        pause.restore(state.arrays());
      }
      ledger().restore(state.ledger());
    }

    @Override
    public @Nullable RigAccount rig() {
      return substrate instanceof HeldRig rig
          ? new RigAccount(rig.provenance(), rig.times(), rig.events(), rig.care(), rig.replayed())
          : null;
    }

    @Override
    public void close() {
      if (deployment != null) {
        deployment.close();
      }
      network.close();
      substrate.close();
    }
  }
}
