package org.ohmlight.experiments.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToDoubleFunction;
import org.ohmlight.device.resistive.PhaseChangeCell;
import org.ohmlight.physical.RandomStream;
import tools.jackson.databind.JsonNode;

/**
 * Mean and standard deviation of programming, drift exponent and reads of phase-change cells. The
 * error is in standard errors of both samples together.
 */
final class PcmStatistics implements GoldenKind {
  private static final int SAMPLES = 200_000;
  private static final int PEER_SAMPLES = 400_000;
  private static final double STANDARD_ERRORS = 6.0;
  private static final double MICRO = 1e-6;

  @Override
  public String name() {
    return "pcm-statistics";
  }

  @Override
  public boolean claims(GoldenCase golden) {
    return golden.name().startsWith("pcm_statistics") && golden.name().endsWith(".json");
  }

  @Override
  public double check(GoldenCase golden) {
    double worst = 0;
    int index = 0;
    for (JsonNode target : golden.json(golden.name())) {
      worst = Math.max(worst, check(target, index++));
    }
    assertThat(worst).as("standard errors").isLessThanOrEqualTo(STANDARD_ERRORS);
    return worst;
  }

  private static double check(JsonNode expected, int index) {
    PhaseChangeCell cell = PhaseChangeCell.pcm();
    double target = expected.get("g_target_uS").asDouble() * MICRO;
    float[] programming = normals("programming", index);
    float[] drift = normals("drift", index);
    double worst = compare(expected, "prog", k -> cell.programmed(target, programming[k]) / MICRO);
    worst = Math.max(worst, compare(expected, "nu", k -> cell.driftExponent(target, drift[k])));
    for (String name : expected.propertyNames()) {
      if (name.matches("t[0-9].*_mean")) {
        String time = name.substring(0, name.length() - "_mean".length());
        double seconds = Double.parseDouble(time.substring(1));
        float[] read = normals("read " + time, index);
        worst =
            Math.max(
                worst,
                compare(
                    expected,
                    time,
                    k ->
                        cell.read(
                                target,
                                cell.programmed(target, programming[k]),
                                seconds,
                                drift[k],
                                read[k])
                            / MICRO));
      }
    }
    return worst;
  }

  private static float[] normals(String name, int index) {
    float[] values = new float[SAMPLES];
    RandomStream.of(20261122, "pcm/" + name).at(index).normals(values, 0, SAMPLES, 0);
    return values;
  }

  private static double compare(JsonNode expected, String name, IntToDoubleFunction sample) {
    double mean = 0;
    for (int k = 0; k < SAMPLES; k++) {
      mean += sample.applyAsDouble(k) / SAMPLES;
    }
    double squares = 0;
    double fourths = 0;
    for (int k = 0; k < SAMPLES; k++) {
      double d = sample.applyAsDouble(k) - mean;
      squares += d * d / SAMPLES;
      fourths += d * d * d * d / SAMPLES;
    }
    double deviation = Math.sqrt(squares);
    double samples = 1.0 / (1.0 / SAMPLES + 1.0 / PEER_SAMPLES);
    double meanError = deviation / Math.sqrt(samples);
    // var(s) = (mu4 - s^4) / (4 s^2 n)
    double deviationError = Math.sqrt((fourths - squares * squares) / (4 * squares * samples));
    // The peer computes in single precision and sums 400,000 numbers: 2e-6 of the mean.
    double rounding = 2e-6 * Math.abs(mean);
    double ofMean =
        Math.abs(mean - expected.get(name + "_mean").asDouble()) / (meanError + rounding);
    double ofDeviation =
        Math.abs(deviation - expected.get(name + "_std").asDouble()) / (deviationError + rounding);
    return Math.max(ofMean, ofDeviation);
  }
}
