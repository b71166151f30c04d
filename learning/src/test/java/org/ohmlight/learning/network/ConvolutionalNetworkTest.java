package org.ohmlight.learning.network;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.settle.Schedule;
import org.ohmlight.learning.settle.Settling;
import org.ohmlight.learning.settle.Solver;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.LayerDescription;
import org.ohmlight.physical.LayerShape;
import org.ohmlight.physical.Link;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.PhysicalNetwork;
import org.ohmlight.physical.PhysicalNetworkContract;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.physical.Structure;
import org.ohmlight.physical.Wiring;
import org.ohmlight.physical.Wiring.Convolution;
import org.ohmlight.physical.Wiring.Pool;
import org.ohmlight.simulator.exact.ExactSubstrate;

/** The contract of a physical network, held by networks of convolutions and with skipping links. */
class ConvolutionalNetworkTest {
  private abstract static class Contract extends PhysicalNetworkContract {
    abstract NetworkDescription description();

    @Override
    protected PhysicalNetwork network() {
      return new LayeredNetwork(
          new ExactSubstrate(Team.solo()),
          description(),
          new Settling(Schedule.EVEN_ODD, new Solver.MirrorDescent(0.5f)),
          new Initialization(3, 0.6f, 0.4f, 4f),
          Team.solo());
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

  private static NetworkDescription images(Structure structure, Convolution each) {
    LayerShape input = new LayerShape(1, 8, 8);
    LayerShape first = each.reached(input);
    LayerShape second = each.reached(first);
    return new NetworkDescription(
        List.of(
            new LayerDescription(input, Activation.LINEAR),
            new LayerDescription(first, Activation.SIGMOID),
            new LayerDescription(second, Activation.SIGMOID),
            new LayerDescription(3, Activation.LINEAR)),
        List.of(new Link(0, 1, each), new Link(1, 2, each), new Link(2, 3, Wiring.DENSE)),
        structure,
        3);
  }

  @Nested
  class AveragePooling extends Contract {
    @Override
    NetworkDescription description() {
      return images(Structure.SYMMETRIC, new Convolution(4, 3, 1, 1, false, Pool.AVERAGE, 2));
    }
  }

  @Nested
  class MaximumPooling extends Contract {
    @Override
    NetworkDescription description() {
      return images(Structure.SYMMETRIC, new Convolution(4, 3, 1, 1, false, Pool.MAXIMUM, 2));
    }
  }

  @Nested
  class SkewSymmetricSqueezed extends Contract {
    @Override
    NetworkDescription description() {
      return images(Structure.SKEW_SYMMETRIC, new Convolution(4, 3, 1, 1, true, Pool.NONE, 1));
    }
  }

  @Nested
  class AsymmetricSqueezed extends Contract {
    @Override
    NetworkDescription description() {
      return images(Structure.ASYMMETRIC, new Convolution(4, 3, 1, 1, true, Pool.NONE, 1));
    }
  }

  @Nested
  class FeedforwardStrided extends Contract {
    @Override
    NetworkDescription description() {
      return images(Structure.FEEDFORWARD, new Convolution(4, 3, 1, 2, false, Pool.NONE, 1));
    }
  }

  /** The output is the first layer, next to the input; depth comes only through feedback. */
  @Nested
  class OutputNextToTheInput extends Contract {
    @Override
    NetworkDescription description() {
      NetworkDescription chain =
          NetworkDescription.dense(
              List.of(6, 5, 8, 7), Activation.TANH, Activation.TANH, Structure.SYMMETRIC);
      return new NetworkDescription(chain.layers(), chain.links(), Structure.SYMMETRIC, 1);
    }
  }

  /** Every layer is joined to every other. */
  @Nested
  class AllJoined extends Contract {
    @Override
    NetworkDescription description() {
      NetworkDescription chain =
          NetworkDescription.dense(
              List.of(6, 5, 8, 4), Activation.TANH, Activation.LINEAR, Structure.ASYMMETRIC);
      return new NetworkDescription(
          chain.layers(),
          List.of(
              new Link(0, 1, Wiring.DENSE),
              new Link(0, 2, Wiring.DENSE),
              new Link(1, 2, Wiring.DENSE),
              new Link(0, 3, Wiring.DENSE),
              new Link(1, 3, Wiring.DENSE),
              new Link(2, 3, Wiring.DENSE)),
          Structure.ASYMMETRIC,
          3);
    }
  }
}
