package org.ohmlight.learning.network;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.settle.Schedule;
import org.ohmlight.learning.settle.Settling;
import org.ohmlight.learning.settle.Solver;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.PhysicalNetwork;
import org.ohmlight.physical.PhysicalNetworkContract;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.physical.Structure;
import org.ohmlight.simulator.exact.ExactSubstrate;

/**
 * The contract of a physical network, held by a layered one of each structure, on exact arithmetic.
 */
class LayeredNetworkTest {
  private abstract static class Contract extends PhysicalNetworkContract {
    abstract Structure structure();

    Settling settling() {
      return new Settling(Schedule.EVEN_ODD, new Solver.MirrorDescent(0.5f));
    }

    @Override
    protected PhysicalNetwork network() {
      NetworkDescription description =
          NetworkDescription.dense(
              List.of(11, 13, 9, 4), Activation.SIGMOID, Activation.LINEAR, structure());
      return new LayeredNetwork(
          new ExactSubstrate(Team.solo()),
          description,
          settling(),
          new Initialization(3, 0.8f, 0.5f, 4f),
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

  @Nested
  class Feedforward extends Contract {
    @Override
    Structure structure() {
      return Structure.FEEDFORWARD;
    }
  }

  @Nested
  class Symmetric extends Contract {
    @Override
    Structure structure() {
      return Structure.SYMMETRIC;
    }
  }

  @Nested
  class SkewSymmetric extends Contract {
    @Override
    Structure structure() {
      return Structure.SKEW_SYMMETRIC;
    }
  }

  @Nested
  class Asymmetric extends Contract {
    @Override
    Structure structure() {
      return Structure.ASYMMETRIC;
    }
  }

  @Nested
  class Synchronous extends Contract {
    @Override
    Structure structure() {
      return Structure.SYMMETRIC;
    }

    @Override
    Settling settling() {
      return new Settling(Schedule.SYNCHRONOUS, new Solver.Picard(0.7f));
    }
  }

  @Nested
  class LayerSweep extends Contract {
    @Override
    Structure structure() {
      return Structure.SYMMETRIC;
    }

    @Override
    Settling settling() {
      return new Settling(Schedule.LAYER_SWEEP, new Solver.Picard(1f));
    }
  }
}
