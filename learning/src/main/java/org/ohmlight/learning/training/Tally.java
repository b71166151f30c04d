package org.ohmlight.learning.training;

import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Equilibrium;

/** Sums over the minibatches of an epoch or an evaluation. */
final class Tally {
  private double cost;
  private long correct;
  private double steps;
  private double nudgedSteps;
  private int settled;
  private int batches;
  private long samples;

  void free(Equilibrium equilibrium, Batch output, int[] labels, int[] order, int first) {
    int rows = output.rows();
    for (int r = 0; r < rows; r++) {
      int label = labels[order[first + r]];
      int best = 0;
      for (int c = 0; c < output.width(); c++) {
        float error = output.at(r, c) - (c == label ? 1f : 0f);
        cost += 0.5 * error * error;
        if (output.at(r, c) > output.at(r, best)) {
          best = c;
        }
      }
      if (best == label) {
        correct++;
      }
    }
    steps += rows * steps(equilibrium);
    settled += equilibrium instanceof Equilibrium.Settled ? 1 : 0;
    batches++;
    samples += rows;
  }

  void nudged(Equilibrium equilibrium, int rows) {
    nudgedSteps += rows * steps(equilibrium);
  }

  private static double steps(Equilibrium equilibrium) {
    return switch (equilibrium) {
      case Equilibrium.Settled(double steps, float residual) -> steps;
      case Equilibrium.NotSettled(double steps, float residual) -> steps;
      case Equilibrium.Faulted(String why) -> 0.0;
    };
  }

  double cost() {
    return cost / samples;
  }

  double accuracy() {
    return (double) correct / samples;
  }

  double freeSteps() {
    return steps / samples;
  }

  double nudgedSteps() {
    return nudgedSteps / samples;
  }

  double settledPart() {
    return (double) settled / batches;
  }
}
