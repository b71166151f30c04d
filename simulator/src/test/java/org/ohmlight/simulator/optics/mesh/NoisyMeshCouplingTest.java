package org.ohmlight.simulator.optics.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.CouplingContract;
import org.ohmlight.physical.Ledger;
import org.ohmlight.physical.Substrate;

class NoisyMeshCouplingTest extends CouplingContract {
  @Override
  protected Substrate substrate(long seed) {
    return new MeshSubstrate(MeshSettings.typical(), seed);
  }

  @Override
  protected double forwardTolerance() {
    return 0.02;
  }

  @Override
  protected double adjointTolerance() {
    return 0.02;
  }

  @Override
  protected double programTolerance() {
    return 0.3;
  }

  @Override
  protected double updateCosine() {
    return 0.97;
  }

  /** The way through every device, with all errors off, is the matrix. */
  @Test
  void devicesWithoutErrorsMakeTheMatrix() {
    // One bit beyond what shows: the long way round, with phases fine enough to leave no trace.
    MeshSettings fine = new MeshSettings(MeshLayout.RECK, 1e-12, 0, 0, 0, Double.POSITIVE_INFINITY);
    try (Substrate substrate = new MeshSubstrate(fine, 1);
        Coupling coupling = substrate.couple("c", 5, 9, 2f)) {
      float[] w = new float[45];
      for (int i = 0; i < w.length; i++) {
        w[i] = (float) Math.sin(3 * i);
      }
      assertThat(coupling.program(w, 1).maxError()).isLessThan(1e-6);
      for (int o = 0; o < 5; o++) {
        for (int i = 0; i < 9; i++) {
          w[o * 9 + i] = o + 1 == i ? 1.5f : 0f;
        }
      }
      assertThat(coupling.program(w, 2).maxError()).isLessThan(1e-6);
    }
  }

  /** Shot noise of a reading: standard deviation {@code g / (2 sqrt(N))}. */
  @Test
  void readingsHaveTheVarianceOfTheVacuum() {
    double photons = 400;
    MeshSettings shot = new MeshSettings(MeshLayout.CLEMENTS, 0, 0, 0, 0, photons);
    int rows = 4000;
    try (Substrate substrate = new MeshSubstrate(shot, 5);
        Coupling coupling = substrate.couple("c", 4, 4, 1f)) {
      float[] w = new float[16];
      for (int i = 0; i < 4; i++) {
        w[5 * i] = 0.5f;
      }
      coupling.program(w, 1);
      Batch x = Batch.zeros(rows, 4);
      Batch y = Batch.zeros(rows, 4);
      coupling.forward(x, y, 9);
      double sum = 0;
      for (float value : y.values()) {
        sum += (double) value * value;
      }
      double variance = sum / (4 * rows);
      double want = 0.25 / (4 * photons);
      assertThat(variance).isCloseTo(want, within(4 * want * Math.sqrt(2.0 / (4 * rows))));
    }
  }

  @Test
  void timeAndEnergyAreCharged() {
    try (Substrate substrate = new MeshSubstrate(MeshSettings.typical(), 5);
        Coupling coupling = substrate.couple("c", 4, 6, 1f)) {
      coupling.program(new float[24], 1);
      coupling.forward(Batch.zeros(10, 6), Batch.zeros(10, 4), 2);
      Ledger ledger = substrate.ledger();
      // Set to zero when made, then programmed; ten presentations.
      assertThat(ledger.seconds()).isCloseTo(2 * 10e-6 + 10 * 0.1e-9, within(1e-15));
      assertThat(ledger.joules()).isGreaterThan(10 * 10 * 1.48e-12);
      assertThat(substrate.provenance().settings()).containsEntry("phase bits", "8");
    }
  }
}
