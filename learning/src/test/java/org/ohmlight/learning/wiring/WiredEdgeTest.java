package org.ohmlight.learning.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.LayerDescription;
import org.ohmlight.physical.LayerShape;
import org.ohmlight.physical.Link;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.physical.Structure;
import org.ohmlight.physical.Wiring;
import org.ohmlight.physical.Wiring.Convolution;
import org.ohmlight.physical.Wiring.Pool;
import org.ohmlight.simulator.exact.ExactSubstrate;

/**
 * Convolutions between layers, by the short cut of exact arithmetic and laid out patch by patch.
 */
class WiredEdgeTest {
  private static final long SEED = 5;
  private static final int ROWS = 3;
  private static final EdgeId FORWARD = new EdgeId(1, 2);
  private static final EdgeId BACK = new EdgeId(2, 1);

  static Stream<Convolution> convolutions() {
    return Stream.of(
        new Convolution(5, 3, 1),
        new Convolution(4, 5, 0),
        new Convolution(3, 3, 1, 2, false, Pool.NONE, 1),
        new Convolution(6, 3, 1, 1, true, Pool.NONE, 1),
        new Convolution(5, 3, 1, 1, false, Pool.AVERAGE, 2),
        new Convolution(3, 3, 0, 1, true, Pool.AVERAGE, 3));
  }

  static Stream<Convolution> allConvolutions() {
    return Stream.concat(
        convolutions(), Stream.of(new Convolution(5, 3, 1, 1, false, Pool.MAXIMUM, 2)));
  }

  private static NetworkDescription network(Convolution convolution, Structure structure) {
    LayerShape image = new LayerShape(2, 10, 10);
    return new NetworkDescription(
        List.of(
            new LayerDescription(7, Activation.LINEAR),
            new LayerDescription(image, Activation.LINEAR),
            new LayerDescription(convolution.reached(image), Activation.LINEAR)),
        List.of(new Link(0, 1, Wiring.DENSE), new Link(1, 2, convolution)),
        structure,
        2);
  }

  private static Coupling kernel(NetworkDescription network, EdgeId edge) {
    int outputs = network.outputs(edge);
    int inputs = network.inputs(edge);
    Coupling coupling = new ExactSubstrate(Team.solo()).couple("kernel", outputs, inputs, 1f);
    coupling.program(normals("kernel", outputs * inputs), 0);
    return coupling;
  }

  /** The same matrix without the short cut of exact arithmetic. */
  private static Coupling withoutShortCut(Coupling coupling) {
    return (Coupling)
        Proxy.newProxyInstance(
            Coupling.class.getClassLoader(),
            new Class<?>[] {Coupling.class},
            (proxy, method, arguments) -> method.invoke(coupling, arguments));
  }

  private static float[] normals(String name, int count) {
    float[] values = new float[count];
    RandomStream.of(SEED, name).normals(values, 0, count, 0);
    return values;
  }

  private static Batch states(String name, int width) {
    return Batch.of(normals(name, ROWS * width), ROWS, width);
  }

  private static double dot(Batch a, Batch b) {
    double sum = 0;
    for (int i = 0; i < a.rows() * a.width(); i++) {
      sum += (double) a.values()[i] * b.values()[i];
    }
    return sum;
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  private static void assertClose(float[] actual, float[] expected) {
    assertThat(doubles(actual))
        .usingComparatorWithPrecision(2e-5)
        .containsExactly(doubles(expected));
  }

  @ParameterizedTest
  @MethodSource("allConvolutions")
  void theAdjointIsExact(Convolution convolution) {
    NetworkDescription network = network(convolution, Structure.SYMMETRIC);
    Passage passage =
        WiredEdge.of(network, FORWARD, kernel(network, FORWARD), Team.solo()).passage(0, ROWS);
    Batch x = states("x", network.size(1));
    Batch y = states("y", network.size(2));
    Batch wx = Batch.zeros(ROWS, network.size(2));
    Batch wy = Batch.zeros(ROWS, network.size(1));
    passage.adjoint(y, wy, x, 1, 0);
    passage.forward(x, wx, 1, 0);
    assertThat(dot(wy, x))
        .isCloseTo(dot(y, wx), org.assertj.core.data.Percentage.withPercentage(0.01));
  }

  @ParameterizedTest
  @MethodSource("allConvolutions")
  void theLocalProductIsTheDerivativeOfTheEnergy(Convolution convolution) {
    // <y, W x> is linear in the kernel, so its derivative times the kernel is the value itself.
    NetworkDescription network = network(convolution, Structure.SYMMETRIC);
    Coupling kernel = kernel(network, FORWARD);
    WiredEdge wired = WiredEdge.of(network, FORWARD, kernel, Team.solo());
    Batch x = states("x", network.size(1));
    Batch y = states("y", network.size(2));
    Batch wx = Batch.zeros(ROWS, network.size(2));
    wired.passage(0, ROWS).forward(x, wx, 1, 0);
    float[] gradient = new float[wired.edge().weights()];
    wired.edge().gradient(y, x, 1f, 0f, gradient, 2);
    float[] weights = new float[gradient.length];
    kernel.read(weights);
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += (double) weights[i] * gradient[i];
    }
    assertThat(sum).isCloseTo(dot(y, wx), org.assertj.core.data.Percentage.withPercentage(0.01));
  }

