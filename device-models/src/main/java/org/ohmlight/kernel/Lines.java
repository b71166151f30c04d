package org.ohmlight.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Double-precision passes over one row of a resistive grid, as a solver of many tridiagonal lines
 * needs them.
 *
 * <p>Every element is one fixed chain of fused multiply-adds, also where products are summed: sums
 * are kept per column. So results do not depend on the width of the machine's vectors nor on how
 * rows and columns are split among threads. Arrays come as (array, offset); nothing is allocated.
 */
public final class Lines {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private Lines() {}

  /** Number of values, from the first, that whole vectors cover. */
  private static int bound(int count) {
    return Fused.IN_HARDWARE ? count - count % LANES : 0;
  }

  /** {@code p = z + beta p}: the next search direction, or with other arrays its image. */
  public static void direction(double[] p, double[] z, int offset, int count, double beta) {
    int k = 0;
    for (; k < bound(count); k += LANES) {
      DoubleVector old = DoubleVector.fromArray(SPECIES, p, offset + k);
      DoubleVector fresh = DoubleVector.fromArray(SPECIES, z, offset + k);
      old.fma(DoubleVector.broadcast(SPECIES, beta), fresh).intoArray(p, offset + k);
    }
    for (; k < count; k++) {
      p[offset + k] = Fused.fma(p[offset + k], beta, z[offset + k]);
    }
  }

  /** {@code t = d b}: the currents that cells of conductance d push into their line. */
  public static void push(double[] t, double[] d, double[] b, int offset, int count) {
    int k = 0;
    for (; k < bound(count); k += LANES) {
      DoubleVector.fromArray(SPECIES, d, offset + k)
          .mul(DoubleVector.fromArray(SPECIES, b, offset + k))
          .intoArray(t, offset + k);
    }
    for (; k < count; k++) {
      t[offset + k] = d[offset + k] * b[offset + k];
    }
  }

  /** {@code w = d (a - p) + c p}: what a line of voltages a returns to the other side. */
  public static void couple(
      double[] w, double[] d, double[] a, double[] c, double[] p, int offset, int count) {
    int k = 0;
    for (; k < bound(count); k += LANES) {
      DoubleVector vp = DoubleVector.fromArray(SPECIES, p, offset + k);
      DoubleVector drop = DoubleVector.fromArray(SPECIES, a, offset + k).sub(vp);
      DoubleVector own = DoubleVector.fromArray(SPECIES, c, offset + k).mul(vp);
      DoubleVector.fromArray(SPECIES, d, offset + k).fma(drop, own).intoArray(w, offset + k);
    }
    for (; k < count; k++) {
      double own = c[offset + k] * p[offset + k];
      w[offset + k] = Fused.fma(d[offset + k], a[offset + k] - p[offset + k], own);
    }
  }

  /** {@code w = q - w}, and {@code sums[k] += p w}. */
  public static void imbalance(
      double[] w, double[] q, double[] p, int offset, int count, double[] sums, int sumsOffset) {
    int k = 0;
    for (; k < bound(count); k += LANES) {
      DoubleVector vw =
          DoubleVector.fromArray(SPECIES, q, offset + k)
              .sub(DoubleVector.fromArray(SPECIES, w, offset + k));
      vw.intoArray(w, offset + k);
      DoubleVector.fromArray(SPECIES, p, offset + k)
          .fma(vw, DoubleVector.fromArray(SPECIES, sums, sumsOffset + k))
          .intoArray(sums, sumsOffset + k);
    }
    for (; k < count; k++) {
      double vw = q[offset + k] - w[offset + k];
      w[offset + k] = vw;
      sums[sumsOffset + k] = Fused.fma(p[offset + k], vw, sums[sumsOffset + k]);
    }
  }

  /** {@code x += scale y}. */
  public static void add(double[] x, double[] y, int offset, int count, double scale) {
    int k = 0;
    for (; k < bound(count); k += LANES) {
      DoubleVector.fromArray(SPECIES, y, offset + k)
          .fma(
              DoubleVector.broadcast(SPECIES, scale),
              DoubleVector.fromArray(SPECIES, x, offset + k))
          .intoArray(x, offset + k);
    }
    for (; k < count; k++) {
      x[offset + k] = Fused.fma(y[offset + k], scale, x[offset + k]);
    }
  }

  /**
   * {@code t = s + factor u}, with {@code u} and {@code factor} the row before: one step of forward
   * elimination of all columns at once.
   */
  public static void eliminate(
      double[] t, double[] s, double[] factor, int offset, int before, int count) {
    int k = 0;
    for (; k < bound(count); k += LANES) {
      DoubleVector.fromArray(SPECIES, factor, before + k)
          .fma(
              DoubleVector.fromArray(SPECIES, t, before + k),
              DoubleVector.fromArray(SPECIES, s, offset + k))
          .intoArray(t, offset + k);
    }
    for (; k < count; k++) {
      t[offset + k] = Fused.fma(factor[before + k], t[before + k], s[offset + k]);
    }
  }

