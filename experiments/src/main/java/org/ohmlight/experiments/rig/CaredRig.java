package org.ohmlight.experiments.rig;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;
import org.ohmlight.experiments.spec.RigCare;
import org.ohmlight.hil.calibration.Calibrator;
import org.ohmlight.hil.calibration.DriftLimits;
import org.ohmlight.hil.calibration.ProbeSettings;
import org.ohmlight.hil.calibration.Probed;
import org.ohmlight.hil.calibration.ProbedSubstrate;
import org.ohmlight.hil.calibration.TileCalibration;
import org.ohmlight.hil.rig.RigSubstrate;
import org.ohmlight.hil.shadow.Residual;
import org.ohmlight.hil.shadow.ShadowSubstrate;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Substrate;
import org.ohmlight.simulator.crossbar.CrossbarSettings;
import org.ohmlight.simulator.crossbar.CrossbarSubstrate;
import org.ohmlight.simulator.exact.ExactSubstrate;

/** Puts calibration, probe and shadow around the tiles of a rig, as far as they are asked for. */
final class CaredRig {
  private final RigSubstrate tiles;
  private final RigCare care;
  private final String calibration;
  private final Substrate substrate;
  private final List<Probed> probes = Collections.synchronizedList(new ArrayList<>());
  private final List<Residual> residuals = Collections.synchronizedList(new ArrayList<>());

  private CaredRig(RigSubstrate tiles, RigCare care, long seed, Clock clock, Team team) {
    this.tiles = tiles;
    this.care = care;
    this.calibration = calibrated(clock);
    this.substrate = shadowed(probed(seed, clock), seed, team);
  }

  /**
   * Wraps tiles.
   *
   * @param seed keys random vectors and the model's devices
   * @throws BadInput if a calibration is too old, or of another controller
   */
  static CaredRig of(RigSubstrate tiles, RigCare care, long seed, Clock clock, Team team) {
    return new CaredRig(tiles, care, seed, clock, team);
  }

  /** The tiles below. */
  RigSubstrate tiles() {
    return tiles;
  }

  /** What hands out couplings; closing it closes the tiles. */
  Substrate substrate() {
    return substrate;
  }

  /** Where its calibration comes from, the same in every run of a study. */
  String calibration() {
    return calibration;
  }

  CareRecord record() {
    synchronized (probes) {
      synchronized (residuals) {
        return new CareRecord(tiles.calibrations(), probes, residuals);
      }
    }
  }

  private String calibrated(Clock clock) {
    return switch (care.calibration()) {
      case RigCare.Calibration.None none -> "none";
      case RigCare.Calibration.AtStart start -> "at the start, with the first weights";
      case RigCare.Calibration.OfFile file -> take(file, clock);
    };
  }

  private String take(RigCare.Calibration.OfFile from, Clock clock) {
    CalibrationFile file;
    try {
      file = CalibrationFile.read(Path.of(from.file()));
    } catch (IOException unreadable) {
      throw refused(from, String.valueOf(unreadable.getMessage()));
    }
    String identity = tiles.tiles().info().identity();
    if (!file.identity().equals(identity)) {
      throw refused(from, "it is of '" + file.identity() + "', this rig is '" + identity + "'");
    }
    Duration allowed = from.maxAge();
    for (TileCalibration one : file.calibrations()) {
      Duration age = one.age(clock.instant());
      if (allowed != null && age.compareTo(allowed) > 0) {
        throw refused(
            from,
            "tile %d was measured %s ago, at most %s is allowed"
                .formatted(one.tile(), hours(age), hours(allowed)));
      }
    }
    try {
      tiles.correct(file.calibrations());
    } catch (IllegalArgumentException other) {
      throw refused(from, String.valueOf(other.getMessage()));
    }
    return from.file() + ", made " + file.calibrations().getFirst().made();
  }

  private static String hours(Duration time) {
    return String.format(Locale.ROOT, "%.3g h", time.toMillis() / 3.6e6);
  }

  private static BadInput refused(RigCare.Calibration.OfFile from, String why) {
    return new BadInput(
        Problem.of("The calibration cannot be used: " + why + ".")
            .in(from.file())
            .hint(
                "ohmlight rig calibrate RIG --program-random --out "
                    + from.file()
                    + ", or calibration: {from: at-start}"));
  }

  private Substrate probed(long seed, Clock clock) {
    RigCare.Probe probe = care.probe();
    boolean atStart = care.calibration() instanceof RigCare.Calibration.AtStart;
    if (probe == null && !atStart) {
      return tiles;
    }
    Calibrator calibrator = Calibrator.usual(seed, clock);
    return new ProbedSubstrate(
        tiles,
        settings(probe, atStart, seed),
        coupling -> tiles.calibrate(coupling, calibrator),
        probes::add);
  }

  private static ProbeSettings settings(RigCare.@Nullable Probe probe, boolean atStart, long seed) {
    return probe == null
        ? new ProbeSettings(atStart, 0, 1, new DriftLimits(0.5, 1), false, seed)
        : new ProbeSettings(
            atStart,
            probe.every(),
            probe.vectors(),
            new DriftLimits(probe.limit(), probe.stop()),
            probe.recalibrates(),
            seed);
  }

  private Substrate shadowed(Substrate hardware, long seed, Team team) {
    RigCare.Shadow shadow = care.shadow();
    if (shadow == null) {
      return hardware;
    }
    CrossbarSettings cells = shadow.cells();
    Substrate model =
        cells == null ? new ExactSubstrate(team) : new CrossbarSubstrate(cells, seed, team);
    return new ShadowSubstrate(hardware, model, shadow.every(), residuals::add);
  }
}
