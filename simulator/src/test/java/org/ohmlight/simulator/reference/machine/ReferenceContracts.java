package org.ohmlight.simulator.reference.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.CouplingContract;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.LayerDescription;
import org.ohmlight.physical.LayerShape;
import org.ohmlight.physical.Link;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.NetworkState;
import org.ohmlight.physical.Nudge;
import org.ohmlight.physical.PhysicalNetwork;
import org.ohmlight.physical.PhysicalNetworkContract;
import org.ohmlight.physical.Provenance;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.physical.Structure;
import org.ohmlight.physical.Substrate;
import org.ohmlight.physical.Wiring;

/** Both contracts, held by couplings and networks of any machine. */
public abstract class ReferenceContracts {
  /** A fresh machine. */
  protected abstract Machine<?> machine();

  private ReferenceSubstrate<?> substrate() {
    return new ReferenceSubstrate<>(machine(), new Provenance("reference", new TreeMap<>()));
  }

  private static NetworkDescription dense(Structure structure) {
    return NetworkDescription.dense(
        List.of(11, 13, 9, 4), Activation.SIGMOID, Activation.LINEAR, structure);
  }

  private static NetworkDescription convolutional(Structure structure, Wiring.Pool pool) {
    Wiring.Convolution first = new Wiring.Convolution(6, 3, 1, 1, false, pool, 2);
    Wiring.Convolution second = new Wiring.Convolution(5, 3, 1, 2, true, Wiring.Pool.NONE, 1);
    LayerShape images = new LayerShape(2, 8, 8);
    LayerShape middle = first.reached(images);
    List<LayerDescription> layers = new ArrayList<>();
    layers.add(new LayerDescription(images, Activation.LINEAR));
    layers.add(new LayerDescription(middle, Activation.HARD_SIGMOID));
    layers.add(new LayerDescription(second.reached(middle), Activation.TANH));
    layers.add(new LayerDescription(4, Activation.LINEAR));
    List<Link> links =
        List.of(new Link(0, 1, first), new Link(1, 2, second), new Link(2, 3, Wiring.DENSE));
    return new NetworkDescription(layers, links, structure, 3);
  }

  abstract class Network extends PhysicalNetworkContract {
    abstract NetworkDescription description();

    @Override
    protected PhysicalNetwork network() {
      NetworkDescription description = description();
      PhysicalNetwork network =
          substrate()
              .network(
                  description,
                  new ReferenceSettling(
                      ReferenceSettling.Order.EVEN_ODD, ReferenceSettling.Step.DRIVES, 0.5f));
      for (EdgeId edge : description.edges()) {
        float[] weights = new float[network.edge(edge).weights()];
        RandomStream.of(3, "weights " + edge).uniforms(weights, 0, weights.length, 0);
        float bound = (float) (0.8 / Math.sqrt(description.fanIn(edge)));
        for (int i = 0; i < weights.length; i++) {
          weights[i] = bound * (2 * weights[i] - 1);
        }
        network.edge(edge).coupling().program(weights, 0);
      }
      return network;
    }

    @Override
    protected SettleLimits limits() {
      return new SettleLimits(400, 1e-6f);
    }

    @Override
    protected double stateTolerance() {
      return 1e-5;
    }
  }

  @Nested
  class Feedforward extends Network {
    @Override
    NetworkDescription description() {
      return dense(Structure.FEEDFORWARD);
    }
  }

  @Nested
  class Symmetric extends Network {
    @Override
    NetworkDescription description() {
      return dense(Structure.SYMMETRIC);
    }
  }

  @Nested
  class SkewSymmetric extends Network {
    @Override
    NetworkDescription description() {
      return dense(Structure.SKEW_SYMMETRIC);
    }
  }

  @Nested
  class Asymmetric extends Network {
    @Override
    NetworkDescription description() {
      return dense(Structure.ASYMMETRIC);
    }
  }

  @Nested
  class Convolutional extends Network {
    @Override
    NetworkDescription description() {
      return convolutional(Structure.ASYMMETRIC, Wiring.Pool.AVERAGE);
    }
  }

  @Nested
  class MaximumPooling extends Network {
    @Override
    NetworkDescription description() {
      return convolutional(Structure.SYMMETRIC, Wiring.Pool.MAXIMUM);
    }
  }

  /** Seed 9: 64 x 200 numbers, whose standard deviation is known to 0.6 %. */
  @Test
  void noiseOfTheDrivesHasItsOwnSizeAndTheNumbersOfItsStream() {
    NetworkDescription description =
        NetworkDescription.dense(
            List.of(3, 200), Activation.LINEAR, Activation.LINEAR, Structure.SYMMETRIC);
    ReferenceNoise noise = new ReferenceNoise(0.3f, 0f, 9);
    NetworkState state = oneStep(description, noise);
    float[] expected = new float[64 * 200];
    // The clamp has taken the first moment.
    noise.numbers(1, 0, 2).normals(expected, 0, expected.length, 0);
    double squares = 0;
    for (int i = 0; i < expected.length; i++) {
      float got = state.plus(1).values()[i];
      assertThat(got).isCloseTo(0.3f * expected[i], within(2e-6f));
      squares += (double) got * got;
    }
    assertThat(Math.sqrt(squares / expected.length)).isCloseTo(0.3, within(0.006));
  }

  /** Noise of 0.3 on a hard sigmoid, rounded to 2 bits: nothing but thirds. Seed 9. */
  @Test
  void coarseStatesAreWholeMultiplesOfTheirStep() {
    NetworkDescription description =
        NetworkDescription.dense(
            List.of(3, 50), Activation.LINEAR, Activation.HARD_SIGMOID, Structure.SYMMETRIC);
    NetworkState state = oneStep(description, ReferenceNoise.ofBits(0.3f, 2, 9));
    boolean[] seen = new boolean[4];
    for (float s : state.plus(1).values()) {
      assertThat(3 * s).isCloseTo(Math.round(3 * s), within(1e-5f));
      seen[Math.round(3 * s)] = true;
    }
    assertThat(seen).containsExactly(true, true, true, true);
  }

  private NetworkState oneStep(NetworkDescription description, ReferenceNoise noise) {
    try (PhysicalNetwork network =
        substrate().network(description, ReferenceSettling.EVEN_ODD.with(noise))) {
      NetworkState state = NetworkState.single(description, 64);
      network.clamp(Batch.zeros(64, 3));
      network.settle(Nudge.FREE, state, new SettleLimits(1, 0f));
      return state;
    }
  }

  @Nested
  class Couplings extends CouplingContract {
    @Override
    protected Substrate substrate(long seed) {
      return ReferenceContracts.this.substrate();
    }

    @Override
    protected double forwardTolerance() {
      return 1e-5;
    }

    @Override
    protected double adjointTolerance() {
      return 1e-5;
    }

    @Override
    protected double programTolerance() {
      return 0;
    }

    @Override
    protected double updateCosine() {
      return 0.999999;
    }
  }
}
