package org.ohmlight.hil.calibration;

import java.time.Clock;
import org.ohmlight.device.optical.CalibrationReport;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.physical.Reciprocity;

/**
 * Measures what the channels of a coupling do, with what its cells hold now: reads the cells,
 * presents random vectors and compares. Half of the presentations are fitted, the others judge; a
 * calibration that does not help is dropped.
 *
 * <p>It changes no weight. Cells of zero weight show nothing of their channels: calibrate before
 * training with a random matrix programmed, or afterwards with what was learned.
 *
 * @param presentations random vectors for each direction, at least 8
 * @param amplitude largest value presented
 * @param seed keys the vectors
 * @param clock says when it was made
 */
public record Calibrator(int presentations, double amplitude, long seed, Clock clock) {
  /** Enough for channels that differ by per cents. */
  public static final int USUAL_PRESENTATIONS = 64;

  public Calibrator {
    if (presentations < 8 || !(amplitude > 0) || Double.isInfinite(amplitude)) {
      throw new IllegalArgumentException(
          "A calibration needs at least 8 presentations of a finite amplitude > 0, got "
              + presentations
              + " of "
              + amplitude);
    }
  }

  /** Random vectors of values up to 1. */
  public static Calibrator usual(long seed, Clock clock) {
    return new Calibrator(USUAL_PRESENTATIONS, 1, seed, clock);
  }

  /**
   * Measures.
   *
   * @param tick the moment of the first exchange; the second direction has the next
   */
  public CouplingCalibration calibrate(Coupling coupling, long tick) {
    double[][] held = held(coupling);
    Direction forward = measured(coupling, held, false, tick);
    Direction adjoint =
        coupling.reciprocity() == Reciprocity.NONE
            ? new Direction(
                ChannelGains.none(coupling.outputs(), coupling.inputs()),
                new CalibrationReport("transposed product: none", 0, 0, "of the product", false))
            : measured(coupling, turned(held), true, tick + 1);
    return new CouplingCalibration(
        coupling.name(),
        clock.instant(),
        forward.gains(),
        adjoint.gains(),
        forward.report(),
        adjoint.report());
  }

  private record Direction(ChannelGains gains, CalibrationReport report) {}

  private static double[][] held(Coupling coupling) {
    float[] read = new float[coupling.outputs() * coupling.inputs()];
    coupling.read(read);
    double[][] held = new double[coupling.outputs()][coupling.inputs()];
    for (int k = 0; k < read.length; k++) {
      held[k / coupling.inputs()][k % coupling.inputs()] = read[k];
    }
    return held;
  }

  private static double[][] turned(double[][] matrix) {
    double[][] turned = new double[matrix[0].length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < matrix[i].length; j++) {
        turned[j][i] = matrix[i][j];
      }
    }
    return turned;
  }

  private Direction measured(Coupling coupling, double[][] w, boolean transposed, long tick) {
    int inputs = w[0].length;
    Batch x = vectors(transposed ? "adjoint" : "forward", inputs);
    Batch y = Batch.zeros(presentations, w.length);
    if (transposed) {
      coupling.adjoint(x, y, tick);
    } else {
      coupling.forward(x, y, tick);
    }
    ChannelGains fitted = new GainFit(w, every(x, 0), every(y, 0)).fitted();
    ChannelGains none = ChannelGains.none(inputs, w.length);
    double[][] asked = every(x, 1);
    double[][] came = every(y, 1);
    CalibrationReport report =
        CalibrationReport.judged(
            transposed ? "channels of the transposed product" : "channels of the product",
            error(w, asked, came, none),
            error(w, asked, came, fitted),
            "of the product",
            asked.length * w.length);
    return new Direction(report.kept() ? fitted : none, report);
  }

  private Batch vectors(String name, int width) {
    float[] values = new float[presentations * width];
    RandomStream.of(seed, "calibration/" + name).uniforms(values, 0, values.length, 0);
    for (int k = 0; k < values.length; k++) {
      values[k] = (float) (amplitude * (2 * values[k] - 1));
    }
    return Batch.of(values, presentations, width);
  }

  /** Every second row, from the first or the second. */
  private static double[][] every(Batch batch, int first) {
    double[][] rows = new double[(batch.rows() - first + 1) / 2][batch.width()];
    for (int k = 0; k < rows.length; k++) {
      for (int j = 0; j < batch.width(); j++) {
        rows[k][j] = batch.at(first + 2 * k, j);
      }
    }
    return rows;
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
