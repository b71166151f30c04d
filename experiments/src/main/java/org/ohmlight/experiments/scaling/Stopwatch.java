package org.ohmlight.experiments.scaling;

import java.util.Arrays;

/**
 * Times a piece of work in this JVM: a third of the time to warm up, then calls one by one, of
 * which the median counts. Coarser than JMH, which starts a JVM for each figure: good for how cost
 * grows, not for the last tenth.
 *
 * @param seconds how long to measure a piece of work [s]
 */
record Stopwatch(double seconds) {
  private static final int FEWEST_CALLS = 5;

  Stopwatch {
    if (!(seconds > 0)) {
      throw new IllegalArgumentException("A measurement takes some time, got " + seconds + " s");
    }
  }

  /** Median time of a call [s]. */
  double median(Runnable work) {
    spend(work, seconds / 3);
    double[] times = spend(work, seconds * 2 / 3);
    Arrays.sort(times);
    return (times[(times.length - 1) / 2] + times[times.length / 2]) / 2;
  }

  private static double[] spend(Runnable work, double budget) {
    double[] times = new double[64];
    int calls = 0;
    double spent = 0;
    while (spent < budget || calls < FEWEST_CALLS) {
      long began = System.nanoTime();
      work.run();
      double took = (System.nanoTime() - began) * 1e-9;
      if (calls == times.length) {
        times = Arrays.copyOf(times, 2 * calls);
      }
      times[calls++] = took;
      spent += took;
    }
    return Arrays.copyOf(times, calls);
  }
}