  /**
   * {@code t = factor (ohm t + u)}, with {@code u} the row after: one step of back substitution of
   * all columns at once.
   */
  public static void substitute(
      double[] t, double[] factor, int offset, double[] u, int after, int count, double ohm) {
    int k = 0;
    for (; k < bound(count); k += LANES) {
      DoubleVector.fromArray(SPECIES, t, offset + k)
          .fma(DoubleVector.broadcast(SPECIES, ohm), DoubleVector.fromArray(SPECIES, u, after + k))
          .mul(DoubleVector.fromArray(SPECIES, factor, offset + k))
          .intoArray(t, offset + k);
    }
    for (; k < count; k++) {
      t[offset + k] = Fused.fma(t[offset + k], ohm, u[after + k]) * factor[offset + k];
    }
  }

  /** {@code sums[k] += x y}. */
  public static void multiplyInto(
      double[] sums, int sumsOffset, double[] x, double[] y, int offset, int count) {
    int k = 0;
    for (; k < bound(count); k += LANES) {
      DoubleVector.fromArray(SPECIES, x, offset + k)
          .fma(
              DoubleVector.fromArray(SPECIES, y, offset + k),
              DoubleVector.fromArray(SPECIES, sums, sumsOffset + k))
          .intoArray(sums, sumsOffset + k);
    }
    for (; k < count; k++) {
      sums[sumsOffset + k] = Fused.fma(x[offset + k], y[offset + k], sums[sumsOffset + k]);
    }
  }

  /**
   * Solves four lines side by side, because one line alone is a chain that waits for each of its
   * own results.
   *
   * <p>Before: {@code t} holds the currents pushed into the nodes. After: the node voltages.
   *
   * <pre>
   *   t_j += factor_{j-1} t_{j-1}                j = 1 ... n-1
   *   t_{n-1} = factor_{n-1} (endOhm t_{n-1} + endVolts)
   *   t_j = factor_j (ohm t_j + t_{j+1})         j = n-2 ... 0
   * </pre>
   *
   * @param t four lines of {@code n} values, one behind the other, first at {@code offset}
   * @param endVolts voltages behind {@code endOhm}, the four from {@code first} on
   */
  public static void solveFour(
      double[] t,
      double[] factor,
      int offset,
      int n,
      double ohm,
      double endOhm,
      double[] endVolts,
      int first) {
    eliminateFour(t, factor, offset, n);
    for (int line = 0; line < 4; line++) {
      int k = offset + line * n + n - 1;
      t[k] = factor[k] * Fused.fma(endOhm, t[k], endVolts[first + line]);
    }
    substituteFour(t, factor, offset, n, ohm);
  }

  private static void eliminateFour(double[] t, double[] factor, int offset, int n) {
    int k0 = offset;
    int k1 = k0 + n;
    int k2 = k1 + n;
    int k3 = k2 + n;
    double t0 = t[k0];
    double t1 = t[k1];
    double t2 = t[k2];
    double t3 = t[k3];
    for (int j = 1; j < n; j++) {
      t0 = Fused.fma(factor[k0 + j - 1], t0, t[k0 + j]);
      t1 = Fused.fma(factor[k1 + j - 1], t1, t[k1 + j]);
      t2 = Fused.fma(factor[k2 + j - 1], t2, t[k2 + j]);
      t3 = Fused.fma(factor[k3 + j - 1], t3, t[k3 + j]);
      t[k0 + j] = t0;
      t[k1 + j] = t1;
      t[k2 + j] = t2;
      t[k3 + j] = t3;
    }
  }

  private static void substituteFour(double[] t, double[] factor, int offset, int n, double ohm) {
    int k0 = offset;
    int k1 = k0 + n;
    int k2 = k1 + n;
    int k3 = k2 + n;
    double a0 = t[k0 + n - 1];
    double a1 = t[k1 + n - 1];
    double a2 = t[k2 + n - 1];
    double a3 = t[k3 + n - 1];
    for (int j = n - 2; j >= 0; j--) {
      double f0 = factor[k0 + j];
      double f1 = factor[k1 + j];
      double f2 = factor[k2 + j];
      double f3 = factor[k3 + j];
      a0 = Fused.fma(f0, a0, f0 * (ohm * t[k0 + j]));
      a1 = Fused.fma(f1, a1, f1 * (ohm * t[k1 + j]));
      a2 = Fused.fma(f2, a2, f2 * (ohm * t[k2 + j]));
      a3 = Fused.fma(f3, a3, f3 * (ohm * t[k3 + j]));
      t[k0 + j] = a0;
      t[k1 + j] = a1;
      t[k2 + j] = a2;
      t[k3 + j] = a3;
    }
  }

  /** One line, with the same arithmetic as each of {@link #solveFour}. */
  public static void solveOne(
      double[] t, double[] factor, int offset, int n, double ohm, double endOhm, double endVolts) {
    for (int k = offset + 1; k < offset + n; k++) {
      t[k] = Fused.fma(factor[k - 1], t[k - 1], t[k]);
    }
    int last = offset + n - 1;
    t[last] = factor[last] * Fused.fma(endOhm, t[last], endVolts);
    for (int k = last - 1; k >= offset; k--) {
      t[k] = Fused.fma(factor[k], t[k + 1], factor[k] * (ohm * t[k]));
    }
  }
}
