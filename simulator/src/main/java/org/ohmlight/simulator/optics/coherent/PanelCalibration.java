package org.ohmlight.simulator.optics.coherent;

import java.util.ArrayList;
import java.util.List;
import org.ohmlight.device.optical.CalibrationReport;
import org.ohmlight.device.optical.PhaseCalibration;
import org.ohmlight.physical.RandomStream;

/**
 * Calibrates one area of a phase modulator in a two-beam interferometer: its response curve, then
 * its wavefront.
 *
 * <p>A reading is {@code I = 1 + V cos(phi - k pi / 2)} with {@code V = 0.9} and shot noise of
 * standard deviation {@code sqrt(I / N)}, {@code N} being the photons of the bench.
 */
final class PanelCalibration {
  private static final double VISIBILITY = 0.9;

  private final PixelArea area;
  private final CoherentBenchSettings settings;
  private final String where;
  private final RandomStream noise;
  private long readings;

  PanelCalibration(
      PixelArea area, CoherentBenchSettings settings, String where, long seed, long tick) {
    this.area = area;
    this.settings = settings;
    this.where = where;
    this.noise = RandomStream.of(seed, where + "/interferometer").at(tick);
  }

  List<CalibrationReport> run() {
    List<CalibrationReport> reports = new ArrayList<>();
    if (settings.phaseBits() > 0 && settings.phaseBits() <= 16) {
      PhaseCalibration curve =
          PhaseCalibration.of(area.table(), level -> fringes(area.response(level)));
      if (curve.report().kept()) {
        area.take(curve.table());
      }
      reports.add(named(curve.report()));
    }
    WavefrontCalibration front = WavefrontCalibration.of(area.correction(), this::patch);
    area.take(front.wavefront());
    reports.add(named(front.report()));
    return reports;
  }

  private CalibrationReport named(CalibrationReport report) {
    return new CalibrationReport(
        where + ": " + report.what(),
        report.before(),
        report.after(),
        report.unit(),
        report.kept());
  }

  /** What is left of the wavefront at a place, against the middle. */
  private double[] patch(double x, double y) {
    double there = area.aberration(x, y) - area.correction().at(x, y);
    double middle = area.aberration(0, 0) - area.correction().at(0, 0);
    return fringes(there - middle);
  }

  private double[] fringes(double phase) {
    float[] normals = new float[4];
    noise.normals(normals, 0, 4, 4 * readings++);
    double[] seen = new double[4];
    for (int k = 0; k < 4; k++) {
      double light = 1 + VISIBILITY * Math.cos(phase - 0.5 * Math.PI * k);
      seen[k] = light + Math.sqrt(light / settings.photons()) * normals[k];
    }
    return seen;
  }

  /** Frames that were taken: four a reading. */
  long frames() {
    return 4 * readings;
  }
}
