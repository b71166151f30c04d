package org.ohmlight.simulator.optics.fourier;

/** {@link Panel} in single precision. */
final class FloatPanel {
  private final int width;
  private float[] re;
  private float[] im;
  private float[] spareRe;
  private float[] spareIm;

  FloatPanel(int length, int width) {
    this.width = width;
    re = new float[length * width];
    im = new float[length * width];
    spareRe = new float[length * width];
    spareIm = new float[length * width];
  }

  int width() {
    return width;
  }

  float[] re() {
    return re;
  }

  float[] im() {
    return im;
  }

  float[] spareRe() {
    return spareRe;
  }

  float[] spareIm() {
    return spareIm;
  }

  void swap() {
    float[] oldRe = re;
    float[] oldIm = im;
    re = spareRe;
    im = spareIm;
    spareRe = oldRe;
    spareIm = oldIm;
  }

  /** Exchanges real and imaginary parts: {@code x -> i conj(x)}. */
  void conjugateByExchange() {
    float[] oldRe = re;
    re = im;
    im = oldRe;
    float[] oldSpare = spareRe;
    spareRe = spareIm;
    spareIm = oldSpare;
  }

  /** Takes columns {@code first ... first + count - 1} of a matrix. */
  void loadColumns(float[] fromRe, float[] fromIm, int offset, int stride, int rows, int count) {
    for (int j = 0; j < rows; j++) {
      System.arraycopy(fromRe, offset + j * stride, re, j * width, count);
      System.arraycopy(fromIm, offset + j * stride, im, j * width, count);
    }
  }

  /** Sets values {@code from ... to - 1} of every signal to zero. */
  void darken(int from, int to) {
    java.util.Arrays.fill(re, from * width, to * width, 0);
    java.util.Arrays.fill(im, from * width, to * width, 0);
  }

  /** Gives back columns, each value times {@code scale}. */
  void storeColumns(
      float[] toRe, float[] toIm, int offset, int stride, int rows, int count, float scale) {
    for (int j = 0; j < rows; j++) {
      int at = offset + j * stride;
      for (int c = 0; c < count; c++) {
        toRe[at + c] = scale * re[j * width + c];
        toIm[at + c] = scale * im[j * width + c];
      }
    }
  }

  /** Takes {@code count} rows of {@code columns} values as signals. */
  void loadRows(float[] fromRe, float[] fromIm, int offset, int columns, int count) {
    transposeIn(fromRe, offset, columns, count, re);
    transposeIn(fromIm, offset, columns, count, im);
  }

  private void transposeIn(float[] from, int offset, int columns, int count, float[] to) {
    for (int block = 0; block < columns; block += 16) {
      int end = Math.min(columns, block + 16);
      for (int r = 0; r < count; r++) {
        int source = offset + r * columns;
        for (int c = block; c < end; c++) {
          to[c * width + r] = from[source + c];
        }
      }
    }
  }

  /** Gives back rows, each value times {@code scale}. */
  void storeRows(float[] toRe, float[] toIm, int offset, int columns, int count, float scale) {
    transposeOut(re, toRe, offset, columns, count, scale);
    transposeOut(im, toIm, offset, columns, count, scale);
  }

  private void transposeOut(
      float[] from, float[] to, int offset, int columns, int count, float scale) {
    for (int block = 0; block < columns; block += 16) {
      int end = Math.min(columns, block + 16);
      for (int r = 0; r < count; r++) {
        int target = offset + r * columns;
        for (int c = block; c < end; c++) {
          to[target + c] = scale * from[c * width + r];
        }
      }
    }
  }

  /** Multiplies by columns of a complex matrix of the same shape as those that were loaded. */
  void multiplyColumns(float[] hr, float[] hi, int offset, int stride, int rows, int count) {
    for (int j = 0; j < rows; j++) {
      int at = offset + j * stride;
      for (int c = 0; c < count; c++) {
        float r = re[j * width + c];
        float i = im[j * width + c];
        re[j * width + c] = r * hr[at + c] - i * hi[at + c];
        im[j * width + c] = r * hi[at + c] + i * hr[at + c];
      }
    }
  }
}
