package org.ohmlight.physical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Coupling} must do, whatever holds its matrix. A subclass says how to make the
 * substrate and how far its physics may stray.
 */
public abstract class CouplingContract {
  private static final long SEED = 20261122;
  private static final int OUTPUTS = 7;
  private static final int INPUTS = 13;
  private static final int ROWS = 9;
  private static final float LIMIT = 1f;

  private @Nullable Substrate substrate;

  /** A fresh substrate; the same call with the same seed gives the same devices. */
  protected abstract Substrate substrate(long seed);

  /**
   * Largest allowed |forward(x) - W x| over the largest |W x|, with W as {@link Coupling#read}
   * reports it.
   */
  protected abstract double forwardTolerance();

  /** Largest allowed |adjoint(y) - W^T y| over the largest |W^T y|. */
  protected abstract double adjointTolerance();

  /** Largest allowed weight error after {@link Coupling#program}, as a part of the weight limit. */
  protected abstract double programTolerance();

  /** Smallest allowed cosine between the change of the weights and the change asked for. */
  protected abstract double updateCosine();

  /** A part of the weight limit that a single update may ask for and expect to be obeyed. */
  protected double updateSize() {
    return 0.1;
  }

  /**
   * Largest allowed difference of a product after a resume, over the largest product: 0 for
   * everything simulated; hardware resumes from what it measured.
   */
  protected double resumeTolerance() {
    return 0.0;
  }

  @AfterEach
  void closeSubstrate() {
    if (substrate != null) {
      substrate.close();
    }
  }

  private Coupling coupling() {
    Substrate fresh = substrate(SEED);
    substrate = fresh;
    return fresh.couple("edge", OUTPUTS, INPUTS, LIMIT);
  }

  private static float[] uniform(String name, int count, double low, double high) {
    float[] values = new float[count];
    RandomStream.of(SEED, name).uniforms(values, 0, count, 0);
    for (int i = 0; i < count; i++) {
      values[i] = (float) (low + (high - low) * values[i]);
    }
    return values;
  }

  private static float[] target() {
    return uniform("target", OUTPUTS * INPUTS, -0.6 * LIMIT, 0.6 * LIMIT);
  }

  private static Batch inputs() {
    return Batch.of(uniform("x", ROWS * INPUTS, 0, 1), ROWS, INPUTS);
  }

  private static Batch outputs() {
    return Batch.of(uniform("y", ROWS * OUTPUTS, 0, 1), ROWS, OUTPUTS);
  }

  @Test
  void hasTheShapeThatWasAskedFor() {
    Coupling coupling = coupling();
    assertThat(coupling.outputs()).isEqualTo(OUTPUTS);
    assertThat(coupling.inputs()).isEqualTo(INPUTS);
    assertThat(coupling.name()).isEqualTo("edge");
    assertThat(coupling.weightLimit()).isGreaterThanOrEqualTo(LIMIT);
  }

  @Test
  void programReachesItsTargetAndReportsWhatItReached() {
    Coupling coupling = coupling();
    float[] target = target();
    ProgramReport report = coupling.program(target, 1);
    float[] held = new float[target.length];
    coupling.read(held);
    double worst = 0;
    for (int i = 0; i < target.length; i++) {
      worst = Math.max(worst, Math.abs(held[i] - target[i]));
    }
    assertThat(worst).isLessThanOrEqualTo(programTolerance() * LIMIT);
    assertThat(report.cells()).isEqualTo(OUTPUTS * INPUTS);
    assertThat(report.maxError()).isLessThanOrEqualTo(programTolerance() * LIMIT);
    assertThat(report.rmsError()).isLessThanOrEqualTo(report.maxError());
  }

