package org.ohmlight.simulator.optics.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.CouplingContract;
import org.ohmlight.physical.Ledger;
import org.ohmlight.physical.RandomStream;
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

  /**
   * Four standard deviations of {@link #spread} for the contract's matrix, 7 x 13, uniform in +-.6:
   * the largest of 91 normal errors is hardly ever beyond.
   */
  @Override
  protected double programTolerance() {
    return 4 * spread(MeshSettings.typical(), 7, 13, 0.6);
  }

  /**
   * What the phases of two meshes do to a matrix, to first order: a device's {@code theta} turns
   * its guides by {@code +-theta / 2} and {@code phi} one of them, so that errors of variance
   * {@code v} move a mesh by {@code |dU|^2 = 3/2 v} a device and {@code q^2} an output phase
   * (Frobenius). The matrix moves by {@code |dW|^2 = |W|^2 (|dU|^2 / m + |dV|^2 / n)}; half of that
   * is in phase with the reference and read. {@code v = q^2 + t^2} with the rounding {@code q = 2
   * pi / (2^bits sqrt 12)} and the warmth {@code t} of up to six neighbours of pi rad each, which
   * is an upper bound: their common part turns whole columns alike. A splitter's error is in
   * quadrature to a real matrix and counts to second order only.
   */
  private static double spread(MeshSettings settings, int outputs, int inputs, double range) {
    double q = 2 * Math.PI / (1 << settings.phaseBits()) / Math.sqrt(12);
    double t = 6 * Math.PI * settings.thermalCrosstalk();
    double moved = 0;
    for (int guides : new int[] {outputs, inputs}) {
      int devices = guides * (guides - 1) / 2;
      moved += (devices * 1.5 * (q * q + t * t) + guides * q * q) / guides;
    }
    return Math.sqrt(0.5 * moved * range * range / 3);
  }

  /** Rounding alone is held to its closed form, all errors together to the bound. */
  @Test
  void programmingErrorsAreThoseOfThePhases() {
    MeshSettings rounded =
        new MeshSettings(MeshLayout.CLEMENTS, 0, 8, 0, 0, Double.POSITIVE_INFINITY);
    double closed = spread(rounded, 7, 13, 0.6);
    assertThat(rms(rounded)).isBetween(0.6 * closed, 1.1 * closed);
    assertThat(rms(MeshSettings.typical())).isLessThan(spread(MeshSettings.typical(), 7, 13, 0.6));
  }

  /** Over 20 chips and matrices. */
  private static double rms(MeshSettings settings) {
    double squares = 0;
    for (int seed = 0; seed < 20; seed++) {
      try (Substrate substrate = new MeshSubstrate(settings, seed);
          Coupling coupling = substrate.couple("c", 7, 13, 1f)) {
        float[] w = new float[91];
        RandomStream.of(seed, "w").uniforms(w, 0, w.length, 0);
        for (int i = 0; i < w.length; i++) {
          w[i] = 0.6f * (2 * w[i] - 1);
        }
        squares += Math.pow(coupling.program(w, 1).rmsError(), 2) / 20;
      }
    }
    return Math.sqrt(squares);
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
