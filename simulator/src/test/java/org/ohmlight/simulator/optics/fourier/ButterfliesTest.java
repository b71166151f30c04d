package org.ohmlight.simulator.optics.fourier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ButterfliesTest {
  private static final int REST = 6;
  private static final int STRIDE = 16;

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5})
  void everyRadixAgreesWithItsScalarTwin(int radix) {
    SplittableRandom random = new SplittableRandom(radix);
    int count = radix * REST * STRIDE;
    double[] xr = random.doubles(count, -1, 1).toArray();
    double[] xi = random.doubles(count, -1, 1).toArray();
    double[] cos = random.doubles(REST * (radix - 1), -1, 1).toArray();
    double[] sin = random.doubles(REST * (radix - 1), -1, 1).toArray();
    double[] roots = new double[2 * radix];
    for (int j = 0; j < radix; j++) {
      roots[j] = Turns.cos(j, radix);
      roots[radix + j] = -Turns.sin(j, radix);
    }
    double[] yr = new double[count];
    double[] yi = new double[count];
    double[] wantR = new double[count];
    double[] wantI = new double[count];
    switch (radix) {
      case 2 -> Butterflies.radix2(xr, xi, yr, yi, REST, STRIDE, cos, sin);
      case 3 -> Butterflies.radix3(xr, xi, yr, yi, REST, STRIDE, cos, sin);
      case 4 -> Butterflies.radix4(xr, xi, yr, yi, REST, STRIDE, cos, sin);
      default -> Butterflies.radix5(xr, xi, yr, yi, REST, STRIDE, cos, sin);
    }
    Butterflies.anyRadix(radix, roots, xr, xi, wantR, wantI, REST, STRIDE, cos, sin);
    assertThat(yr).containsExactly(wantR, within(1e-14));
    assertThat(yi).containsExactly(wantI, within(1e-14));
  }

  @Test
  void turnsAreExactAtTheEighths() {
    assertThat(Turns.cos(1, 4)).isZero();
    assertThat(Turns.sin(1, 4)).isEqualTo(1);
    assertThat(Turns.cos(3, 6)).isEqualTo(-1);
    assertThat(Turns.sin(5, 8)).isEqualTo(Turns.cos(5, 8)).isNegative();
    assertThat(Turns.sin(1, 12)).isEqualTo(Math.sin(Math.PI / 6));
    for (int n = -20; n < 40; n++) {
      assertThat(Turns.cos(n, 17)).isCloseTo(Math.cos(2 * Math.PI * n / 17), within(1e-14));
      assertThat(Turns.sin(n, 17)).isCloseTo(Math.sin(2 * Math.PI * n / 17), within(1e-14));
    }
  }

  /** Vectors stay in registers: a transform that is planned allocates next to nothing. */
  @Test
  void aTransformAllocatesAboutNothing() {
    Fourier2 plan = new Fourier2(240, 64);
    FloatFourier2 single = new FloatFourier2(240, 64);
    double[] re = new SplittableRandom(1).doubles(240 * 64).toArray();
    double[] im = new double[240 * 64];
    float[] floatRe = new float[240 * 64];
    float[] floatIm = new float[240 * 64];
    assertThat(allocated(() -> roundTrip(plan, re, im))).isLessThan(2_000);
    assertThat(allocated(() -> roundTrip(single, floatRe, floatIm))).isLessThan(2_000);
  }

  private static void roundTrip(Fourier2 plan, double[] re, double[] im) {
    plan.forward(re, im, 0);
    plan.inverse(re, im, 0);
  }

  private static void roundTrip(FloatFourier2 plan, float[] re, float[] im) {
    plan.forward(re, im, 0);
    plan.inverse(re, im, 0);
  }

  /** Bytes a run allocates once it is compiled. */
  private static long allocated(Runnable run) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 2_000 && least > 2_000; i++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      run.run();
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }
}