  @Test
  void forwardIsTheProductWithWhatIsHeld() {
    Coupling coupling = coupling();
    coupling.program(target(), 1);
    float[] w = new float[OUTPUTS * INPUTS];
    coupling.read(w);
    Batch x = inputs();
    Batch y = Batch.zeros(ROWS, OUTPUTS);
    coupling.forward(x, y, 5);
    double[] expected = new double[ROWS * OUTPUTS];
    for (int r = 0; r < ROWS; r++) {
      for (int o = 0; o < OUTPUTS; o++) {
        for (int i = 0; i < INPUTS; i++) {
          expected[r * OUTPUTS + o] += (double) w[o * INPUTS + i] * x.at(r, i);
        }
      }
    }
    assertThat(relativeError(y.values(), expected)).isLessThanOrEqualTo(forwardTolerance());
  }

  @Test
  void adjointIsTheTransposedProduct() {
    Coupling coupling = coupling();
    if (coupling.reciprocity() == Reciprocity.NONE) {
      assertThatThrownBy(() -> coupling.adjoint(outputs(), Batch.zeros(ROWS, INPUTS), 1))
          .isInstanceOf(UnsupportedOperationException.class);
      return;
    }
    coupling.program(target(), 1);
    float[] w = new float[OUTPUTS * INPUTS];
    coupling.read(w);
    Batch y = outputs();
    Batch x = Batch.zeros(ROWS, INPUTS);
    coupling.adjoint(y, x, 5);
    double[] expected = new double[ROWS * INPUTS];
    for (int r = 0; r < ROWS; r++) {
      for (int o = 0; o < OUTPUTS; o++) {
        for (int i = 0; i < INPUTS; i++) {
          expected[r * INPUTS + i] += (double) w[o * INPUTS + i] * y.at(r, o);
        }
      }
    }
    assertThat(relativeError(x.values(), expected)).isLessThanOrEqualTo(adjointTolerance());
  }

  @Test
  void updateFollowsTheLocalOuterProduct() {
    Coupling coupling = coupling();
    coupling.program(new float[OUTPUTS * INPUTS], 1);
    float[] before = new float[OUTPUTS * INPUTS];
    coupling.read(before);
    Batch post = Batch.of(uniform("post", ROWS * OUTPUTS, -1, 1), ROWS, OUTPUTS);
    Batch pre = inputs();
    double[] asked = new double[OUTPUTS * INPUTS];
    double largest = 0;
    for (int o = 0; o < OUTPUTS; o++) {
      for (int i = 0; i < INPUTS; i++) {
        for (int b = 0; b < ROWS; b++) {
          asked[o * INPUTS + i] += (double) post.at(b, o) * pre.at(b, i);
        }
        largest = Math.max(largest, Math.abs(asked[o * INPUTS + i]));
      }
    }
    float rate = (float) (updateSize() * LIMIT / largest);
    for (float sign : new float[] {1f, -1f}) {
      coupling.program(new float[OUTPUTS * INPUTS], 2);
      coupling.read(before);
      coupling.update(post, pre, sign * rate, sign > 0 ? 3 : 4);
      float[] after = new float[OUTPUTS * INPUTS];
      coupling.read(after);
      double dot = 0;
      double normAsked = 0;
      double normDone = 0;
      for (int k = 0; k < after.length; k++) {
        double done = after[k] - before[k];
        double wanted = sign * rate * asked[k];
        dot += done * wanted;
        normAsked += wanted * wanted;
        normDone += done * done;
      }
      assertThat(dot / Math.sqrt(normAsked * normDone)).isGreaterThanOrEqualTo(updateCosine());
    }
  }

  @Test
  void incrementMovesTheWeights() {
    Coupling coupling = coupling();
    coupling.program(new float[OUTPUTS * INPUTS], 1);
    float[] before = new float[OUTPUTS * INPUTS];
    coupling.read(before);
    float[] delta = uniform("delta", OUTPUTS * INPUTS, -updateSize() * LIMIT, updateSize() * LIMIT);
    coupling.increment(delta, 2);
    float[] after = new float[OUTPUTS * INPUTS];
    coupling.read(after);
    double dot = 0;
    double normAsked = 0;
    double normDone = 0;
    for (int k = 0; k < after.length; k++) {
      double done = after[k] - before[k];
      dot += done * delta[k];
      normAsked += (double) delta[k] * delta[k];
      normDone += done * done;
    }
    assertThat(dot / Math.sqrt(normAsked * normDone)).isGreaterThanOrEqualTo(updateCosine());
  }

