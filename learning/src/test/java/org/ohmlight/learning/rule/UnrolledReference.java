package org.ohmlight.learning.rule;

import java.util.Arrays;
import org.ohmlight.learning.settle.Settling;
import org.ohmlight.learning.settle.Solver;
import org.ohmlight.physical.NetworkDescription;

/** The steps of a free phase from rest, taken one by one in double, with a cost after each. */
final class UnrolledReference {
  private final ReferenceNetwork reference;
  private final NetworkDescription network;
  private final Settling settling;
  private final int steps;

  UnrolledReference(
      ReferenceNetwork reference, NetworkDescription network, Settling settling, int steps) {
    this.reference = reference;
    this.network = network;
    this.settling = settling;
    this.steps = steps;
  }

  /** States of the output after each step, {@code [step][unit]}, the first at 0. */
  double[][] outputs(double[] input) {
    double[][] a = layers();
    double[][] s = layers();
    for (int k = 1; k < s.length; k++) {
      Arrays.fill(s[k], network.layers().get(k).activation().value(0));
    }
    s[0] = input;
    double[][] outputs = new double[steps][];
    for (int t = 0; t < steps; t++) {
      for (int[] group : settling.schedule().groups(network)) {
        double[][] drives = new double[s.length][];
        for (int k : group) {
          drives[k] = reference.drive(k, s);
        }
        for (int k : group) {
          move(k, drives[k], a[k], s[k]);
        }
      }
      outputs[t] = s[network.output()].clone();
    }
    return outputs;
  }

  private double[][] layers() {
    double[][] layers = new double[network.layers().size()][];
    for (int k = 0; k < layers.length; k++) {
      layers[k] = new double[network.size(k)];
    }
    return layers;
  }

  private void move(int k, double[] drive, double[] a, double[] s) {
    boolean mirrored = settling.solver() instanceof Solver.MirrorDescent;
    double alpha =
        switch (settling.solver()) {
          case Solver.MirrorDescent(float step) -> step;
          case Solver.Picard(float step) -> step;
          default -> throw new IllegalArgumentException("Not written down here");
        };
    for (int i = 0; i < drive.length; i++) {
      if (mirrored) {
        a[i] += alpha * (drive[i] - a[i]);
        s[i] = network.layers().get(k).activation().value(a[i]);
      } else {
        s[i] += alpha * (network.layers().get(k).activation().value(drive[i]) - s[i]);
      }
    }
  }

  /** Goals of each step by the lambda-return, at the weights as they are. */
  double[][][] goals(double[][] inputs, double[][] targets, double lambda) {
    double[][][] goals = new double[inputs.length][steps][];
    for (int r = 0; r < inputs.length; r++) {
      double[][] outputs = outputs(inputs[r]);
      goals[r][steps - 1] = targets[r];
      for (int t = steps - 2; t >= 0; t--) {
        goals[r][t] = new double[targets[r].length];
        for (int i = 0; i < goals[r][t].length; i++) {
          goals[r][t][i] = (1 - lambda) * outputs[t + 1][i] + lambda * goals[r][t + 1][i];
        }
      }
    }
    return goals;
  }

  /** Mean cost over the samples, summed over the steps from {@code firstStep} on. */
  double loss(double[][] inputs, double[][][] goals, int firstStep) {
    double loss = 0;
    for (int r = 0; r < inputs.length; r++) {
      double[][] outputs = outputs(inputs[r]);
      for (int t = firstStep; t < steps; t++) {
        for (int i = 0; i < outputs[t].length; i++) {
          loss += 0.5 * Math.pow(outputs[t][i] - goals[r][t][i], 2) / inputs.length;
        }
      }
    }
    return loss;
  }
}
