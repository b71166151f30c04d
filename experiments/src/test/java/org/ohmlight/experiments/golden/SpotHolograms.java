package org.ohmlight.experiments.golden;

import static org.ohmlight.experiments.golden.OpticsNumbers.flat;
import static org.ohmlight.experiments.golden.OpticsNumbers.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.ohmlight.simulator.optics.hologram.Feedback;
import org.ohmlight.simulator.optics.hologram.HologramQuality;
import org.ohmlight.simulator.optics.hologram.PhaseRetrieval;
import tools.jackson.databind.JsonNode;

/** Gerchberg-Saxton loops with every kind of feedback, round by round, against slmsuite. */
final class SpotHolograms implements GoldenKind {
  private static final double SCALARS = 1e-9;
  private static final double PRINTED_PHASE = 1e-5;
  private static final double FINAL_PHASE = 1e-9;
  // Pixels where the near field is nearly dark have no phase to speak of.
  private static final double OUTLIERS = 1e-3;

  @Override
  public String name() {
    return "spot-holograms";
  }

  @Override
  public boolean claims(GoldenCase golden) {
    return golden.name().startsWith("slmsuite-") && golden.has("start_phase.csv");
  }

  @Override
  public double check(GoldenCase golden) {
    JsonNode parameters = golden.description().get("parameters");
    int n = parameters.get("n").asInt();
    int[] pixels = OpticsNumbers.ints(parameters.get("slm_shape"));
    JsonNode places = parameters.get("spots_row_col");
    double[] amplitudes = flat(parameters.get("spot_amplitudes"));
    double[] target = new double[n * n];
    int[] place = new int[amplitudes.length];
    for (int s = 0; s < place.length; s++) {
      place[s] = places.get(s).get(0).asInt() * n + places.get(s).get(1).asInt();
      target[place[s]] = amplitudes[s];
    }
    PhaseRetrieval loop =
        new PhaseRetrieval(
            pixels[0],
            pixels[1],
            target,
            n,
            n,
            feedback(parameters),
            joined(golden.csv("start_phase.csv")));
    return compare(golden, loop, ranks(place));
  }

  private static double compare(GoldenCase golden, PhaseRetrieval loop, int[] rank) {
    JsonNode scalars = golden.json("scalars.json");
    double[][] phases = golden.csv("phase.csv");
    double worst = 0;
    for (int k = 0; k <= phases.length; k++) {
      worst = Math.max(worst, compareState(scalars, loop, rank, k));
      if (k < phases.length) {
        loop.iterate();
        comparePhase(loop.phase(), phases[k], PRINTED_PHASE, "phase after " + (k + 1));
      }
    }
    comparePhase(loop.phase(), joined(golden.csv("final_phase.csv")), FINAL_PHASE, "final phase");
    return worst;
  }

  private static double compareState(JsonNode scalars, PhaseRetrieval loop, int[] rank, int k) {
    HologramQuality quality = loop.quality();
    double[][] far = loop.spots();
    double worst =
        DoubleStream.of(
                same(quality.efficiency(), scalars, "efficiency", k),
                same(quality.uniformity(), scalars, "uniformity", k),
                same(quality.peakToPeakError(), scalars, "pkpk_err", k),
                same(quality.rmsError(), scalars, "std_err", k))
            .max()
            .orElse(0);
    // Weights "before" a round are those in force until its update.
    double[] weights = loop.weights();
    for (int s = 0; s < rank.length; s++) {
      worst = Math.max(worst, same(far[0][rank[s]], scalars.get("spot_re"), k, s));
      worst = Math.max(worst, same(far[1][rank[s]], scalars.get("spot_im"), k, s));
      worst = Math.max(worst, same(weights[rank[s]], scalars.get("weights_before"), k, s));
    }
    return worst;
  }

  private static double same(double actual, JsonNode scalars, String name, int k) {
    double error = Math.abs(actual - scalars.get(name).get(k).asDouble());
    return within(error, SCALARS, name + " after " + k);
  }

  private static double same(double actual, JsonNode table, int k, int s) {
    double error = Math.abs(actual - table.get(k).get(s).asDouble());
    return within(error, SCALARS, "spot " + s + " after " + k);
  }

  private static void comparePhase(double[] phase, double[] want, double tolerance, String what) {
    int outliers = 0;
    for (int i = 0; i < want.length; i++) {
      if (Math.abs(Math.IEEEremainder(phase[i] - want[i], 2 * Math.PI)) > tolerance) {
        outliers++;
      }
    }
    within((double) outliers / want.length, OUTLIERS, what + ", part of pixels that differ");
  }

  /** The rank of each spot among all in row-major order. */
  private static int[] ranks(int[] place) {
    int[] sorted = place.clone();
    Arrays.sort(sorted);
    return Arrays.stream(place).map(p -> Arrays.binarySearch(sorted, p)).toArray();
  }

  private static double[] joined(double[][] rows) {
    return Stream.of(rows).flatMapToDouble(DoubleStream::of).toArray();
  }

  private static Feedback feedback(JsonNode parameters) {
    JsonNode flags = parameters.get("flags");
    return switch (parameters.get("method").asString()) {
      case "GS" -> new Feedback.None();
      case "WGS-Leonardo" -> new Feedback.Leonardo(flag(flags, "feedback_exponent"));
      case "WGS-Kim" ->
          new Feedback.Kim(
              flag(flags, "feedback_exponent"),
              flags.has("fix_phase_iteration") ? flags.get("fix_phase_iteration").asInt() : 10);
      case "WGS-Nogrette" -> new Feedback.Nogrette(flag(flags, "feedback_factor"));
      case "WGS-Wu" -> new Feedback.Wu(flag(flags, "feedback_exponent"));
      case "WGS-tanh" ->
          new Feedback.Tanh(flag(flags, "feedback_factor"), flag(flags, "feedback_exponent"));
      default -> throw new IllegalArgumentException("No such method: " + parameters.get("method"));
    };
  }

  private static double flag(JsonNode flags, String name) {
    return flags.get(name).asDouble();
  }
}
