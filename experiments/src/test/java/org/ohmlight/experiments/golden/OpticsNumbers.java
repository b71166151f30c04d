package org.ohmlight.experiments.golden;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Reads the nested arrays of the optics cases, and measures how far two results are apart. */
final class OpticsNumbers {
  private static final Pattern NUMBER = Pattern.compile("[0-9.]+(e-?[0-9]+)?");

  private OpticsNumbers() {}

  /** All numbers of a nested array, in row-major order. */
  static double[] flat(JsonNode array) {
    return stream(array).toArray();
  }

  private static DoubleStream stream(JsonNode node) {
    return node.isArray()
        ? StreamSupport.stream(node.spliterator(), false).flatMapToDouble(OpticsNumbers::stream)
        : DoubleStream.of(node.asDouble());
  }

  static int[] ints(JsonNode array) {
    return IntStream.range(0, array.size()).map(i -> array.get(i).asInt()).toArray();
  }

  static double[][] rows(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(OpticsNumbers::flat)
        .toArray(double[][]::new);
  }

  /** The first number in the case's own words on its tolerance. */
  static double tolerance(GoldenCase golden) {
    String words = golden.description().get("tolerance").asString();
    Matcher number = NUMBER.matcher(words);
    if (!number.find()) {
      throw new IllegalArgumentException("No number in the tolerance: " + words);
    }
    return Double.parseDouble(number.group());
  }

  /** Largest absolute difference. */
  static double worst(double[] actual, double[] expected) {
    if (actual.length != expected.length) {
      throw new AssertionError(actual.length + " values where there should be " + expected.length);
    }
    return IntStream.range(0, actual.length)
        .mapToDouble(i -> Math.abs(actual[i] - expected[i]))
        .max()
        .orElse(0);
  }

  static double largest(double[] values) {
    return DoubleStream.of(values).map(Math::abs).max().orElse(0);
  }

  /** Largest difference of two complex arrays over the largest magnitude of the second. */
  static double relative(double[] re, double[] im, double[] wantRe, double[] wantIm) {
    double worst = 0;
    double scale = 0;
    for (int i = 0; i < wantRe.length; i++) {
      worst = Math.max(worst, Math.hypot(re[i] - wantRe[i], im[i] - wantIm[i]));
      scale = Math.max(scale, Math.hypot(wantRe[i], wantIm[i]));
    }
    return worst / scale;
  }

  /** Fails if an error is above its tolerance; gives the error back. */
  static double within(double error, double tolerance, String what) {
    if (!(error <= tolerance)) {
      throw new AssertionError(what + ": error " + error + " above " + tolerance);
    }
    return error;
  }
}
