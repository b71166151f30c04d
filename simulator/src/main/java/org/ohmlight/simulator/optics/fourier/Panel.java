package org.ohmlight.simulator.optics.fourier;

/**
 * Some signals side by side, as a transform works on them: value {@code j} of signal {@code c} lies
 * at {@code j * width + c}. There is a spare copy, because each pass reads one and writes the
 * other.
 */
final class Panel {
  private final int width;
  private double[] re;
  private double[] im;
  private double[] spareRe;
  private double[] spareIm;

  Panel(int length, int width) {
    this.width = width;
    re = new double[length * width];
    im = new double[length * width];
    spareRe = new double[length * width];
    spareIm = new double[length * width];
  }

  int width() {
    return width;
  }

  double[] re() {
    return re;
  }

  double[] im() {
    return im;
  }

  double[] spareRe() {
    return spareRe;
  }

  double[] spareIm() {
    return spareIm;
  }

  void swap() {
    double[] oldRe = re;
    double[] oldIm = im;
    re = spareRe;
    im = spareIm;
    spareRe = oldRe;
    spareIm = oldIm;
  }

  /** Exchanges real and imaginary parts: {@code x -> i conj(x)}. */
  void conjugateByExchange() {
    double[] oldRe = re;
    re = im;
    im = oldRe;
    double[] oldSpare = spareRe;
    spareRe = spareIm;
    spareIm = oldSpare;
  }

  /** Takes columns {@code first ... first + count - 1} of a matrix. */
  void loadColumns(double[] fromRe, double[] fromIm, int offset, int stride, int rows, int count) {
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
      double[] toRe, double[] toIm, int offset, int stride, int rows, int count, double scale) {
    for (int j = 0; j < rows; j++) {
      int at = offset + j * stride;
      for (int c = 0; c < count; c++) {
        toRe[at + c] = scale * re[j * width + c];
        toIm[at + c] = scale * im[j * width + c];
      }
    }
  }

  /** Takes {@code count} rows of {@code columns} values as signals. */
  void loadRows(double[] fromRe, double[] fromIm, int offset, int columns, int count) {
    transposeIn(fromRe, offset, columns, count, re);
    transposeIn(fromIm, offset, columns, count, im);
  }

  private void transposeIn(double[] from, int offset, int columns, int count, double[] to) {
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
  void storeRows(double[] toRe, double[] toIm, int offset, int columns, int count, double scale) {
    transposeOut(re, toRe, offset, columns, count, scale);
    transposeOut(im, toIm, offset, columns, count, scale);
  }

  private void transposeOut(
      double[] from, double[] to, int offset, int columns, int count, double scale) {
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
  void multiplyColumns(double[] hr, double[] hi, int offset, int stride, int rows, int count) {
    for (int j = 0; j < rows; j++) {
      int at = offset + j * stride;
      for (int c = 0; c < count; c++) {
        double r = re[j * width + c];
        double i = im[j * width + c];
        re[j * width + c] = r * hr[at + c] - i * hi[at + c];
        im[j * width + c] = r * hi[at + c] + i * hr[at + c];
      }
    }
  }
}
