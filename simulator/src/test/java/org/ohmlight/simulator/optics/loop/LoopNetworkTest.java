package org.ohmlight.simulator.optics.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.Equilibrium;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.NetworkState;
import org.ohmlight.physical.Nudge;
import org.ohmlight.physical.PhysicalNetwork;
import org.ohmlight.physical.PhysicalNetworkContract;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.physical.Structure;

/** The measured 48-variable machine, without noise, as a network. */
class LoopNetworkTest extends PhysicalNetworkContract {
  private static final long SEED = 48;
  static final NetworkDescription CHAIN =
      NetworkDescription.dense(
          List.of(6, 12, 4), Activation.TANH, Activation.TANH, Structure.SYMMETRIC);

  static LoopNetwork programmed(LoopSettings settings) {
    LoopNetwork network = new LoopNetwork(CHAIN, settings, SEED, Team.solo());
    for (EdgeId id : CHAIN.edges()) {
      int count = network.edge(id).weights();
      float[] weights = new float[count];
      RandomStream.of(SEED, "weights " + id).uniforms(weights, 0, count, 0);
      for (int k = 0; k < count; k++) {
        weights[k] = 0.5f * (2 * weights[k] - 1);
      }
      network.edge(id).coupling().program(weights, network.nextTick());
    }
    network.bias(1)[2] = 0.3f;
    return network;
  }

  @Override
  protected boolean holdsItsOutput() {
    return false;
  }

  @Override
  protected PhysicalNetwork network() {
    return programmed(LoopSettings.measured(AocPresets.aoc48(), LoopNoise.NONE, 1f));
  }

  @Override
  protected SettleLimits limits() {
    return new SettleLimits(200, 1e-5f);
  }

  @Override
  protected double stateTolerance() {
    return 5e-4;
  }

  /**
   * At rest the drive of a layer is {@code W s + W^T s + b}, as in any layered Hopfield network.
   */
  @Test
  void anIdealLoopRestsWhereTheNetworkDoes() {
    try (LoopNetwork network = programmed(LoopSettings.ideal(AocPresets.aoc48(), 1f))) {
      Batch x = Batch.of(new float[] {0.3f, -0.2f, 0.8f, 0.1f, -0.5f, 0.6f}, 1, 6);
      NetworkState state = NetworkState.single(CHAIN, 1);
      network.clamp(x);
      assertThat(network.settle(Nudge.FREE, state, limits()))
          .isInstanceOf(Equilibrium.Settled.class);
      float[] in = new float[72];
      float[] out = new float[48];
      network.edge(new EdgeId(0, 1)).coupling().read(in);
      network.edge(new EdgeId(1, 2)).coupling().read(out);
      for (int i = 0; i < 12; i++) {
        double drive = i == 2 ? 0.3 : 0;
        for (int j = 0; j < 6; j++) {
          drive += in[i * 6 + j] * x.at(0, j);
        }
        for (int j = 0; j < 4; j++) {
          drive += out[j * 12 + i] * state.plus(2).at(0, j);
        }
        // The limiter's own offset and through-path are worth a few thousandths.
        assertThat((double) state.plusDrive(1).at(0, i)).isEqualTo(drive, within(0.02));
        double tanh = Math.tanh(state.plusDrive(1).at(0, i));
        assertThat((double) state.plus(1).at(0, i)).isEqualTo(tanh, within(0.15));
      }
      assertThat(network.asymmetry()).isLessThan(1e-6);
      assertThat(network.ledger().seconds()).isPositive();
    }
  }

  /** Facts of the 48-variable machine: a symmetric matrix is held with 11 to 14 % asymmetry. */
  @Test
  void theMeasuredMachineIsNotSymmetric() {
    try (LoopNetwork network =
        programmed(LoopSettings.measured(AocPresets.aoc48(), LoopNoise.NONE, 1f))) {
      assertThat(network.asymmetry()).isBetween(0.05, 0.25);
    }
  }

  @Test
  void whatTheMachineCannotHoldIsRefusedWithWhatItCan() {
    LoopSettings settings = LoopSettings.ideal(AocPresets.aoc48(), 1f);
    NetworkDescription large =
        NetworkDescription.dense(
            List.of(6, 40, 10), Activation.TANH, Activation.TANH, Structure.SYMMETRIC);
    assertThatThrownBy(() -> new LoopNetwork(large, settings, 1, Team.solo()))
        .hasMessageContaining("47 live channels")
        .hasMessageContaining("50 neurons");
    NetworkDescription oneWay =
        NetworkDescription.dense(
            List.of(6, 12, 4), Activation.TANH, Activation.TANH, Structure.FEEDFORWARD);
    assertThatThrownBy(() -> new LoopNetwork(oneWay, settings, 1, Team.solo()))
        .hasMessageContaining("symmetric")
        .hasMessageContaining("feedforward");
  }
}
