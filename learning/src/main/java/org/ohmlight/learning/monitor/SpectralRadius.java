package org.ohmlight.learning.monitor;

import java.util.ArrayList;
import java.util.List;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.NetworkState;
import org.ohmlight.physical.Nudge;
import org.ohmlight.physical.PhysicalNetwork;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.physical.SettleLimits;

/**
 * The spectral radius of the settling map {@code x <- g(x)} at a state, by power iteration with
 * finite differences:
 *
 * <pre>  v <- (g(x + h v) - g(x)) / h,   radius = geometric mean of |v| growth</pre>
 *
 * sample by sample, over the later half of the iterations, so that a pair of complex eigenvalues,
 * whose growth swings, is averaged out. Below 1 small disturbances die out, and one step of
 * settling shrinks them by this factor in the end. {@code x} holds activations and pre-activations;
 * what a solver overwrites drops out after one step. The step {@code h} is {@value #REACH} for a
 * {@code v} of length 1: well above single precision, small enough for what is smooth; where a hard
 * activation has its kink the estimate is a mean over both sides.
 */
final class SpectralRadius {
  private static final float REACH = 1e-2f;
  private static final SettleLimits ONE_STEP = new SettleLimits(1, 0f);

  private final PhysicalNetwork network;
  private final int iterations;

  SpectralRadius(PhysicalNetwork network, int iterations) {
    this.network = network;
    this.iterations = iterations;
  }

  /**
   * The radius for each sample.
   *
   * @param at a state under the clamped input. Not modified.
   * @param stream where the first disturbance comes from
   */
  double[] at(NetworkState at, RandomStream stream) {
    int rows = at.rows();
    NetworkState here = copy(at);
    network.settle(Nudge.FREE, here, ONE_STEP);
    NetworkState moved = copy(at);
    List<Batch> v = parts(NetworkState.single(network.description(), rows));
    for (int p = 0; p < v.size(); p++) {
      float[] values = v.get(p).values();
      stream.normals(values, 0, values.length, (long) p << 32);
    }
    double[] logarithms = new double[rows];
    int counted = 0;
    normalize(v, rows);
    for (int i = 0; i < iterations; i++) {
      displace(parts(moved), parts(at), v);
      network.settle(Nudge.FREE, moved, ONE_STEP);
      difference(v, parts(moved), parts(here));
      double[] lengths = normalize(v, rows);
      if (i >= iterations / 2) {
        counted++;
        for (int r = 0; r < rows; r++) {
          logarithms[r] += Math.log(lengths[r]);
        }
      }
    }
    double[] radii = new double[rows];
    for (int r = 0; r < rows; r++) {
      radii[r] = Math.exp(logarithms[r] / counted);
    }
    return radii;
  }

  private NetworkState copy(NetworkState state) {
    NetworkState copy = NetworkState.single(network.description(), state.rows());
    copy.copyFrom(state);
    return copy;
  }

  private static List<Batch> parts(NetworkState state) {
    List<Batch> parts = new ArrayList<>();
    for (int k = 1; k < state.layers(); k++) {
      parts.add(state.plus(k));
      parts.add(state.plusDrive(k));
    }
    return parts;
  }

  private static void displace(List<Batch> into, List<Batch> from, List<Batch> v) {
    for (int p = 0; p < v.size(); p++) {
      for (int i = 0; i < v.get(p).values().length; i++) {
        into.get(p).values()[i] = from.get(p).values()[i] + REACH * v.get(p).values()[i];
      }
    }
  }

  private static void difference(List<Batch> v, List<Batch> moved, List<Batch> here) {
    for (int p = 0; p < v.size(); p++) {
      for (int i = 0; i < v.get(p).values().length; i++) {
        v.get(p).values()[i] = (moved.get(p).values()[i] - here.get(p).values()[i]) / REACH;
      }
    }
  }

  /** Brings each sample to length 1 and returns what its length was. */
  private static double[] normalize(List<Batch> v, int rows) {
    double[] lengths = new double[rows];
    for (int r = 0; r < rows; r++) {
      double squares = 0;
      for (Batch part : v) {
        for (int c = 0; c < part.width(); c++) {
          squares += (double) part.at(r, c) * part.at(r, c);
        }
      }
      lengths[r] = Math.sqrt(squares);
      float scale = lengths[r] > 0 ? (float) (1 / lengths[r]) : 0f;
      for (Batch part : v) {
        for (int c = 0; c < part.width(); c++) {
          part.values()[r * part.width() + c] *= scale;
        }
      }
    }
    return lengths;
  }
}
