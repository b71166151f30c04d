package org.ohmlight.simulator.optics.fourier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ohmlight.kernel.Team;

class Fourier2Test {
  private static double[] random(int seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    return random.doubles(count, -1, 1).toArray();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1", "1, 8", "8, 1", "2, 3", "4, 4", "5, 7", "6, 10", "8, 16", "9, 25", "11, 13", "12, 15",
    "16, 20", "30, 49", "17, 32", "64, 9"
  })
  void equalsTheSumThatDefinesIt(int rows, int columns) {
    double[] re = random(1, rows * columns);
    double[] im = random(2, rows * columns);
    double[] wantRe = new double[rows * columns];
    double[] wantIm = new double[rows * columns];
    for (int k = 0; k < rows; k++) {
      for (int l = 0; l < columns; l++) {
        for (int a = 0; a < rows; a++) {
          for (int b = 0; b < columns; b++) {
            double turns =
                (double) ((a * k) % rows) / rows + (double) ((b * l) % columns) / columns;
            double c = Math.cos(2 * Math.PI * turns);
            double s = -Math.sin(2 * Math.PI * turns);
            int x = a * columns + b;
            wantRe[k * columns + l] += re[x] * c - im[x] * s;
            wantIm[k * columns + l] += re[x] * s + im[x] * c;
          }
        }
      }
    }
    new Fourier2(rows, columns).forward(re, im, 0);
    assertThat(re).containsExactly(wantRe, within(1e-12 * rows * columns));
    assertThat(im).containsExactly(wantIm, within(1e-12 * rows * columns));
  }

  @ParameterizedTest
  @CsvSource({"64, 64", "320, 320", "50, 63", "7, 128"})
  void theInverseUndoesIt(int rows, int columns) {
    double[] re = random(3, rows * columns);
    double[] im = random(4, rows * columns);
    double[] wantRe = re.clone();
    double[] wantIm = im.clone();
    Fourier2 plan = new Fourier2(rows, columns);
    plan.forward(re, im, 0);
    plan.inverse(re, im, 0);
    assertThat(re).containsExactly(wantRe, within(1e-13));
    assertThat(im).containsExactly(wantIm, within(1e-13));
  }

  @ParameterizedTest
  @CsvSource({"128, 128", "45, 60"})
  void energyIsKept(int rows, int columns) {
    double[] re = random(5, rows * columns);
    double[] im = random(6, rows * columns);
    double before = energy(re, im);
    new Fourier2(rows, columns).forward(re, im, 0);
    assertThat(energy(re, im) / (rows * columns)).isCloseTo(before, within(1e-12 * before));
  }

  private static double energy(double[] re, double[] im) {
    double sum = 0;
    for (int i = 0; i < re.length; i++) {
      sum += re[i] * re[i] + im[i] * im[i];
    }
    return sum;
  }

  /** Every radix of the single-precision twin, and its inverse. */
  @ParameterizedTest
  @CsvSource({"64, 64", "45, 50", "21, 32", "6, 135"})
  void singlePrecisionAgreesWithDouble(int rows, int columns) {
    double[] re = random(13, rows * columns);
    double[] im = random(14, rows * columns);
    float[] floatRe = new float[re.length];
    float[] floatIm = new float[re.length];
    for (int i = 0; i < re.length; i++) {
      floatRe[i] = (float) re[i];
      floatIm[i] = (float) im[i];
    }
    float[] startRe = floatRe.clone();
    FloatFourier2 plan = new FloatFourier2(rows, columns);
    plan.forward(floatRe, floatIm, 0);
    new Fourier2(rows, columns).forward(re, im, 0);
    double scale = Math.sqrt(energy(re, im) / re.length);
    for (int i = 0; i < re.length; i++) {
      assertThat((double) floatRe[i]).isCloseTo(re[i], within(2e-6 * scale));
      assertThat((double) floatIm[i]).isCloseTo(im[i], within(2e-6 * scale));
    }
    plan.inverse(floatRe, floatIm, 0);
    assertThat(floatRe).containsExactly(startRe, within(2e-6f));
  }

  @Test
  void convolutionIsTransformProductInverse() {
    int rows = 40;
    int columns = 36;
    double[] re = random(7, rows * columns);
    double[] im = random(8, rows * columns);
    // Only the first 10 rows carry light.
    for (int i = 0; i < re.length; i++) {
      if (i / columns >= 10) {
        re[i] = 0;
        im[i] = 0;
      }
    }
    double[] hr = random(9, rows * columns);
    double[] hi = random(10, rows * columns);
    double[] wantRe = re.clone();
    double[] wantIm = im.clone();
    Fourier2 plan = new Fourier2(rows, columns);
    plan.forward(wantRe, wantIm, 0);
    for (int i = 0; i < re.length; i++) {
      double r = wantRe[i] * hr[i] - wantIm[i] * hi[i];
      wantIm[i] = wantRe[i] * hi[i] + wantIm[i] * hr[i];
      wantRe[i] = r;
    }
    plan.inverse(wantRe, wantIm, 0);
    plan.convolve(re, im, 10, hr, hi);
    for (int i = 0; i < 10 * columns; i++) {
      assertThat(re[i]).isCloseTo(wantRe[i], within(1e-13));
      assertThat(im[i]).isCloseTo(wantIm[i], within(1e-13));
    }
  }

  @Test
  void aTeamGivesTheSameBits() {
    double[] re = random(11, 60 * 44);
    double[] im = random(12, 60 * 44);
    double[] otherRe = re.clone();
    double[] otherIm = im.clone();
    new Fourier2(60, 44).forward(re, im, 0);
    try (Team team = new Team(3)) {
      new Fourier2(60, 44, team).forward(otherRe, otherIm, 0);
    }
    assertThat(otherRe).isEqualTo(re);
    assertThat(otherIm).isEqualTo(im);
  }

  @Test
  void tooShortArraysAreRefused() {
    assertThatThrownBy(() -> new Fourier2(4, 4).forward(new double[15], new double[16], 0))
        .hasMessageContaining("4 rows of 4 from 0 needs arrays of 16 values, got 15 and 16");
  }

  @Test
  void quickLengthsHaveNoPrimeAboveFive() {
    assertThat(FourierSizes.quickAtLeast(127)).isEqualTo(128);
    assertThat(FourierSizes.quickAtLeast(301)).isEqualTo(320);
    assertThat(FourierSizes.isQuick(7)).isFalse();
  }
}
