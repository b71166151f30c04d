package org.ohmlight.simulator.crossbar;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ohmlight.device.Allowed;

/**
 * Over how many arrays (slices) a weight is spread: {@code W = sum_s f_s W_s}, each {@code W_s}
 * within the weight limit L, {@code sum_s f_s = 1}. Slices are read side by side, each through its
 * own ADC, and added digitally with their significance {@code f_s}.
 */
public sealed interface Slicing {
  /** Significance {@code f_s} of the slices; they add up to 1. */
  double[] significance();

  /** What each slice is to hold for a weight within [-limit, limit]. */
  void split(double weight, double limit, double[] into);

  /**
   * The order in which slices are written if each takes up what those before it missed, or empty if
   * they are written side by side.
   */
  default int[] order() {
    return new int[0];
  }

  /** One array holds all of a weight. */
  record One() implements Slicing {
    @Override
    public double[] significance() {
      return new double[] {1.0};
    }

    @Override
    public void split(double weight, double limit, double[] into) {
      into[0] = weight;
    }
  }

  /**
   * Digits: the magnitude is rounded to {@code slices cellBits} bits, and slice {@code s} holds the
   * digit of significance {@code 2^(cellBits s)}, its sign that of the weight. Cells hold {@code
   * 2^cellBits} levels only. As in ISAAC (Shafiee et al., ISCA 2016), which has 2-bit cells.
   *
   * @param slices number of slices, 2 to 16
   * @param cellBits bits of a cell, 1 to 8; together at most 16 bits
   */
  record Bits(int slices, int cellBits) implements Slicing {
    public Bits {
      Allowed.between("bit slices", slices, 1, 16);
      Allowed.between("bits of a cell", cellBits, 1, 8);
      Allowed.between("bits of all slices together", slices * cellBits, 1, 16);
    }

    @Override
    public double[] significance() {
      double all = (1 << (slices * cellBits)) - 1;
      double digit = (1 << cellBits) - 1;
      double[] f = new double[slices];
      for (int s = 0; s < slices; s++) {
        f[s] = (1 << (s * cellBits)) * digit / all;
      }
      return f;
    }

    @Override
    public void split(double weight, double limit, double[] into) {
      int all = (1 << (slices * cellBits)) - 1;
      int digit = (1 << cellBits) - 1;
      int magnitude = (int) Math.rint(Math.min(1.0, Math.abs(weight) / limit) * all);
      for (int s = 0; s < slices; s++) {
        int held = magnitude >> (s * cellBits) & digit;
        into[s] = Math.copySign(limit * held / digit, weight);
      }
    }
  }

  /**
   * Pairs of unequal significance: a weight fills the least significant slice first, so that small
   * weights are held by it alone, with the smallest errors. The slices after it are written with
   * what is left, as measured. Source: Mackin et al., Optimised weight programming for analogue
   * memory-based deep neural networks (Nat. Commun. 13:3765, 2022).
   *
   * @param factors relative significance, each greater than 0, 2 to 16 of them
   */
  record Pairs(List<Double> factors) implements Slicing {
    public Pairs {
      factors = List.copyOf(factors);
      Allowed.between("number of pairs of a weight", factors.size(), 1, 16);
      factors.forEach(f -> Allowed.positive("significance of a pair", f));
    }

    @Override
    public double[] significance() {
      double sum = factors.stream().mapToDouble(f -> f).sum();
      return factors.stream().mapToDouble(f -> f / sum).toArray();
    }

    @Override
    public void split(double weight, double limit, double[] into) {
      double[] f = significance();
      double rest = weight;
      for (int s : order()) {
        into[s] = Math.clamp(rest / f[s], -limit, limit);
        rest -= f[s] * into[s];
      }
    }

    @Override
    public int[] order() {
      return IntStream.range(0, factors.size())
          .boxed()
          .sorted(Comparator.comparingDouble(factors::get))
          .mapToInt(s -> s)
          .toArray();
    }
  }
}
