package org.ohmlight.simulator.optics.fourier;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.ohmlight.kernel.Fused;

/**
 * The passes of the autosorting transform of Stockham, decimation in frequency.
 *
 * <p>A pass of radix {@code R} reads {@code x[q + s (p + m k)]}, {@code k = 0 ... R - 1}, takes the
 * R-point transform of these, turns output {@code k} by {@code w^(p k)}, {@code w = exp(-2 pi i /
 * (R m))}, and writes it to {@code y[q + s (R p + k)]}. Here {@code p < m} and {@code q < s}; the
 * signals of a panel lie side by side, so that {@code s} begins as the width of the panel and every
 * inner loop runs over neighbours with one twiddle. {@code s} is a multiple of the vector length.
 * The twiddle of {@code (p, k)} is entry {@code p (R - 1) + k - 1} of {@code (cos, sin)}.
 *
 * <p>Source: Cochran et al., What is the fast Fourier transform?, Proc. IEEE 55 (1967), for the
 * algorithm of Stockham; radix 3 and 5 as in Winograd, Math. Comp. 32 (1978).
 */
final class Butterflies {
  static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;

  private static final int STEP = LANES.length();

  private Butterflies() {}

  static void radix2(
      double[] xr,
      double[] xi,
      double[] yr,
      double[] yi,
      int m,
      int s,
      double[] cos,
      double[] sin) {
    for (int p = 0; p < m; p++) {
      double c = cos[p];
      double d = sin[p];
      int out = 2 * s * p;
      for (int q = s * p; q < s * (p + 1); q += STEP, out += STEP) {
        var ar = DoubleVector.fromArray(LANES, xr, q);
        var ai = DoubleVector.fromArray(LANES, xi, q);
        var br = DoubleVector.fromArray(LANES, xr, q + s * m);
        var bi = DoubleVector.fromArray(LANES, xi, q + s * m);
        ar.add(br).intoArray(yr, out);
        ai.add(bi).intoArray(yi, out);
        turn(ar.sub(br), ai.sub(bi), c, d, yr, yi, out + s);
      }
    }
  }

  static void radix3(
      double[] xr,
      double[] xi,
      double[] yr,
      double[] yi,
      int m,
      int s,
      double[] cos,
      double[] sin) {
    double half = Math.sqrt(3) / 2;
    for (int p = 0; p < m; p++) {
      int t = 2 * p;
      int out = 3 * s * p;
      for (int q = s * p; q < s * (p + 1); q += STEP, out += STEP) {
        var ar = DoubleVector.fromArray(LANES, xr, q);
        var ai = DoubleVector.fromArray(LANES, xi, q);
        var br = DoubleVector.fromArray(LANES, xr, q + s * m);
        var bi = DoubleVector.fromArray(LANES, xi, q + s * m);
        var cr = DoubleVector.fromArray(LANES, xr, q + 2 * s * m);
        var ci = DoubleVector.fromArray(LANES, xi, q + 2 * s * m);
        var sr = br.add(cr);
        var si = bi.add(ci);
        // -i sqrt(3)/2 (b - c)
        var dr = bi.sub(ci).mul(half);
        var di = cr.sub(br).mul(half);
        ar.add(sr).intoArray(yr, out);
        ai.add(si).intoArray(yi, out);
        var er = ar.sub(sr.mul(0.5));
        var ei = ai.sub(si.mul(0.5));
        turn(er.add(dr), ei.add(di), cos[t], sin[t], yr, yi, out + s);
        turn(er.sub(dr), ei.sub(di), cos[t + 1], sin[t + 1], yr, yi, out + 2 * s);
      }
    }
  }

