package org.ohmlight.learning.settle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.UnaryOperator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Accelerators on maps whose fixed point is known. */
class AcceleratorTest {
  /** {@code g(x) = M x + c}, with eigenvalues 0.45, -0.8 and -0.9; its fixed point is (1, 2, 3). */
  private static float[] affine(float[] x) {
    double[] apart = {x[0] - 1, x[1] - 2, x[2] - 3};
    return new float[] {
      (float) (1 + 0.45 * apart[0] + 0.2 * apart[1]),
      (float) (2 - 0.8 * apart[1] + 0.3 * apart[2]),
      (float) (3 - 0.9 * apart[2])
    };
  }

  private static float[] asked(Solver solver, int times, UnaryOperator<float[]> map, int width) {
    Accelerator accelerator = Accelerator.of(solver, 1, width).orElseThrow();
    float[] x = new float[width];
    accelerator.begin();
    for (int i = 0; i < times; i++) {
      accelerator.next(0, x, map.apply(x), 0);
    }
    return x;
  }

  private static void assertFixed(float[] x, float tolerance) {
    for (int i = 0; i < 3; i++) {
      assertThat(x[i]).isCloseTo(i + 1f, Offset.offset(tolerance));
    }
  }

  /** With as many columns as unknowns and one more, the residual of an affine map can be zero. */
  @Test
  void andersonSolvesAnAffineMapAlmostAtOnce() {
    assertFixed(
        asked(
            new Solver.Anderson(4, 0.0, Solver.Anderson.SHORT_REACH),
            9,
            AcceleratorTest::affine,
            3),
        2e-3f);
    float[] plain = new float[3];
    for (int i = 0; i < 9; i++) {
      plain = affine(plain);
    }
    assertThat(Math.abs(plain[2] - 3f)).isGreaterThan(0.5f);
  }

  /** Gay (1979): Broyden's method ends a linear problem of n unknowns within 2 n steps. */
  @Test
  void broydenSolvesAnAffineMapWithinTwiceItsUnknowns() {
    assertFixed(asked(new Solver.Broyden(8), 8, AcceleratorTest::affine, 3), 2e-3f);
  }

  @Test
  void allOfThemComeToRest() {
    assertFixed(asked(new Solver.Anderson(2), 60, AcceleratorTest::affine, 3), 1e-4f);
    assertFixed(asked(new Solver.Broyden(3), 60, AcceleratorTest::affine, 3), 1e-4f);
    assertFixed(asked(new Solver.AdaptiveOde(1e-3f), 400, AcceleratorTest::affine, 3), 1e-3f);
  }

  /** {@code g(x) = 0.8 x + 0.2} beside a large constant: four steps lie beyond each answer. */
  @Test
  void aShortReachTurnsAwayWhatSlowErrorsNeed() {
    UnaryOperator<float[]> slow = x -> new float[] {0.8f * x[0] + 0.2f, 100f};
    float near = asked(new Solver.Anderson(3, (float) Solver.Anderson.SHORT_REACH), 5, slow, 2)[0];
    float far = asked(new Solver.Anderson(3, 5f), 5, slow, 2)[0];
    assertThat(1f - near).isGreaterThan(0.3f);
    assertThat(1f - far).isLessThan(1e-3f);
  }

  /** A map without a fixed point in reach: {@code g(x) = x + 1} has parallel residuals. */
  @Test
  void parallelResidualsFallBackToPicard() {
    float[] x = asked(new Solver.Anderson(4), 10, y -> new float[] {y[0] + 1f, y[1] + 1f}, 2);
    assertThat(x[0]).isFinite();
    assertThat(x[0]).isGreaterThan(5f);
  }

  @Test
  void samplesKnowNothingOfEachOther() {
    for (Solver solver :
        new Solver[] {
          new Solver.Anderson(3), new Solver.Broyden(4), new Solver.AdaptiveOde(1e-3f)
        }) {
      Accelerator both = Accelerator.of(solver, 2, 3).orElseThrow();
      both.begin();
      float[] x = new float[6];
      x[3] = 5f;
      for (int i = 0; i < 6; i++) {
        float[] g = new float[6];
        System.arraycopy(affine(java.util.Arrays.copyOfRange(x, 0, 3)), 0, g, 0, 3);
        System.arraycopy(affine(java.util.Arrays.copyOfRange(x, 3, 6)), 0, g, 3, 3);
        both.next(0, x, g, 0);
        both.next(1, x, g, 3);
      }
      assertThat(java.util.Arrays.copyOfRange(x, 0, 3))
          .isEqualTo(asked(solver, 6, AcceleratorTest::affine, 3));
    }
  }

  /**
   * {@code dx/dt = -x + 1} from 0 is {@code 1 - exp(-t)}: after a whole step of 0.5 and its error.
   */
  @Test
  void theFlowFollowsTheExponential() {
    Accelerator flow = new AdaptiveFlow(1f, 0.5f, 1, 1);
    flow.begin();
    float[] x = new float[1];
    float[] one = {1f};
    for (int stage = 0; stage < 3; stage++) {
      flow.next(0, x, one, 0);
    }
    assertThat(x[0]).isCloseTo((float) (1 - Math.exp(-0.5)), Offset.offset(3e-3f));
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new Solver.Anderson(1)).hasMessageContaining("2 to 20");
    assertThatThrownBy(() -> new Solver.Broyden(0)).hasMessageContaining("1 to 20");
    assertThatThrownBy(() -> new Solver.ForwardEuler(2f)).hasMessageContaining("below 2");
    assertThatThrownBy(() -> new Solver.AdaptiveOde(0f)).hasMessageContaining("local error");
  }
}
