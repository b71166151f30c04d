package org.ohmlight.simulator.optics.loop;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Convergence;
import org.ohmlight.physical.Equilibrium;
import org.ohmlight.physical.NetworkState;
import org.ohmlight.physical.SettleLimits;

/** One settle of a {@link LoopNetwork}: every sample goes round until it rests. */
final class LoopSettle {
  private final LoopNetwork network;
  private final LoopWeights.Written written;
  private final SettleLimits limits;
  private final int layers;
  private final int channels;
  private final float[] residuals;
  private final int[] stepsOf;
  private final float[] changeOf;
  private long clock;
  private int longest;
  private long iterations;
  private long samples;
  private float worst;
  private boolean rested = true;
  private @Nullable String fault;

  LoopSettle(LoopNetwork network, SettleLimits limits, int rows, long clock) {
    this.network = network;
    this.limits = limits;
    this.clock = clock;
    written = network.modulator().written();
    layers = network.description().layers().size();
    channels = network.settings().machine().channels();
    residuals = new float[limits.maxSteps()];
    stepsOf = new int[rows];
    changeOf = new float[rows];
  }

  /** Settles all samples of a rail. */
  void rail(NetworkState state, boolean plus, @Nullable Batch target, float beta) {
    int steps = 0;
    for (int r = 0; r < state.rows() && fault == null; r++) {
      steps = Math.max(steps, sample(state, plus, r, target, beta));
    }
    longest = Math.max(longest, steps);
    clock += limits.maxSteps();
  }

  private int sample(
      NetworkState state, boolean plus, int row, @Nullable Batch target, float beta) {
    double[] z = new double[channels];
    load(state, plus, row, z);
    double[] before = z.clone();
    double[] still = still(row);
    int output = network.description().output();
    float residual = Float.POSITIVE_INFINITY;
    int step = 0;
    while (step < limits.maxSteps() && (step == 0 || residual > limits.tolerance())) {
      double[] signal = still.clone();
      if (target != null) {
        nudge(signal, z, target, row, output, beta);
      }
      double[] next = written.noisy().step(z, before, signal, clock + step, row, LoopProbe.NONE);
      residual = change(z, next);
      residuals[step] = Math.max(residuals[step], residual);
      before = z;
      z = next;
      step++;
    }
    if (!Float.isFinite(residual)) {
      fault =
          "states of the loop are not finite after "
              + step
              + " iterations; try a larger alpha or smaller weights";
    }
    store(state, plus, row, z);
    stepsOf[row] = Math.max(stepsOf[row], step);
    changeOf[row] = Math.max(changeOf[row], residual);
    iterations += step;
    samples++;
    worst = Math.max(worst, residual);
    rested &= residual <= limits.tolerance();
    return step;
  }

  /** What is injected all the time [V]: input and bias, less the light of dark states. */
  private double[] still(int row) {
    double[] signal = new double[channels];
    for (int k = 1; k < layers; k++) {
      Batch drive = network.injected(k);
      for (int c = 0; c < drive.width(); c++) {
        int at = channel(k, c);
        signal[at] = network.modulator().injectedVolts(drive.at(row, c)) - written.dark()[at];
      }
    }
    return signal;
  }

  private int channel(int layer, int neuron) {
    return network.modulator().channel(network.first(layer) + neuron);
  }

  private void nudge(double[] signal, double[] z, Batch target, int row, int output, float beta) {
    for (int c = 0; c < target.width(); c++) {
      int at = channel(output, c);
      double force = -beta * (network.modulator().activity(z[at]) - target.at(row, c));
      signal[at] += network.modulator().injectedVolts(force);
    }
  }

  private float change(double[] z, double[] next) {
    double largest = 0;
    for (int k = 1; k < layers; k++) {
      for (int c = 0; c < network.description().size(k); c++) {
        int at = channel(k, c);
        double moved = network.modulator().activity(next[at]) - network.modulator().activity(z[at]);
        largest =
            Double.isNaN(moved) ? Double.POSITIVE_INFINITY : Math.max(largest, Math.abs(moved));
      }
    }
    return (float) largest;
  }

  private void load(NetworkState state, boolean plus, int row, double[] z) {
    for (int k = 1; k < layers; k++) {
      Batch drive = plus ? state.plusDrive(k) : state.minusDrive(k);
      for (int c = 0; c < drive.width(); c++) {
        z[channel(k, c)] = network.modulator().volts(drive.at(row, c));
      }
    }
  }

  private void store(NetworkState state, boolean plus, int row, double[] z) {
    for (int k = 1; k < layers; k++) {
      Batch drive = plus ? state.plusDrive(k) : state.minusDrive(k);
      Batch activity = plus ? state.plus(k) : state.minus(k);
      int width = drive.width();
      for (int c = 0; c < width; c++) {
        double volts = z[channel(k, c)];
        drive.values()[drive.offset() + row * width + c] = (float) network.modulator().drive(volts);
        activity.values()[activity.offset() + row * width + c] =
            (float) network.modulator().activity(volts);
      }
    }
  }

  long clock() {
    return clock;
  }

  long iterations() {
    return iterations;
  }

  float[] residuals() {
    return Arrays.copyOf(residuals, longest);
  }

  /** How each sample came to rest; of dyads, the rail that took longer. */
  Convergence convergence() {
    boolean[] atRest = new boolean[stepsOf.length];
    float[] relative = new float[stepsOf.length];
    Arrays.fill(relative, Float.NaN);
    for (int r = 0; r < atRest.length; r++) {
      atRest[r] = changeOf[r] <= limits.tolerance();
    }
    return new Convergence(stepsOf, atRest, changeOf, relative);
  }

  Equilibrium equilibrium() {
    if (fault != null) {
      return new Equilibrium.Faulted(fault);
    }
    double steps = samples == 0 ? 0 : (double) iterations / samples;
    return rested
        ? new Equilibrium.Settled(steps, worst)
        : new Equilibrium.NotSettled(steps, worst);
  }
}