  @Test
  void sameSeedAndTickGiveTheSameBits() {
    float[] first = trace();
    float[] second = trace();
    assertThat(second).isEqualTo(first);
  }

  private float[] trace() {
    try (Substrate fresh = substrate(SEED)) {
      Coupling coupling = fresh.couple("edge", OUTPUTS, INPUTS, LIMIT);
      coupling.program(target(), 1);
      Batch y = Batch.zeros(ROWS, OUTPUTS);
      coupling.forward(inputs(), y, 2);
      coupling.update(y, inputs(), 0.01f, 3);
      coupling.increment(target(), 4);
      coupling.forward(inputs(), y, 5);
      float[] w = new float[OUTPUTS * INPUTS];
      coupling.read(w);
      float[] all = Arrays.copyOf(y.values(), y.values().length + w.length);
      System.arraycopy(w, 0, all, y.values().length, w.length);
      return all;
    }
  }

  @Test
  void windowsOfABatchGiveTheSameBitsAsTheWhole() {
    Coupling coupling = coupling();
    coupling.program(target(), 1);
    Batch whole = Batch.zeros(ROWS, OUTPUTS);
    coupling.forward(inputs(), whole, 2);
    Batch parts = Batch.zeros(ROWS, OUTPUTS);
    Batch x = inputs();
    coupling.forward(x.window(4, ROWS - 4), parts.window(4, ROWS - 4), 2);
    coupling.forward(x.window(0, 4), parts.window(0, 4), 2);
    assertThat(parts.values()).isEqualTo(whole.values());
  }

  @Test
  void checkpointGoesOnBitForBit() {
    Coupling coupling = coupling();
    coupling.program(target(), 1);
    coupling.update(outputs(), inputs(), 0.01f, 2);
    var saved = coupling.checkpoint();
    coupling.update(outputs(), inputs(), -0.02f, 3);
    Batch expected = Batch.zeros(ROWS, OUTPUTS);
    coupling.forward(inputs(), expected, 4);
    try (Substrate other = substrate(SEED)) {
      Coupling resumed = other.couple("edge", OUTPUTS, INPUTS, LIMIT);
      resumed.restore(saved);
      resumed.update(outputs(), inputs(), -0.02f, 3);
      Batch actual = Batch.zeros(ROWS, OUTPUTS);
      resumed.forward(inputs(), actual, 4);
      if (resumeTolerance() == 0.0) {
        assertThat(actual.values()).isEqualTo(expected.values());
      } else {
        assertThat(relativeError(actual.values(), doubles(expected.values())))
            .isLessThanOrEqualTo(resumeTolerance());
      }
    }
  }

  private static double[] doubles(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }

  @Test
  void wrongShapesAreRefusedByName() {
    Coupling coupling = coupling();
    assertThatThrownBy(
            () -> coupling.forward(Batch.zeros(2, INPUTS + 1), Batch.zeros(2, OUTPUTS), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 x " + INPUTS)
        .hasMessageContaining("2 x " + (INPUTS + 1));
    assertThatThrownBy(
            () -> coupling.update(Batch.zeros(2, OUTPUTS), Batch.zeros(3, INPUTS), 1f, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> coupling.program(new float[3], 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Largest |actual - expected| over the largest |expected|. */
  protected static double relativeError(float[] actual, double[] expected) {
    double worst = 0;
    double scale = 0;
    for (int i = 0; i < expected.length; i++) {
      worst = Math.max(worst, Math.abs(actual[i] - expected[i]));
      scale = Math.max(scale, Math.abs(expected[i]));
    }
    return worst / scale;
  }
}