  static void radix4(
      double[] xr,
      double[] xi,
      double[] yr,
      double[] yi,
      int m,
      int s,
      double[] cos,
      double[] sin) {
    int k = s * m;
    for (int p = 0; p < m; p++) {
      int t = 3 * p;
      int out = 4 * s * p;
      for (int q = s * p; q < s * (p + 1); q += STEP, out += STEP) {
        var ar = DoubleVector.fromArray(LANES, xr, q);
        var cr = DoubleVector.fromArray(LANES, xr, q + 2 * k);
        var br = DoubleVector.fromArray(LANES, xr, q + k);
        var dr = DoubleVector.fromArray(LANES, xr, q + 3 * k);
        var ai = DoubleVector.fromArray(LANES, xi, q);
        var ci = DoubleVector.fromArray(LANES, xi, q + 2 * k);
        var bi = DoubleVector.fromArray(LANES, xi, q + k);
        var di = DoubleVector.fromArray(LANES, xi, q + 3 * k);
        var pr = ar.add(cr);
        var pi = ai.add(ci);
        var qr = br.add(dr);
        var qi = bi.add(di);
        pr.add(qr).intoArray(yr, out);
        pi.add(qi).intoArray(yi, out);
        turn(pr.sub(qr), pi.sub(qi), cos[t + 1], sin[t + 1], yr, yi, out + 2 * s);
        var mr = ar.sub(cr);
        var mi = ai.sub(ci);
        // -i (b - d)
        var nr = bi.sub(di);
        var ni = dr.sub(br);
        turn(mr.add(nr), mi.add(ni), cos[t], sin[t], yr, yi, out + s);
        turn(mr.sub(nr), mi.sub(ni), cos[t + 2], sin[t + 2], yr, yi, out + 3 * s);
      }
    }
  }

  /** The last pass of radix 4: {@code m = 1}, nothing is turned. */
  static void lastRadix4(double[] xr, double[] xi, double[] yr, double[] yi, int s) {
    for (int q = 0; q < s; q += STEP) {
      var ar = DoubleVector.fromArray(LANES, xr, q);
      var cr = DoubleVector.fromArray(LANES, xr, q + 2 * s);
      var br = DoubleVector.fromArray(LANES, xr, q + s);
      var dr = DoubleVector.fromArray(LANES, xr, q + 3 * s);
      var ai = DoubleVector.fromArray(LANES, xi, q);
      var ci = DoubleVector.fromArray(LANES, xi, q + 2 * s);
      var bi = DoubleVector.fromArray(LANES, xi, q + s);
      var di = DoubleVector.fromArray(LANES, xi, q + 3 * s);
      var pr = ar.add(cr);
      var pi = ai.add(ci);
      var qr = br.add(dr);
      var qi = bi.add(di);
      pr.add(qr).intoArray(yr, q);
      pi.add(qi).intoArray(yi, q);
      pr.sub(qr).intoArray(yr, q + 2 * s);
      pi.sub(qi).intoArray(yi, q + 2 * s);
      var mr = ar.sub(cr);
      var mi = ai.sub(ci);
      var nr = bi.sub(di);
      var ni = dr.sub(br);
      mr.add(nr).intoArray(yr, q + s);
      mi.add(ni).intoArray(yi, q + s);
      mr.sub(nr).intoArray(yr, q + 3 * s);
      mi.sub(ni).intoArray(yi, q + 3 * s);
    }
  }

  /** In several loops, because one would overflow the compiler's budget and box every vector. */
  static void radix5(
      double[] xr,
      double[] xi,
      double[] yr,
      double[] yi,
      int m,
      int s,
      double[] cos,
      double[] sin) {
    double c1 = Math.cos(2 * Math.PI / 5);
    double c2 = Math.cos(4 * Math.PI / 5);
    double s1 = Math.sin(2 * Math.PI / 5);
    double s2 = Math.sin(4 * Math.PI / 5);
    int k = s * m;
    for (int p = 0; p < m; p++) {
      int t = 4 * p;
      int in = s * p;
      int out = 5 * s * p;
      sum5(xr, in, k, yr, out, s);
      sum5(xi, in, k, yi, out, s);
      fifth(xr, xi, in, k, c1, c2, s1, s2, yr, yi, out + s, s, cos[t], sin[t]);
      fifth(xr, xi, in, k, c2, c1, -s2, s1, yr, yi, out + 3 * s, s, cos[t + 2], sin[t + 2]);
      fifth(xr, xi, in, k, c2, c1, s2, -s1, yr, yi, out + 2 * s, s, cos[t + 1], sin[t + 1]);
      fifth(xr, xi, in, k, c1, c2, -s1, -s2, yr, yi, out + 4 * s, s, cos[t + 3], sin[t + 3]);
    }
  }

  private static void sum5(double[] x, int in, int k, double[] y, int out, int count) {
    for (int q = 0; q < count; q += STEP) {
      DoubleVector.fromArray(LANES, x, in + q)
          .add(DoubleVector.fromArray(LANES, x, in + q + k))
          .add(DoubleVector.fromArray(LANES, x, in + q + 2 * k))
          .add(DoubleVector.fromArray(LANES, x, in + q + 3 * k))
          .add(DoubleVector.fromArray(LANES, x, in + q + 4 * k))
          .intoArray(y, out + q);
    }
  }

