package org.ohmlight.simulator.optics.fourier;

/**
 * The transform {@code X[k] = sum_j x[j] exp(-2 pi i j k / n)} of the signals of a {@link Panel},
 * all at once, planned once.
 *
 * <p>Any length; primes above 5 cost their square. The inverse is the same transform with real and
 * imaginary parts exchanged.
 */
final class PanelTransform {
  private final int length;
  private final Pass[] passes;

  /** What one pass needs: its radix, the length left after it, its twiddles and roots. */
  private record Pass(int radix, int rest, double[] cos, double[] sin, double[] roots) {
    static Pass of(int radix, int rest) {
      double[] cos = new double[rest * (radix - 1)];
      double[] sin = new double[rest * (radix - 1)];
      for (int p = 0; p < rest; p++) {
        for (int k = 1; k < radix; k++) {
          cos[p * (radix - 1) + k - 1] = Turns.cos((long) p * k, (long) radix * rest);
          sin[p * (radix - 1) + k - 1] = -Turns.sin((long) p * k, (long) radix * rest);
        }
      }
      double[] roots = new double[2 * radix];
      for (int j = 0; j < radix; j++) {
        roots[j] = Turns.cos(j, radix);
        roots[radix + j] = -Turns.sin(j, radix);
      }
      return new Pass(radix, rest, cos, sin, roots);
    }

    void run(double[] xr, double[] xi, double[] yr, double[] yi, int s) {
      switch (radix) {
        case 2 -> Butterflies.radix2(xr, xi, yr, yi, rest, s, cos, sin);
        case 3 -> Butterflies.radix3(xr, xi, yr, yi, rest, s, cos, sin);
        case 4 -> {
          if (rest == 1) {
            Butterflies.lastRadix4(xr, xi, yr, yi, s);
          } else {
            Butterflies.radix4(xr, xi, yr, yi, rest, s, cos, sin);
          }
        }
        case 5 -> Butterflies.radix5(xr, xi, yr, yi, rest, s, cos, sin);
        default -> Butterflies.anyRadix(radix, roots, xr, xi, yr, yi, rest, s, cos, sin);
      }
    }
  }

  PanelTransform(int length) {
    this.length = length;
    var radices = FourierSizes.radices(length);
    passes = new Pass[radices.size()];
    int rest = length;
    // Odd radices first, so that the last pass is one of radix 4 wherever there is one.
    for (int i = 0; i < passes.length; i++) {
      int radix = radices.get(passes.length - 1 - i);
      rest /= radix;
      passes[i] = Pass.of(radix, rest);
    }
  }

  int length() {
    return length;
  }

  /** Transforms every signal of the panel. The panel is modified. */
  void forward(Panel panel) {
    int s = panel.width();
    for (Pass pass : passes) {
      pass.run(panel.re(), panel.im(), panel.spareRe(), panel.spareIm(), s);
      panel.swap();
      s *= pass.radix();
    }
  }

  /** The inverse without its factor {@code 1 / n}. The panel is modified. */
  void inverse(Panel panel) {
    panel.conjugateByExchange();
    forward(panel);
    panel.conjugateByExchange();
  }
}
