package org.ohmlight.learning.settle;

import java.util.Arrays;
import org.ohmlight.kernel.Pointwise;

/**
 * The continuous dynamics {@code tau dx/dt = g(x) - x}, each sample with steps of its own length,
 * by an embedded Runge-Kutta pair of order 3 and 2 whose last stage is the first of the next step.
 * Source: Bogacki and Shampine (1989).
 *
 * <pre>
 *   k1 = F(x),  k2 = F(x + h/2 k1),  k3 = F(x + 3h/4 k2),  x' = x + h (2 k1 + 3 k2 + 4 k3) / 9
 *   k4 = F(x'),  error = h (-5 k1 + 6 k2 + 8 k3 - 9 k4) / 72
 * </pre>
 *
 * <p>A step is taken if the largest error of an element is no more than the local error, nor than a
 * part of the speed {@code |k1|}: near the equilibrium a fixed error would let steps grow until
 * they are no longer stable, and the state would never rest. Otherwise it is tried again, shorter.
 * Each call is one stage.
 */
final class AdaptiveFlow implements Accelerator {
  private static final float FIRST_STEP = 0.5f;
  private static final float SAFETY = 0.9f;
  private static final float MOST_GROWTH = 4f;
  private static final float MOST_CUT = 0.2f;
  private static final float PART_OF_SPEED = 0.05f;

  /** About the rounding of a drive. */
  private static final float LEAST_ERROR = 1e-6f;

  private final float localError;
  private final float longestStep;
  private final int width;
  private final int[] stage;
  private final float[] step;
  private final float[] origin;
  private final float[][] slopes;
  private final float[] error;

  AdaptiveFlow(float localError, float longestStep, int rows, int width) {
    this.localError = localError;
    this.longestStep = longestStep;
    this.width = width;
    this.stage = new int[rows];
    this.step = new float[rows];
    this.origin = new float[rows * width];
    this.slopes = new float[4][rows * width];
    this.error = new float[width];
  }

  @Override
  public void begin() {
    Arrays.fill(stage, 0);
    Arrays.fill(step, Math.min(FIRST_STEP, longestStep));
  }

  @Override
  public boolean answersTell() {
    return false;
  }

  @Override
  public void next(int row, float[] x, float[] g, int offset) {
    int at = row * width;
    int now = stage[row];
    Pointwise.difference(slopes[now], at, g, offset, x, offset, width);
    if (now == 0) {
      System.arraycopy(x, offset, origin, at, width);
    }
    if (now == 3) {
      finish(row, x, offset);
    }
    stage[row]++;
    ask(row, x, offset);
  }

  /** Takes the step that ends at {@code x}, or goes back to where it began. */
  private void finish(int row, float[] x, int offset) {
    int at = row * width;
    float h = step[row];
    Pointwise.scale(error, 0, slopes[0], at, -5f / 72f * h, width);
    Pointwise.addScaled(error, 0, slopes[1], at, 6f / 72f * h, width);
    Pointwise.addScaled(error, 0, slopes[2], at, 8f / 72f * h, width);
    Pointwise.addScaled(error, 0, slopes[3], at, -9f / 72f * h, width);
    float speed = Pointwise.maxAbs(slopes[0], at, width);
    float allowed = Math.min(localError, Math.max(PART_OF_SPEED * speed, LEAST_ERROR));
    float wrong = Pointwise.maxAbs(error, 0, width) / allowed;
    if (wrong <= 1f) {
      System.arraycopy(x, offset, origin, at, width);
      System.arraycopy(slopes[3], at, slopes[0], at, width);
    }
    float factor = SAFETY * (float) Math.cbrt(1f / Math.max(wrong, 1e-6f));
    // A state that is not a number keeps its step; the network reports it.
    factor = factor > MOST_GROWTH ? MOST_GROWTH : factor < MOST_CUT ? MOST_CUT : factor;
    step[row] = Math.min(longestStep, h * factor);
    stage[row] = 0;
  }

  /** Where the next stage is asked. */
  private void ask(int row, float[] x, int offset) {
    int at = row * width;
    float h = step[row];
    System.arraycopy(origin, at, x, offset, width);
    switch (stage[row]) {
      case 1 -> Pointwise.addScaled(x, offset, slopes[0], at, 0.5f * h, width);
      case 2 -> Pointwise.addScaled(x, offset, slopes[1], at, 0.75f * h, width);
      default -> {
        Pointwise.addScaled(x, offset, slopes[0], at, 2f / 9f * h, width);
        Pointwise.addScaled(x, offset, slopes[1], at, 3f / 9f * h, width);
        Pointwise.addScaled(x, offset, slopes[2], at, 4f / 9f * h, width);
      }
    }
  }
}
