package org.ohmlight.simulator.optics.hologram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PhaseRetrievalTest {
  private static double[] start(int count) {
    return new SplittableRandom(20).doubles(count, -Math.PI, Math.PI).toArray();
  }

  private static double[] spots(int n) {
    double[] target = new double[n * n];
    for (int k = 0; k < 12; k++) {
      target[(n / 4 + 5 * (k / 4)) * n + n / 3 + 6 * (k % 4)] = 1 + 0.1 * k;
    }
    return target;
  }

  @Test
  void aSingleSpotIsReachedAtOnceByABlaze() {
    int n = 48;
    double[] target = new double[n * n];
    target[(n / 2 + 3) * n + n / 2 - 5] = 2;
    PhaseRetrieval loop = new PhaseRetrieval(n, n, target, n, n, new Feedback.None(), start(n * n));
    loop.iterate();
    assertThat(loop.quality().efficiency()).isCloseTo(1, within(1e-12));
    // The phase climbs by 2 pi 3 / n a row and falls by 2 pi 5 / n a column.
    double[] phase = loop.phase();
    double down = phase[n] - phase[0] - 2 * Math.PI * 3 / n;
    double across = phase[1] - phase[0] + 2 * Math.PI * 5 / n;
    assertThat(Math.IEEEremainder(down, 2 * Math.PI)).isCloseTo(0, within(1e-9));
    assertThat(Math.IEEEremainder(across, 2 * Math.PI)).isCloseTo(0, within(1e-9));
  }

  @Test
  void weightsMakeTheSpotsEven() {
    int n = 64;
    PhaseRetrieval plain =
        new PhaseRetrieval(n, n, spots(n), n, n, new Feedback.None(), start(n * n));
    PhaseRetrieval weighted =
        new PhaseRetrieval(n, n, spots(n), n, n, new Feedback.Leonardo(0.8), start(n * n));
    plain.iterate(25);
    weighted.iterate(25);
    assertThat(weighted.quality().uniformity())
        .isGreaterThan(0.99)
        .isGreaterThan(plain.quality().uniformity());
    assertThat(weighted.quality().efficiency()).isGreaterThan(0.85);
  }

  @Test
  void fixedPhasesStayFixed() {
    int n = 32;
    double[] target = new double[n * n];
    target[5 * n + 7] = 1;
    target[20 * n + 25] = 1;
    target[9 * n + 3] = 1;
    PhaseRetrieval loop =
        new PhaseRetrieval(n, n, target, n, n, new Feedback.Kim(0.8, 6), start(n * n));
    loop.iterate(200);
    assertThat(loop.quality().uniformity()).isGreaterThan(0.999);
  }

  @Test
  void aSmallModulatorInAWideFarFieldKeepsItsPower() {
    PhaseRetrieval loop =
        new PhaseRetrieval(20, 31, spots(60), 60, 60, new Feedback.Nogrette(0.1), start(20 * 31));
    loop.iterate(5);
    double[][] far = loop.spots();
    double sum = 0;
    for (int s = 0; s < far[0].length; s++) {
      sum += far[0][s] * far[0][s] + far[1][s] * far[1][s];
    }
    assertThat(sum).isBetween(0.1, 1.0);
  }

  @Test
  void whatDoesNotFitIsRefusedWithTheSizesThatDo() {
    assertThatThrownBy(() ->
            new PhaseRetrieval(
                64, 64, new double[32 * 32], 32, 32, new Feedback.None(), new double[64 * 64]))
        .hasMessageContaining("64 x 64 needs a far field of at least as many samples, got 32 x 32");
    assertThatThrownBy(() ->
            new PhaseRetrieval(
                8, 8, new double[16 * 16], 16, 16, new Feedback.None(), new double[63]))
        .hasMessageContaining("needs 256 amplitudes and the start 64 phases, got 256 and 63");
    assertThatThrownBy(() ->
            new PhaseRetrieval(
                8, 8, new double[16 * 16], 16, 16, new Feedback.None(), new double[64]))
        .hasMessageContaining("dark everywhere");
  }

  @Test
  void twoPhasesHoldAComplexWeight() {
    DoublePhase code = new DoublePhase(2);
    double[] re = {0.3, -0.7, 0, 1};
    double[] im = {0.4, 0.1, 0, 0};
    double[] mask = code.mask(re, im, 2, 2);
    for (int r = 0; r < 2; r++) {
      for (int c = 0; c < 2; c++) {
        double sumRe = 0;
        double sumIm = 0;
        for (int k = 0; k < 4; k++) {
          double phase = mask[(2 * r + k / 2) * 4 + 2 * c + k % 2];
          sumRe += Math.cos(phase) / 4;
          sumIm += Math.sin(phase) / 4;
        }
        assertThat(sumRe).isCloseTo(re[2 * r + c], within(1e-15));
        assertThat(sumIm).isCloseTo(im[2 * r + c], within(1e-15));
      }
    }
    assertThatThrownBy(() -> code.pixel(0, 0, 1.01, 0)).hasMessageContaining("from -1 to 1");
  }

  @Test
  void complexSpotsComeOutAsWanted() {
    int side = 48;
    int[] places = {30 * side + 31, 30 * side + 36, 35 * side + 31, 35 * side + 36, 40 * side + 40};
    double[] re = {0.5, -0.8, 0, 0.3, 0};
    double[] im = {0.1, 0.2, 0, -0.6, 0.4};
    ComplexSpots loop = new ComplexSpots(side, places, 0.35);
    double[][] far = loop.spots(loop.mask(re, im, 60), 0);
    double power = 0;
    double wanted = 0;
    for (int s = 0; s < places.length; s++) {
      power += far[0][s] * far[0][s] + far[1][s] * far[1][s];
      wanted += re[s] * re[s] + im[s] * im[s];
    }
    assertThat(power).isCloseTo(0.35, within(0.01));
    double scale = Math.sqrt(power / wanted);
    for (int s = 0; s < places.length; s++) {
      assertThat(far[0][s]).isCloseTo(scale * re[s], within(5e-3 * scale));
      assertThat(far[1][s]).isCloseTo(scale * im[s], within(5e-3 * scale));
    }
    assertThatThrownBy(() -> new ComplexSpots(8, new int[] {64}, 0.5))
        .hasMessageContaining("outside a far field of 8 x 8");
  }
}