  /**
   * One output of radix 5, turned: {@code a + c1 (b + e) + c2 (c + d) - i (s1 (b - e) + s2 (c -
   * d))}.
   */
  private static void fifth(
      double[] xr,
      double[] xi,
      int in,
      int k,
      double c1,
      double c2,
      double s1,
      double s2,
      double[] yr,
      double[] yi,
      int out,
      int count,
      double cos,
      double sin) {
    for (int q = 0; q < count; q += STEP) {
      int at = in + q;
      var br = DoubleVector.fromArray(LANES, xr, at + k);
      var er = DoubleVector.fromArray(LANES, xr, at + 4 * k);
      var bi = DoubleVector.fromArray(LANES, xi, at + k);
      var ei = DoubleVector.fromArray(LANES, xi, at + 4 * k);
      var r = br.add(er).mul(c1).add(bi.sub(ei).mul(s1));
      var i = bi.add(ei).mul(c1).sub(br.sub(er).mul(s1));
      br = DoubleVector.fromArray(LANES, xr, at + 2 * k);
      er = DoubleVector.fromArray(LANES, xr, at + 3 * k);
      bi = DoubleVector.fromArray(LANES, xi, at + 2 * k);
      ei = DoubleVector.fromArray(LANES, xi, at + 3 * k);
      r = r.add(br.add(er).mul(c2)).add(bi.sub(ei).mul(s2));
      i = i.add(bi.add(ei).mul(c2)).sub(br.sub(er).mul(s2));
      r = r.add(DoubleVector.fromArray(LANES, xr, at));
      i = i.add(DoubleVector.fromArray(LANES, xi, at));
      turn(r, i, cos, sin, yr, yi, out + q);
    }
  }

  /**
   * Any radix, one value at a time: for primes above 5, and the twin that the others are held
   * against.
   *
   * @param roots {@code cos} and {@code sin} of {@code -2 pi j / radix}, one after the other
   */
  static void anyRadix(
      int radix,
      double[] roots,
      double[] xr,
      double[] xi,
      double[] yr,
      double[] yi,
      int m,
      int s,
      double[] cos,
      double[] sin) {
    for (int p = 0; p < m; p++) {
      for (int k = 0; k < radix; k++) {
        double c = k == 0 ? 1.0 : cos[p * (radix - 1) + k - 1];
        double d = k == 0 ? 0.0 : sin[p * (radix - 1) + k - 1];
        for (int q = 0; q < s; q++) {
          double sumR = 0;
          double sumI = 0;
          for (int j = 0, turn = 0; j < radix; j++, turn = (turn + k) % radix) {
            double vr = xr[q + s * (p + m * j)];
            double vi = xi[q + s * (p + m * j)];
            sumR += vr * roots[turn] - vi * roots[radix + turn];
            sumI += vr * roots[radix + turn] + vi * roots[turn];
          }
          yr[q + s * (radix * p + k)] = sumR * c - sumI * d;
          yi[q + s * (radix * p + k)] = sumR * d + sumI * c;
        }
      }
    }
  }

  /** Stores {@code (r + i im)(c + i d)}. */
  private static void turn(
      DoubleVector r, DoubleVector i, double c, double d, double[] yr, double[] yi, int at) {
    if (!Fused.IN_HARDWARE) {
      r.intoArray(yr, at);
      i.intoArray(yi, at);
      turnInPlace(c, d, yr, yi, at, STEP);
      return;
    }
    var cos = DoubleVector.broadcast(LANES, c);
    i.fma(DoubleVector.broadcast(LANES, -d), r.mul(cos)).intoArray(yr, at);
    r.fma(DoubleVector.broadcast(LANES, d), i.mul(cos)).intoArray(yi, at);
  }

  /** The same for values that are stored already, one at a time. */
  static void turnInPlace(double c, double d, double[] yr, double[] yi, int at, int count) {
    for (int k = at; k < at + count; k++) {
      double r = yr[k];
      double i = yi[k];
      yr[k] = Fused.fma(i, -d, r * c);
      yi[k] = Fused.fma(r, d, i * c);
    }
  }
}
