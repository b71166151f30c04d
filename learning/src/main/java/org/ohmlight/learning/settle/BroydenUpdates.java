package org.ohmlight.learning.settle;

import java.util.Arrays;
import org.ohmlight.kernel.Pointwise;
import org.ohmlight.kernel.Sums;

/**
 * Broyden's method with a limited memory, for each sample by itself, on the residual {@code f(x) =
 * g(x) - x}:
 *
 * <pre>
 *   x' = x - H f,   H <- H + (dx - H df) (dx^T H) / (dx^T H df),   H = -1 + sum_i u_i v_i^T
 * </pre>
 *
 * starting from {@code H = -1}, a Picard step. Source: Broyden (1965), the first method; Sherman
 * and Morrison (1950) for its inverse. {@code H} starts anew when the window is full, and, with a
 * Picard step, when a step has doubled the residual.
 */
final class BroydenUpdates implements Accelerator {
  /** Growth of the squared residual that is not put up with. */
  private static final float GROWTH = 4f;

  /** Least {@code dx^T H df} in units of {@code |dx| |H df|}. */
  private static final double LEAST = 1e-6;

  private final int window;
  private final int width;
  private final int stride;
  private final int[] kept;
  private final boolean[] begun;
  private final float[] left;
  private final float[] right;
  private final float[] lastX;
  private final float[] lastF;
  private final float[] f;
  private final float[] moved;
  private final float[] turned;

  BroydenUpdates(int window, int rows, int width) {
    this.window = window;
    this.width = width;
    this.stride = window * width;
    this.kept = new int[rows];
    this.begun = new boolean[rows];
    this.left = new float[Math.multiplyExact(rows, stride)];
    this.right = new float[left.length];
    this.lastX = new float[rows * width];
    this.lastF = new float[rows * width];
    this.f = new float[width];
    this.moved = new float[width];
    this.turned = new float[width];
  }

  @Override
  public void begin() {
    Arrays.fill(kept, 0);
    Arrays.fill(begun, false);
  }

  @Override
  public boolean answersTell() {
    return true;
  }

  @Override
  public void next(int row, float[] x, float[] g, int offset) {
    int last = row * width;
    Pointwise.difference(f, 0, g, offset, x, offset, width);
    if (begun[row]) {
      float before = Sums.squares(lastF, last, width);
      if (Sums.squares(f, 0, width) > GROWTH * before) {
        kept[row] = 0;
      } else {
        learn(row, x, offset);
      }
    }
    begun[row] = true;
    System.arraycopy(x, offset, lastX, last, width);
    System.arraycopy(f, 0, lastF, last, width);
    apply(row, f, moved);
    Pointwise.addScaled(x, offset, moved, 0, -1f, width);
  }

  /** {@code out = H y}. */
  private void apply(int row, float[] y, float[] out) {
    Pointwise.scale(out, 0, y, 0, -1f, width);
    for (int i = 0; i < kept[row]; i++) {
      int at = row * stride + i * width;
      Pointwise.addScaled(out, 0, left, at, Sums.product(right, at, y, 0, width), width);
    }
  }

  /** Takes up what the step before has shown of the Jacobian. */
  private void learn(int row, float[] x, int offset) {
    int last = row * width;
    if (kept[row] == window) {
      kept[row] = 0;
    }
    Pointwise.difference(moved, 0, x, offset, lastX, last, width);
    Pointwise.difference(lastF, last, f, 0, lastF, last, width);
    int at = row * stride + kept[row] * width;
    // dx^T H before H changes, kept as the new v; H df as turned.
    Pointwise.scale(right, at, moved, 0, -1f, width);
    Pointwise.scale(turned, 0, lastF, last, -1f, width);
    for (int i = 0; i < kept[row]; i++) {
      int old = row * stride + i * width;
      Pointwise.addScaled(right, at, right, old, Sums.product(left, old, moved, 0, width), width);
      Pointwise.addScaled(
          turned, 0, left, old, Sums.product(right, old, lastF, last, width), width);
    }
    double divisor = Sums.product(moved, 0, turned, 0, width);
    double scale =
        Math.sqrt((double) Sums.squares(moved, 0, width) * Sums.squares(turned, 0, width));
    if (!(Math.abs(divisor) > LEAST * scale)) {
      return;
    }
    Pointwise.difference(left, at, moved, 0, turned, 0, width);
    Pointwise.scale(left, at, left, at, (float) (1.0 / divisor), width);
    kept[row]++;
  }
}
