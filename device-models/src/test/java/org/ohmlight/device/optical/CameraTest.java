package org.ohmlight.device.optical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.ohmlight.physical.RandomStream;

/** Photon statistics, and frames of the camera against its closed form. */
class CameraTest {
  private static final long SEED = 1288;
  private static final int COUNT = 40_000;

  @Test
  void countsHaveAVarianceEqualToTheirMean() {
    for (double mean : new double[] {0.02, 1, 7.5, 59, 61, 400, 30_000}) {
      RandomStream stream = RandomStream.of(SEED, "poisson/" + mean);
      double sum = 0;
      double squares = 0;
      for (int k = 0; k < COUNT; k++) {
        double count = Poisson.count(mean, stream, k);
        assertThat(count).isEqualTo(Math.rint(count)).isNotNegative();
        sum += count;
        squares += (count - mean) * (count - mean);
      }
      assertThat(sum / COUNT).isEqualTo(mean, within(5 * Math.sqrt(mean / COUNT)));
      double error = 5 * Math.sqrt((2 * mean * mean + mean) / COUNT);
      assertThat(squares / COUNT).isEqualTo(mean, within(error));
    }
    assertThat(Poisson.count(0, RandomStream.of(SEED, "none"), 0)).isZero();
  }

  private static Camera camera(double prnu, double dsnu, double fullWell) {
    return new Camera(0.7, 2.17, 1.4, 46, 0.06, 0.01, fullWell, 16, prnu, dsnu);
  }

  @Test
  void framesFollowThePhotonTransferCurve() {
    Camera camera = camera(0, 0, 1e6);
    for (double photons : new double[] {0, 3, 50, 900}) {
      double[] scene = new double[COUNT];
      Arrays.fill(scene, photons);
      int[] frame = camera.expose(scene, SEED, 3);
      double mean = Arrays.stream(frame).average().orElseThrow();
      double variance =
          Arrays.stream(frame).mapToDouble(v -> (v - mean) * (v - mean)).sum() / (COUNT - 1);
      double expected = camera.variance(photons);
      assertThat(mean).isEqualTo(camera.mean(photons), within(4 * Math.sqrt(expected / COUNT)));
      // Counts of few photons have heavier tails than a normal.
      double error = 5 * expected * Math.sqrt(3.0 / COUNT);
      assertThat(variance).isEqualTo(expected, within(error));
    }
  }

  @Test
  void fixedPatternsStayFromFrameToFrame() {
    Camera camera = camera(0.1, 20, 1e6);
    double[] scene = new double[COUNT];
    Arrays.fill(scene, 10_000);
    int[] first = camera.expose(scene, SEED, 1);
    int[] second = camera.expose(scene, SEED, 2);
    double mean = Arrays.stream(first).average().orElseThrow();
    double shared = 0;
    for (int k = 0; k < COUNT; k++) {
      shared += (first[k] - mean) * (second[k] - mean) / COUNT;
    }
    double pattern = Math.pow(2.17, 2) * (Math.pow(0.1 * 7_000, 2) + 400);
    assertThat(shared).isEqualTo(pattern, within(5 * pattern * Math.sqrt(2.0 / COUNT)));
  }

  @Test
  void fullWellAndBitsClip() {
    double[] scene = {1e7, 1e7, 0};
    int[] frame = camera(0, 0, 1000).expose(scene, SEED, 1);
    assertThat((double) frame[0]).isEqualTo(2.17 * 1046, within(30.0));
    Camera narrow = new Camera(0.7, 2.17, 1.4, 46, 0, 0.01, 1e6, 8, 0, 0);
    assertThat(narrow.expose(scene, SEED, 1)[0]).isEqualTo(255);
  }
}