  @ParameterizedTest
  @MethodSource("allConvolutions")
  void laidOutPatchesGiveWhatTheShortCutGives(Convolution convolution) {
    NetworkDescription network = network(convolution, Structure.SYMMETRIC);
    compare(network, FORWARD);
  }

  @ParameterizedTest
  @MethodSource("convolutions")
  void laidOutPatchesGiveWhatTheShortCutGivesOnTheWayBack(Convolution convolution) {
    compare(network(convolution, Structure.ASYMMETRIC), BACK);
  }

  private static void compare(NetworkDescription network, EdgeId id) {
    Coupling fast = kernel(network, id);
    Coupling slow = kernel(network, id);
    WiredEdge shortCut = WiredEdge.of(network, id, fast, Team.solo());
    WiredEdge laidOut = WiredEdge.of(network, id, withoutShortCut(slow), Team.solo());
    Batch from = states("from", network.size(id.from()));
    Batch to = states("to", network.size(id.to()));
    assertClose(forward(laidOut, from, to.width()), forward(shortCut, from, to.width()));
    assertClose(adjoint(laidOut, to, from), adjoint(shortCut, to, from));
    shortCut.edge().update(to, from, 0.1f, 3);
    laidOut.edge().update(to, from, 0.1f, 3);
    float[] fastWeights = new float[fast.outputs() * fast.inputs()];
    float[] slowWeights = new float[fastWeights.length];
    fast.read(fastWeights);
    slow.read(slowWeights);
    assertClose(slowWeights, fastWeights);
    float[] gradient = new float[fastWeights.length];
    shortCut.edge().gradient(to, from, 0.1f, 0f, gradient, 4);
    float[] before = normals("kernel", gradient.length);
    if (!(network.link(id).wiring() instanceof Convolution c && c.pool() == Pool.MAXIMUM)) {
      for (int i = 0; i < before.length; i++) {
        before[i] += gradient[i];
      }
      assertClose(fastWeights, before);
    }
  }

  private static float[] forward(WiredEdge edge, Batch from, int width) {
    Batch to = Batch.zeros(ROWS, width);
    edge.passage(0, ROWS).forward(from, to, 1, 0);
    return to.values();
  }

  private static float[] adjoint(WiredEdge edge, Batch to, Batch from) {
    Batch back = Batch.zeros(ROWS, from.width());
    edge.passage(0, ROWS).adjoint(to, back, from, 1, 0);
    return back.values();
  }

  @ParameterizedTest
  @MethodSource("convolutions")
  void theEdgeBackSendsTheAdjointOfItsKernel(Convolution convolution) {
    NetworkDescription network = network(convolution, Structure.ASYMMETRIC);
    Coupling forward = kernel(network, FORWARD);
    Coupling back =
        new ExactSubstrate(Team.solo()).couple("b", forward.inputs(), forward.outputs(), 1f);
    float[] weights = new float[forward.inputs() * forward.outputs()];
    forward.read(weights);
    float[] turned = new float[weights.length];
    for (int o = 0; o < forward.outputs(); o++) {
      for (int i = 0; i < forward.inputs(); i++) {
        turned[i * forward.outputs() + o] = weights[o * forward.inputs() + i];
      }
    }
    back.program(turned, 0);
    Batch high = states("high", network.size(2));
    Batch low = states("low", network.size(1));
    WiredEdge up = WiredEdge.of(network, FORWARD, forward, Team.solo());
    WiredEdge down = WiredEdge.of(network, BACK, back, Team.solo());
    assertClose(forward(down, high, low.width()), adjoint(up, high, low));
    assertClose(adjoint(down, low, high), forward(up, low, high.width()));
  }
}
