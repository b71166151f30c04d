package org.ohmlight.experiments.bench.learning;

import org.ohmlight.kernel.Team;
import org.ohmlight.learning.network.Initialization;
import org.ohmlight.learning.network.LayeredNetwork;
import org.ohmlight.learning.settle.Settling;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.NetworkState;
import org.ohmlight.physical.Nudge;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.simulator.exact.ExactSubstrate;

/** A network that settles for 15 even-odd steps, and the products that it is made of. */
final class SettlePair implements AutoCloseable {
  static final int ROWS = 64;
  static final int STEPS = 15;

  /** Rows that a network settles together. */
  static final int BLOCK = 32;

  /** The same products in the same blocks, into memory of the same size. */
  interface Products {
    /** Those of a block of rows. */
    void ofBlock(int block);

    /** One of the results, so that nothing is left out. */
    float first();
  }

  private final Team team;
  private final Products products;
  private final LayeredNetwork network;
  private final Batch input;
  private final NetworkState state;

  SettlePair(NetworkDescription description, Products products, Team team) {
    this.team = team;
    this.products = products;
    network =
        new LayeredNetwork(
            new ExactSubstrate(team),
            description,
            Settling.EVEN_ODD,
            new Initialization(1, 0.5f, 1f, 8f),
            team);
    input = Batch.zeros(ROWS, description.size(0));
    RandomStream.of(1, "pixels").uniforms(input.values(), 0, input.values().length, 0);
    state = NetworkState.single(description, ROWS);
  }

  /** A dense chain, by its widths: {@code 784-512-10}. */
  static SettlePair dense(String widths, Team team) {
    DenseProducts products = DenseProducts.of(widths);
    return new SettlePair(BatchWork.chain(products.widths()), products, team);
  }

  /** Two convolutions with pooling and a dense output. */
  static SettlePair convolutional(Team team) {
    return new SettlePair(ConvolutionProducts.description(), new ConvolutionProducts(), team);
  }

  /** Clamps and settles from rest; returns a state, so that nothing is left out. */
  float settle() {
    network.clamp(input);
    state.rest();
    network.settle(Nudge.FREE, state, new SettleLimits(STEPS, 0f));
    return state.plus(1).at(0, 0);
  }

  /** The products alone. */
  float products() {
    team.each(ROWS / BLOCK, products::ofBlock);
    return products.first();
  }

  @Override
  public void close() {
    network.close();
  }
}
