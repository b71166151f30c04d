package org.ohmlight.simulator.optics.fourier;

/** {@link PanelTransform} in single precision; twiddles are rounded once. */
final class FloatPanelTransform {
  private final int length;
  private final Pass[] passes;

  /** What one pass needs: its radix, the length left after it, its twiddles and roots. */
  private record Pass(int radix, int rest, float[] cos, float[] sin, float[] roots) {
    static Pass of(int radix, int rest) {
      float[] cos = new float[rest * (radix - 1)];
      float[] sin = new float[rest * (radix - 1)];
      for (int p = 0; p < rest; p++) {
        for (int k = 1; k < radix; k++) {
          cos[p * (radix - 1) + k - 1] = (float) Turns.cos((long) p * k, (long) radix * rest);
          sin[p * (radix - 1) + k - 1] = (float) -Turns.sin((long) p * k, (long) radix * rest);
        }
      }
      float[] roots = new float[2 * radix];
      for (int j = 0; j < radix; j++) {
        roots[j] = (float) Turns.cos(j, radix);
        roots[radix + j] = (float) -Turns.sin(j, radix);
      }
      return new Pass(radix, rest, cos, sin, roots);
    }

    void run(float[] xr, float[] xi, float[] yr, float[] yi, int s) {
      switch (radix) {
        case 2 -> FloatButterflies.radix2(xr, xi, yr, yi, rest, s, cos, sin);
        case 3 -> FloatButterflies.radix3(xr, xi, yr, yi, rest, s, cos, sin);
        case 4 -> {
          if (rest == 1) {
            FloatButterflies.lastRadix4(xr, xi, yr, yi, s);
          } else {
            FloatButterflies.radix4(xr, xi, yr, yi, rest, s, cos, sin);
          }
        }
        case 5 -> FloatButterflies.radix5(xr, xi, yr, yi, rest, s, cos, sin);
        default -> FloatButterflies.anyRadix(radix, roots, xr, xi, yr, yi, rest, s, cos, sin);
      }
    }
  }

  FloatPanelTransform(int length) {
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
  void forward(FloatPanel panel) {
    int s = panel.width();
    for (Pass pass : passes) {
      pass.run(panel.re(), panel.im(), panel.spareRe(), panel.spareIm(), s);
      panel.swap();
      s *= pass.radix();
    }
  }

  /** The inverse without its factor {@code 1 / n}. The panel is modified. */
  void inverse(FloatPanel panel) {
    panel.conjugateByExchange();
    forward(panel);
    panel.conjugateByExchange();
  }
}
