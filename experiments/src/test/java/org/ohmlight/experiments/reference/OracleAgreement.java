package org.ohmlight.experiments.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.loop.Readout;
import org.ohmlight.learning.network.Initialization;
import org.ohmlight.learning.network.LayeredNetwork;
import org.ohmlight.learning.rule.DyadicLearning;
import org.ohmlight.learning.rule.EquilibriumPropagation;
import org.ohmlight.learning.rule.EquilibriumPropagation.Variant;
import org.ohmlight.learning.rule.Estimate;
import org.ohmlight.learning.rule.Estimator;
import org.ohmlight.learning.rule.RecurrentBackprop;
import org.ohmlight.learning.settle.Schedule;
import org.ohmlight.learning.settle.Settling;
import org.ohmlight.learning.settle.Solver;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.LayerDescription;
import org.ohmlight.physical.LayerShape;
import org.ohmlight.physical.Link;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.NetworkState;
import org.ohmlight.physical.PhysicalNetwork;
import org.ohmlight.physical.Provenance;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.physical.Structure;
import org.ohmlight.physical.Wiring;
import org.ohmlight.simulator.exact.ExactSubstrate;
import org.ohmlight.simulator.reference.machine.Machine;
import org.ohmlight.simulator.reference.machine.Oracle;
import org.ohmlight.simulator.reference.machine.ReferenceNetwork;
import org.ohmlight.simulator.reference.machine.ReferenceSettling;
import org.ohmlight.simulator.reference.machine.ReferenceSubstrate;

/**
 * The learning engine on exact arithmetic and the reference on a machine, written from the same
 * equations by two ways: states agree to 1e-5, gradients of every edge and bias to a cosine of
 * 0.99999. Seed 5.
 */
abstract class OracleAgreement {
  private static final int ROWS = 37; // more than one block, and no whole number of them
  private static final float BETA = 0.2f;
  private static final SettleLimits LIMITS = new SettleLimits(400, 1e-7f);

  abstract Machine<?> machine();

  enum Shape {
    DENSE,
    CONVOLUTIONAL;

    NetworkDescription of(Structure structure) {
      return this == DENSE
          ? NetworkDescription.dense(
              List.of(20, 30, 25, 5), Activation.SIGMOID, Activation.LINEAR, structure)
          : convolutional(structure);
    }

    private static NetworkDescription convolutional(Structure structure) {
      Wiring.Convolution first = new Wiring.Convolution(6, 3, 1, 1, false, Wiring.Pool.AVERAGE, 2);
      Wiring.Convolution second = new Wiring.Convolution(5, 3, 1, 1, true, Wiring.Pool.NONE, 1);
      LayerShape images = new LayerShape(2, 8, 8);
      LayerShape middle = first.reached(images);
      List<LayerDescription> layers = new ArrayList<>();
      layers.add(new LayerDescription(images, Activation.LINEAR));
      layers.add(new LayerDescription(middle, Activation.SIGMOID));
      layers.add(new LayerDescription(second.reached(middle), Activation.TANH));
      layers.add(new LayerDescription(4, Activation.LINEAR));
      List<Link> links =
          List.of(new Link(0, 1, first), new Link(1, 2, second), new Link(2, 3, Wiring.DENSE));
      return new NetworkDescription(layers, links, structure, 3);
    }
  }

  static Stream<org.junit.jupiter.params.provider.Arguments> everyStructure() {
    return Stream.of(Shape.values())
        .flatMap(shape ->
            Stream.of(Structure.values())
                .filter(s -> s != Structure.RESISTIVE)
                .map(
                    structure -> org.junit.jupiter.params.provider.Arguments.of(shape, structure)));
  }

  private static Settling damped(float alpha) {
    return new Settling(Schedule.EVEN_ODD, new Solver.MirrorDescent(alpha));
  }

