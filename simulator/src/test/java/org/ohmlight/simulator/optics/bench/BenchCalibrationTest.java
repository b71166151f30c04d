package org.ohmlight.simulator.optics.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ohmlight.device.optical.CalibrationReport;
import org.ohmlight.device.optical.CrystalSettling;
import org.ohmlight.device.optical.EmitterThermal;
import org.ohmlight.device.optical.MicroLed;
import org.ohmlight.kernel.Team;

/** Calibrations measure through the bench's own light, help, and never leave it worse. */
class BenchCalibrationTest {
  private static final long SEED = 5;
  private static final int OUTPUTS = 24;
  private static final int INPUTS = 40;

  private static double error(SlmCoupling edge, float[] target) {
    edge.program(target, 2);
    float[] held = edge.effectiveMatrix();
    double rest = 0;
    double power = 0;
    for (int k = 0; k < held.length; k++) {
      boolean dead = edge.deadInputs().get(k % INPUTS);
      rest += dead ? 0 : Math.pow(held[k] - target[k], 2);
      power += Math.pow(target[k], 2);
    }
    return Math.sqrt(rest / power);
  }

  private static float[] target() {
    return SlmSamples.uniform("w", OUTPUTS, INPUTS, -0.8, 0.8, SEED).values();
  }

  private static SlmSettings rough() {
    return SlmSettings.standard()
        .withVerifyPasses(0)
        .withCrosstalk(NeighbourCrosstalk.NONE)
        .withChannels(new ChannelSpread(0.25, 0.24, 0, 0, false, 0, 0.1));
  }

  @Test
  void gainsAreFoundAndTheDeadAreSwitchedOff() {
    try (SlmSubstrate substrate = new SlmSubstrate(rough(), SEED, Team.solo())) {
      SlmCoupling edge = substrate.couple("edge", OUTPUTS, INPUTS, 1f);
      assertThat(error(edge, target())).isGreaterThan(0.3);
      double seconds = substrate.ledger().seconds();
      List<CalibrationReport> reports =
          edge.calibrate(new BenchCalibration(false, true, 16, 0.1), 1);
      assertThat(reports).hasSize(2);
      for (CalibrationReport report : reports) {
        assertThat(report.kept()).isTrue();
        // What is left is the curves of emitters and pixels.
        assertThat(report.after()).isLessThan(0.1);
      }
      assertThat(substrate.ledger().seconds()).isGreaterThan(seconds);
      assertThat(edge.deadInputs().cardinality()).isBetween(1, 12);
      assertThat(error(edge, target())).isLessThan(0.12);
    }
  }

  @Test
  void registrationPutsTheLightBackOnItsDetectors() {
    BenchAlignment off = new BenchAlignment(0.3, 0.01, 0.005, 0.05, 3600, 0.02);
    SlmSettings settings =
        SlmSettings.ideal()
            .withDrift(
                new BenchDrift(EmitterThermal.STEADY, off, CrystalSettling.INSTANT, 1e-3, 10));
    try (SlmSubstrate substrate = new SlmSubstrate(settings, SEED, Team.solo())) {
      SlmCoupling edge = substrate.couple("edge", OUTPUTS, INPUTS, 1f);
      assertThat(error(edge, target())).isGreaterThan(0.1);
      List<CalibrationReport> reports =
          edge.calibrate(new BenchCalibration(true, false, 1, 0.1), 1);
      assertThat(reports).allMatch(CalibrationReport::kept);
      assertThat(reports.getFirst().unit()).isEqualTo("detector pitches");
      assertThat(reports.getFirst().after()).isLessThan(0.04);
      assertThat(error(edge, target())).isLessThan(0.03);
    }
  }

  @Test
  void aPerfectBenchStaysPerfect() {
    try (SlmSubstrate substrate = new SlmSubstrate(SlmSettings.ideal(), SEED, Team.solo())) {
      SlmCoupling edge = substrate.couple("edge", OUTPUTS, INPUTS, 1f);
      List<CalibrationReport> reports = edge.calibrate(BenchCalibration.FULL, 1);
      assertThat(reports).allMatch(report -> report.after() <= report.before());
      assertThat(error(edge, target())).isLessThan(1e-6);
    }
  }

  /** So little light that every measurement is noise: nothing that does not help is kept. */
  @Test
  void aBenchInTheDarkIsNotMadeWorse() {
    SlmSettings dim = rough().withEmitter(dimmed(1e-9));
    for (int seed = 0; seed < 5; seed++) {
      try (SlmSubstrate substrate = new SlmSubstrate(dim, seed, Team.solo())) {
        SlmCoupling edge = substrate.couple("edge", OUTPUTS, INPUTS, 1f);
        for (CalibrationReport report : edge.calibrate(BenchCalibration.FULL, 1)) {
          assertThat(report.after()).isLessThanOrEqualTo(report.before());
        }
      }
    }
  }

  private static MicroLed dimmed(double watts) {
    MicroLed led = MicroLed.STANDARD;
    return new MicroLed(
        watts,
        led.wavelengthMetres(),
        led.wallPlugEfficiency(),
        led.quadratic(),
        led.cubic(),
        led.rinDecibelsPerHertz());
  }
}
