package org.ohmlight.experiments.trial;

import org.ohmlight.learning.network.LayeredNetwork;
import org.ohmlight.physical.Ledger;
import org.ohmlight.physical.PhysicalNetwork;
import org.ohmlight.simulator.crossbar.CellSettings;
import org.ohmlight.simulator.crossbar.CrossbarSettings;
import org.ohmlight.simulator.crossbar.CrossbarSubstrate;

/**
 * A crossbar that is programmed with what another network has learned. Its cells are read as old as
 * the settings say.
 */
final class Deployment implements AutoCloseable {
  /** Ticks between two deployments: far more than a test takes. */
  private static final long SPACE = 1L << 40;

  private final CrossbarSubstrate substrate;
  private final LayeredNetwork network;
  private final double seconds;

  Deployment(CrossbarSubstrate substrate, LayeredNetwork network, CrossbarSettings settings) {
    this.substrate = substrate;
    this.network = network;
    seconds =
        settings.cells() instanceof CellSettings.Programmed programmed ? programmed.seconds() : 0.0;
  }

  /** The network on the crossbar. */
  PhysicalNetwork network() {
    return network;
  }

  Ledger ledger() {
    return substrate.ledger();
  }

  /**
   * Programs all edges anew, lets the cells grow old and takes over the biases, which are digital.
   *
   * @param number of the deployment: it keys the errors of programming
   */
  void program(PhysicalNetwork learned, int number) {
    network.setClock(SPACE * number);
    substrate.age(0.0, network.nextTick());
    Transfer.program(learned, network);
    substrate.age(seconds, network.nextTick());
  }

  @Override
  public void close() {
    network.close();
    substrate.close();
  }
}
