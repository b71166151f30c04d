package org.ohmlight.hil.twin;

import java.util.List;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.jspecify.annotations.Nullable;
import org.ohmlight.device.optical.CalibrationReport;
import org.ohmlight.drivers.instrument.tile.TileInfo;

/**
 * A twin fitted to exchanges, and how well it foresees what it was not fitted to: every second
 * change of a weight is fitted, the others judge.
 *
 * @param twin the parameters
 * @param report error of a foreseen change over the changes, by the controller's nominal step and
 *     by the twin
 * @param changes changes of weights by pulses
 * @param programmed programmed weights that were measured
 * @param products outputs of known weights
 */
public record TwinFit(
    TileTwin twin, CalibrationReport report, int changes, int programmed, int products) {
  /** Fewest changes in each direction that a law can be fitted to. */
  public static final int FEWEST = 50;

  /** Weights nearer to their bound than this were perhaps stopped by it. */
  private static final double FREE = 0.98;

  /**
   * Fits.
   *
   * @throws IllegalArgumentException if the exchanges do not show enough; the message says what is
   *     missing
   */
  public static TwinFit of(TileSamples samples) {
    TileInfo info = samples.info();
    if (info == null) {
      throw new IllegalArgumentException(
          "The exchanges hold no INFO of a controller: record from the beginning of a session");
    }
    List<PulseSample> changes =
        samples.pulses().stream()
            .filter(one -> Math.abs(one.before()) < FREE && Math.abs(one.after()) < FREE)
            .toList();
    List<PulseSample> fitted = every(changes, 0);
    double nominal = info.pulseStep() > 0 ? info.pulseStep() : 0.001;
    StepFit up = fit(fitted, 1, nominal);
    StepFit down = fit(fitted, -1, nominal);
    double readNoise = noise(samples.readTwice(), Math.sqrt(0.5));
    TileTwin law =
        new TileTwin(up.step(), up.slope(), down.step(), down.slope(), 0, 0, 0, readNoise, 1, 0, 0);
    SpreadFit spread = SpreadFit.of(changes, law, readNoise);
    Output output = Output.of(samples.products(), info);
    double programNoise = noise(samples.programmed(), 1);
    TileTwin twin =
        new TileTwin(
            law.stepUp(),
            law.slopeUp(),
            law.stepDown(),
            law.slopeDown(),
            spread.cells(),
            spread.pulses(),
            Math.sqrt(Math.max(0, programNoise * programNoise - readNoise * readNoise)),
            readNoise,
            output.gain(),
            output.offset(),
            output.noise());
    List<PulseSample> judges = every(changes, 1);
    CalibrationReport report =
        CalibrationReport.judged(
            "changes of weights by pulses",
            error(judges, TileTwin.nominal(nominal)),
            error(judges, twin),
            "of the changes",
            judges.size());
    return new TwinFit(
        twin, report, changes.size(), samples.programmed().size(), samples.products().size());
  }

  private static StepFit fit(List<PulseSample> samples, int direction, double nominal) {
    List<PulseSample> own = samples.stream().filter(one -> one.pulses() * direction > 0).toList();
    if (own.size() < FEWEST) {
      throw new IllegalArgumentException(
          "The exchanges show %d changes by pulses %s away from the bounds; a twin needs %d. Record cells read, pulsed and read again."
              .formatted(2 * own.size(), direction > 0 ? "up" : "down", 2 * FEWEST));
    }
    return StepFit.of(own, direction, nominal);
  }

  private static List<PulseSample> every(List<PulseSample> samples, int first) {
    return java.util.stream.IntStream.range(0, (samples.size() - first + 1) / 2)
        .mapToObj(k -> samples.get(first + 2 * k))
        .toList();
  }

  private static double error(List<PulseSample> samples, TileTwin twin) {
    double rest = 0;
    double power = 0;
    for (PulseSample one : samples) {
      double change = one.after() - one.before();
      rest += Math.pow(change - twin.change(one.before(), one.pulses()), 2);
      power += change * change;
    }
    return power == 0 ? 0 : Math.sqrt(rest / power);
  }

  /** Root mean square of the differences, away from the bounds, times a factor. */
  private static double noise(List<PairSample> pairs, double factor) {
    return factor
        * Math.sqrt(
            pairs.stream()
                .filter(one -> Math.abs(one.expected()) < FREE)
                .mapToDouble(one -> Math.pow(one.measured() - one.expected(), 2))
                .average()
                .orElse(0));
  }

  /**
   * A straight line through outputs, and the noise about it that the converter does not explain.
   */
  private record Output(double gain, double offset, double noise) {
    private static final int FEWEST_PRODUCTS = 10;

    static Output of(List<PairSample> products, TileInfo info) {
      SimpleRegression line = new SimpleRegression();
      products.forEach(one -> line.addData(one.expected(), one.measured()));
      if (line.getN() < FEWEST_PRODUCTS || !(line.getXSumSquares() > 0)) {
        return new Output(1, 0, 0);
      }
      double step = info.range() / (double) info.topCode();
      double variance = line.getMeanSquareError() - step * step / 12;
      return new Output(line.getSlope(), line.getIntercept(), Math.sqrt(Math.max(0, variance)));
    }
  }

  /** The parameters if they foresee better than the nominal ones; null if they do not. */
  public @Nullable TileTwin better() {
    return report.kept() ? twin : null;
  }
}
