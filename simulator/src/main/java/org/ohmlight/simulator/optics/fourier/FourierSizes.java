package org.ohmlight.simulator.optics.fourier;

import java.util.ArrayList;
import java.util.List;

/** Lengths of transforms: their factors, and which lengths are quick. */
public final class FourierSizes {
  private FourierSizes() {}

  /**
   * The radices that a length is taken apart into: fours first, then at most one two, then odd
   * primes in rising order.
   */
  static List<Integer> radices(int length) {
    requirePositive(length);
    List<Integer> radices = new ArrayList<>();
    int rest = length;
    while (rest % 4 == 0) {
      radices.add(4);
      rest /= 4;
    }
    for (int prime = 2; rest > 1; prime++) {
      while (rest % prime == 0) {
        radices.add(prime);
        rest /= prime;
      }
    }
    return radices;
  }

  /** Whether a length has no prime factor above 5, for which there are special butterflies. */
  public static boolean isQuick(int length) {
    return radices(length).stream().allMatch(radix -> radix <= 5);
  }

  /** The smallest quick length that is at least {@code length}. */
  public static int quickAtLeast(int length) {
    int candidate = requirePositive(length);
    while (!isQuick(candidate)) {
      candidate++;
    }
    return candidate;
  }

  private static int requirePositive(int length) {
    if (length < 1) {
      throw new IllegalArgumentException("A transform needs a length of at least 1, got " + length);
    }
    return length;
  }
}
