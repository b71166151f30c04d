package org.ohmlight.learning.training;

import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Equilibrium;

/** Sums over the minibatches of an epoch or an evaluation. */
final class Tally {
  private double cost;
  private long answers;
  private long correct;
  private double steps;
  private double nudgedSteps;
  private int settled;
  private int batches;
  private long samples;

  void free(Equilibrium equilibrium, Batch output, Targets targets, int[] order, int first) {
    int rows = output.rows();
    float[] target = new float[targets.width()];
    for (int r = 0; r < rows; r++) {
      int sample = order[first + r];
      targets.write(sample, target, 0);
      for (int c = 0; c < target.length; c++) {
        float error = output.at(r, c) - target[c];
        cost += 0.5 * error * error;
      }
      if (targets instanceof Targets.Classes classes) {
        answers++;
        correct += largest(output, r) == classes.labels()[sample] ? 1 : 0;
      }
    }
    steps += rows * steps(equilibrium);
    settled += equilibrium instanceof Equilibrium.Settled ? 1 : 0;
    batches++;
    samples += rows;
  }

  private static int largest(Batch output, int row) {
    int best = 0;
    for (int c = 1; c < output.width(); c++) {
      if (output.at(row, c) > output.at(row, best)) {
        best = c;
      }
    }
    return best;
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

  /** NaN where nothing belongs to a class. */
  double accuracy() {
    return answers == 0 ? Double.NaN : (double) correct / answers;
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