  private static ReferenceSettling dampedReference(float alpha) {
    return new ReferenceSettling(
        ReferenceSettling.Order.EVEN_ODD, ReferenceSettling.Step.DRIVES, alpha);
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void equilibriumPropagation(Shape shape) {
    compare(
        shape.of(Structure.SYMMETRIC),
        damped(0.5f),
        dampedReference(0.5f),
        new EquilibriumPropagation(Variant.POSITIVE, BETA, LIMITS, LIMITS),
        (oracle, x, y) -> oracle.equilibriumPropagation(x, y, 0f, BETA));
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void centredEquilibriumPropagation(Shape shape) {
    compare(
        shape.of(Structure.SYMMETRIC),
        damped(0.5f),
        dampedReference(0.5f),
        new EquilibriumPropagation(Variant.CENTERED, BETA, LIMITS, LIMITS),
        (oracle, x, y) -> oracle.equilibriumPropagation(x, y, -BETA, BETA));
  }

  @ParameterizedTest
  @MethodSource("everyStructure")
  void dyads(Shape shape, Structure structure) {
    compare(
        shape.of(structure),
        damped(0.35f),
        dampedReference(0.35f),
        new DyadicLearning(BETA, LIMITS, LIMITS),
        (oracle, x, y) -> oracle.dyadic(x, y, BETA));
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void deepEquilibriumByEvenOddSteps(Shape shape) {
    Settling accelerated = new Settling(Schedule.EVEN_ODD, new Solver.Anderson(4));
    compare(
        shape.of(Structure.SYMMETRIC),
        accelerated,
        ReferenceSettling.EVEN_ODD,
        new RecurrentBackprop(
            RecurrentBackprop.Way.FULL_ADJOINT,
            Readout.STATE,
            accelerated,
            LIMITS,
            LIMITS,
            Team.solo()),
        Oracle::adjoint);
  }

  private interface Question {
    Oracle.Gradient ask(Oracle oracle, Batch inputs, Batch targets);
  }

  private void compare(
      NetworkDescription description,
      Settling settling,
      ReferenceSettling referenceSettling,
      Estimator rule,
      Question question) {
    Batch inputs = uniform("inputs", description.size(0));
    Batch targets = uniform("targets", description.size(description.output()));
    try (PhysicalNetwork exact =
            new LayeredNetwork(
                new ExactSubstrate(Team.solo()),
                description,
                settling,
                new Initialization(5, 0.8f, 0.5f, 4f),
                Team.solo());
        ReferenceSubstrate<?> substrate =
            new ReferenceSubstrate<>(machine(), new Provenance("reference", new TreeMap<>()))) {
      for (int k = 1; k <= description.last(); k++) {
        RandomStream.of(5, "bias " + k).uniforms(exact.bias(k), 0, exact.bias(k).length, 0);
      }
      ReferenceNetwork<?> twin = substrate.twin(exact, referenceSettling);
      Oracle.Gradient expected = question.ask(new Oracle(twin, LIMITS, LIMITS), inputs, targets);
      Estimate estimate = rule.estimate(exact, inputs, targets);
      assertThat(distance(estimate.freeState(), expected.state())).isLessThan(1e-5);
      for (EdgeId edge : description.edges()) {
        float[] gradient = new float[exact.edge(edge).weights()];
        estimate.gradient(exact.edge(edge), gradient, 0);
        agree(gradient, expected.edge(edge), "edge " + edge);
      }
      for (int k = 1; k <= description.last(); k++) {
        float[] gradient = new float[exact.bias(k).length];
        estimate.biasGradient(k, gradient);
        agree(gradient, expected.biases()[k], "bias " + k);
      }
    }
  }

  private static Batch uniform(String name, int width) {
    Batch batch = Batch.zeros(ROWS, width);
    RandomStream.of(5, name).uniforms(batch.values(), 0, ROWS * width, 0);
    return batch;
  }

  private static double distance(NetworkState a, NetworkState b) {
    double worst = 0;
    for (int k = 1; k < a.layers(); k++) {
      for (int i = 0; i < a.plus(k).values().length; i++) {
        worst = Math.max(worst, Math.abs(a.plus(k).values()[i] - b.plus(k).values()[i]));
      }
    }
    return worst;
  }

  private static void agree(float[] got, float[] expected, String what) {
    double product = 0;
    double one = 0;
    double other = 0;
    for (int i = 0; i < got.length; i++) {
      product += (double) got[i] * expected[i];
      one += (double) got[i] * got[i];
      other += (double) expected[i] * expected[i];
    }
    assertThat(product / Math.sqrt(one * other)).as("cosine of " + what).isGreaterThan(0.99999);
    assertThat(Math.sqrt(one / other)).as("length of " + what).isBetween(0.999, 1.001);
  }
}
