package org.ohmlight.device.converter;

import org.jspecify.annotations.Nullable;
import org.ohmlight.physical.RandomStream;

/** A row of converters side by side, each with errors of its own: {@link ConverterErrors}. */
public final class ConverterBank {
  private static final float PEAK = (float) (1.5 * Math.sqrt(3.0));

  private final int count;
  private final float bound;
  private final float @Nullable [] gain;
  private final float @Nullable [] offset;
  private final float @Nullable [] bow;
  private final float @Nullable [] curve;

  /**
   * Draws the errors.
   *
   * @param bound range of the converters; may be infinite
   * @param stream keys the errors
   */
  public ConverterBank(int count, double bound, ConverterErrors errors, RandomStream stream) {
    this.count = count;
    this.bound = (float) bound;
    boolean finite = Double.isFinite(bound);
    gain = drawn(errors.gain(), stream.at(0));
    offset = finite ? drawn(errors.offset() * bound, stream.at(1)) : null;
    bow = finite ? drawn(errors.inl() * bound, stream.at(2)) : null;
    curve = finite ? drawn(errors.inl() * bound, stream.at(3)) : null;
  }

  private float @Nullable [] drawn(double size, RandomStream stream) {
    if (size == 0.0) {
      return null;
    }
    float[] values = new float[count];
    stream.normals(values, 0, count, 0);
    for (int k = 0; k < count; k++) {
      values[k] *= (float) size;
    }
    return values;
  }

  /** Whether nothing is changed. */
  public boolean isIdeal() {
    return gain == null && offset == null && bow == null;
  }

  /** What reaches the rounding of each converter. {@code values} is modified. */
  public void apply(float[] values, int from) {
    for (int k = 0; k < count; k++) {
      float v = values[from + k];
      float out = v;
      if (gain != null) {
        out += v * gain[k];
      }
      if (offset != null) {
        out += offset[k];
      }
      if (bow != null && curve != null) {
        float u = v / bound;
        float bent = Math.max(0f, 1f - u * u);
        out += bow[k] * bent + curve[k] * PEAK * u * bent;
      }
      values[from + k] = out;
    }
  }
}
