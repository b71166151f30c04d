package org.ohmlight.hil.calibration;

import java.time.Clock;
import org.ohmlight.device.optical.CalibrationReport;
import org.ohmlight.physical.RandomStream;

/**
 * Measures what the channels of a tile do, with what its cells hold now: reads the cells, presents
 * random vectors and compares. Half of the presentations are fitted, the others judge; a
 * calibration that does not help is dropped.
 *
 * <p>It changes no weight. Cells of zero weight show nothing of their channels: calibrate before
 * training with a random matrix programmed, or afterwards with what was learned.
 *
 * @param presentations random vectors for each direction, at least 8
 * @param amplitude largest value presented, a part of full scale
 * @param seed keys the vectors
 * @param clock says when it was made
 */
public record Calibrator(int presentations, double amplitude, long seed, Clock clock) {
  /** Enough for channels that differ by per cents. */
  public static final int USUAL_PRESENTATIONS = 64;

  public Calibrator {
    if (presentations < 8 || !(amplitude > 0 && amplitude <= 1)) {
      throw new IllegalArgumentException(
          "A calibration needs at least 8 presentations of an amplitude in (0, 1], got "
              + presentations
              + " of "
              + amplitude);
    }
  }

  /** Random vectors of values up to 1. */
  public static Calibrator usual(long seed, Clock clock) {
    return new Calibrator(USUAL_PRESENTATIONS, 1, seed, clock);
  }

  /** Measures. */
  public TileCalibration calibrate(Channels channels) {
    double[][] held = channels.held();
    Direction forward = measured(channels, held, false);
    Direction adjoint =
        channels.transposes()
            ? measured(channels, turned(held), true)
            : new Direction(
                ChannelGains.none(held.length, held[0].length),
                new CalibrationReport("transposed product: none", 0, 0, "of the product", false));
    return new TileCalibration(
        channels.tile(),
        clock.instant(),
        forward.gains(),
        adjoint.gains(),
        forward.report(),
        adjoint.report());
  }

  private record Direction(ChannelGains gains, CalibrationReport report) {}

  private static double[][] turned(double[][] matrix) {
    double[][] turned = new double[matrix[0].length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < matrix[i].length; j++) {
        turned[j][i] = matrix[i][j];
      }
    }
    return turned;
  }

  private Direction measured(Channels channels, double[][] w, boolean transposed) {
    int inputs = w[0].length;
    Channels.Presented all =
        channels.present(vectors(transposed ? "adjoint" : "forward", inputs), transposed);
    ChannelGains fitted = new GainFit(w, every(all.x(), 0), every(all.y(), 0)).fitted();
    ChannelGains none = ChannelGains.none(inputs, w.length);
    double[][] asked = every(all.x(), 1);
    double[][] came = every(all.y(), 1);
    CalibrationReport report =
        CalibrationReport.judged(
            transposed ? "channels of the transposed product" : "channels of the product",
            error(w, asked, came, none),
            error(w, asked, came, fitted),
            "of the product",
            asked.length * w.length);
    return new Direction(report.kept() ? fitted : none, report);
  }

  private double[][] vectors(String name, int width) {
    float[] values = new float[presentations * width];
    RandomStream.of(seed, "calibration/" + name).uniforms(values, 0, values.length, 0);
    double[][] vectors = new double[presentations][width];
    for (int k = 0; k < values.length; k++) {
      vectors[k / width][k % width] = amplitude * (2 * values[k] - 1);
    }
    return vectors;
  }

  /** Every second row, from the first or the second. */
  private static double[][] every(double[][] rows, int first) {
    double[][] some = new double[(rows.length - first + 1) / 2][];
    for (int k = 0; k < some.length; k++) {
      some[k] = rows[first + 2 * k];
    }
    return some;
  }

  /** Rms of (measured - what the channels should make of it) over the rms of the product. */
  private static double error(double[][] w, double[][] x, double[][] y, ChannelGains gains) {
    double rest = 0;
    double power = 0;
    for (int k = 0; k < x.length; k++) {
      for (int i = 0; i < w.length; i++) {
        double sum = 0;
        double meant = 0;
        for (int j = 0; j < x[k].length; j++) {
          sum += w[i][j] * gains.in().get(j) * x[k][j];
          meant += w[i][j] * x[k][j];
        }
        rest += Math.pow(y[k][i] - gains.out().get(i) * sum - gains.offset().get(i), 2);
        power += meant * meant;
      }
    }
    return power == 0 ? 0 : Math.sqrt(rest / power);
  }
}
