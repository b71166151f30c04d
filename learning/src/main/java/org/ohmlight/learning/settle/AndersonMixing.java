package org.ohmlight.learning.settle;

import java.util.Arrays;
import org.ohmlight.kernel.Pointwise;
import org.ohmlight.kernel.Sums;

/**
 * Anderson acceleration of type II, for each sample by itself:
 *
 * <pre>
 *   x' = sum_i alpha_i g(x_i),   alpha = argmin |sum_i alpha_i f_i|^2,  sum_i alpha_i = 1
 * </pre>
 *
 * over the last {@code m} questions, with {@code f = g(x) - x}. Source: Walker and Ni (2011), eq.
 * 1.1 and 2.1, without damping.
 *
 * <p>The normal equations {@code (F^T F + ridge diag(F^T F)) alpha ~ 1} are solved in double. The
 * ridge weighs each column by its own length, so that late residuals, which are much shorter than
 * early ones, count as much as they.
 *
 * <p>Safeguard: the mixture is taken only if it lies near the last answer, {@code |g - x'| / |x'| <
 * reach |g - x| / |x|}; otherwise {@code x' = g}, a Picard step. Beyond a reach of 1 it must also
 * promise a shorter residual. With a reach of 1 it is that of Goemaere et al. (2023), which turns
 * away what acceleration is for: where an error shrinks by {@code lambda} a step, the equilibrium
 * lies {@code lambda / (1 - lambda)} steps beyond the last answer, more than one if {@code lambda >
 * 1/2}.
 */
final class AndersonMixing implements Accelerator {
  /** A mixture has to promise a shorter residual by more than its rounding. */
  private static final double LEAST_GAIN = 0.999;

  private final int window;
  private final double ridge;
  private final double squaredReach;
  private final int width;
  private final int stride;
  private final int[] seen;
  private final float[] answers;
  private final float[] residuals;
  private final double[] products;
  private final double[] factor;
  private final double[] solution;

  AndersonMixing(int window, double ridge, double reach, int rows, int width) {
    this.window = window;
    this.ridge = ridge;
    this.squaredReach = reach * reach;
    this.width = width;
    this.stride = window * width;
    this.seen = new int[rows];
    this.answers = new float[Math.multiplyExact(rows, stride)];
    this.residuals = new float[answers.length];
    this.products = new double[rows * window * window];
    this.factor = new double[window * window];
    this.solution = new double[window];
  }

  @Override
  public void begin() {
    Arrays.fill(seen, 0);
  }

  @Override
  public boolean answersTell() {
    return true;
  }

  @Override
  public void next(int row, float[] x, float[] g, int offset) {
    int place = seen[row] % window;
    int at = row * stride + place * width;
    System.arraycopy(g, offset, answers, at, width);
    Pointwise.difference(residuals, at, g, offset, x, offset, width);
    seen[row]++;
    int columns = Math.min(seen[row], window);
    multiply(row, place, columns);
    if (columns == 1 || !solve(row, columns)) {
      System.arraycopy(g, offset, x, offset, width);
      return;
    }
    float distance = Sums.squares(residuals, at, width);
    float length = Sums.squares(x, offset, width);
    mix(row, columns, x, offset);
    float newDistance = Sums.squaredDistance(g, offset, x, offset, width);
    float newLength = Sums.squares(x, offset, width);
    boolean near = (double) newDistance * length < (double) distance * newLength;
    boolean inReach = (double) newDistance * length < squaredReach * distance * newLength;
    if (!(near || inReach && promises(row, columns, place))) {
      System.arraycopy(g, offset, x, offset, width);
    }
  }

  /** Products of the newest residual with all of them. */
  private void multiply(int row, int place, int columns) {
    int first = row * stride;
    int square = row * window * window;
    for (int c = 0; c < columns; c++) {
      double product =
          Sums.product(residuals, first + place * width, residuals, first + c * width, width);
      products[square + place * window + c] = product;
      products[square + c * window + place] = product;
    }
  }

  /**
   * Cholesky solution of {@code (C + ridge 1) y = 1 / |f|, alpha ~ y / |f|}, with {@code C} the
   * products of the residuals brought to length 1.
   *
   * @return whether there is one
   */
  private boolean solve(int row, int n) {
    int square = row * window * window;
    for (int i = 0; i < n; i++) {
      double length = Math.sqrt(products[square + i * window + i]);
      if (!(length > 0.0)) {
        return false;
      }
      solution[i] = 1.0 / length;
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = products[square + i * window + j] * solution[i] * solution[j];
        sum = i == j ? 1.0 + ridge : sum;
        for (int k = 0; k < j; k++) {
          sum -= factor[i * window + k] * factor[j * window + k];
        }
        if (i == j) {
          if (!(sum > 0.0)) {
            return false;
          }
          factor[i * window + i] = Math.sqrt(sum);
        } else {
          factor[i * window + j] = sum / factor[j * window + j];
        }
      }
    }
    return weights(row, n);
  }

  /** Forward and backward substitution, and the scale that makes the weights add up to 1. */
  private boolean weights(int row, int n) {
    for (int i = 0; i < n; i++) {
      double sum = solution[i];
      for (int k = 0; k < i; k++) {
        sum -= factor[i * window + k] * solution[k];
      }
      solution[i] = sum / factor[i * window + i];
    }
    for (int i = n - 1; i >= 0; i--) {
      double sum = solution[i];
      for (int k = i + 1; k < n; k++) {
        sum -= factor[k * window + i] * solution[k];
      }
      solution[i] = sum / factor[i * window + i];
    }
    double total = 0.0;
    for (int i = 0; i < n; i++) {
      solution[i] /= Math.sqrt(products[row * window * window + i * window + i]);
      total += solution[i];
    }
    for (int i = 0; i < n; i++) {
      solution[i] /= total;
    }
    return total > 0.0 && Double.isFinite(total);
  }

  /** Whether the residual of the mixture would be shorter than the last one; if not, why mix. */
  private boolean promises(int row, int n, int place) {
    int square = row * window * window;
    double mixed = 0.0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        mixed += solution[i] * solution[j] * products[square + i * window + j];
      }
    }
    return mixed < LEAST_GAIN * products[square + place * window + place];
  }

  private void mix(int row, int columns, float[] x, int offset) {
    int first = row * stride;
    Pointwise.scale(x, offset, answers, first, (float) solution[0], width);
    for (int c = 1; c < columns; c++) {
      Pointwise.addScaled(x, offset, answers, first + c * width, (float) solution[c], width);
    }
  }
}
