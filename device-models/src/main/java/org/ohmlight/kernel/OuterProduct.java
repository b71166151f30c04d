package org.ohmlight.kernel;

/**
 * The local outer product {@code W = keep W + scale sum_b post_b pre_b^T}, {@code W [outputs x
 * inputs]} row-major, summed over the rows {@code b} of a batch.
 *
 * <p>Taking a batch brings it into the layout of a matrix product, {@code post^T [outputs x rows]}
 * times panels of {@code pre [rows x inputs]}; any number of threads may then add it to ranges of
 * outputs. Each sum is one chain of fused multiply-adds in order of {@code b}.
 */
public final class OuterProduct {
  /** Outputs a task should take when threads share the work: whole tiles of six. */
  public static final int OUTPUTS_A_TASK = 48;

  private static final int PANEL = WeightPanels.PANEL;

  private final int outputs;
  private final int inputs;
  private WeightPanels pre;
  private float[] postTransposed = new float[0];
  private final ThreadLocal<float[]> tiles = ThreadLocal.withInitial(() -> new float[4 * PANEL]);

  /** A workspace for matrices of this shape. It grows with the largest batch it has seen. */
  public OuterProduct(int outputs, int inputs) {
    this.outputs = outputs;
    this.inputs = inputs;
    this.pre = new WeightPanels(0, inputs);
  }

  /**
   * Takes a copy of a batch.
   *
   * @param post {@code [rows x outputs]}, first at {@code postOffset}. Not modified.
   * @param newPre {@code [rows x inputs]}, first at {@code preOffset}. Not modified.
   */
  public void take(float[] post, int postOffset, float[] newPre, int preOffset, int rows) {
    if (pre.depth() != rows) {
      pre = new WeightPanels(rows, inputs);
    }
    pre.pack(newPre, preOffset, 0, pre.panels());
    if (postTransposed.length < outputs * rows) {
      postTransposed = new float[outputs * rows];
    }
    Transpose.matrix(post, postOffset, rows, outputs, postTransposed, 0, rows);
  }

  /**
   * Adds the product to rows {@code firstOutput ... lastOutput - 1} of {@code w}, which are
   * modified.
   */
  public void addTo(float[] w, float scale, float keep, int firstOutput, int lastOutput) {
    if (!Lanes.VECTORS) {
      ScalarGemm.update(postTransposed, pre, w, scale, keep, firstOutput, lastOutput);
      return;
    }
    int sixes = firstOutput + Gemm.sixes(lastOutput - firstOutput);
    int whole = inputs / PANEL;
    for (int o = firstOutput; o < sixes; o += 6) {
      addSix(w, scale, keep, o, whole);
    }
    float[] tile = tiles.get();
    for (int p = 0; p < pre.panels(); p++) {
      addSmall(w, scale, keep, p < whole ? sixes : firstOutput, lastOutput, p, tile);
    }
  }

  /** Six outputs, along the rows of the matrix: memory is then read ahead, 1.6 times as fast. */
  private void addSix(float[] w, float scale, float keep, int output, int panels) {
    int rows = pre.depth();
    float[] panel = pre.values();
    int from = output * rows;
    int to = output * inputs;
    for (int p = 0; p < panels; p++) {
      UpdateTiles.six(
          postTransposed, from, rows, panel, pre.offset(p), w, to + p * PANEL, inputs, scale, keep);
    }
  }

  private void addSmall(
      float[] w,
      float scale,
      float keep,
      int firstOutput,
      int lastOutput,
      int panelNumber,
      float[] tile) {
    float[] a = postTransposed;
    int rows = pre.depth();
    float[] panel = pre.values();
    int at = pre.offset(panelNumber);
    int column = panelNumber * PANEL;
    int o = firstOutput;
    for (; o + 4 <= lastOutput; o += 4) {
      MultiplyTiles.four(a, o * rows, rows, panel, at, tile, 0, PANEL);
      addTile(tile, 4, w, o, column, scale, keep);
    }
    for (; o < lastOutput; o++) {
      MultiplyTiles.one(a, o * rows, rows, panel, at, tile, 0, PANEL);
      addTile(tile, 1, w, o, column, scale, keep);
    }
  }

  /** The end of a small tile, apart from its sums: with masks in one method they were boxed. */
  private void addTile(
      float[] tile, int count, float[] w, int output, int column, float scale, float keep) {
    int columns = Math.min(PANEL, inputs - column);
    for (int r = 0; r < count; r++) {
      int to = (output + r) * inputs + column;
      for (int c = 0; c < columns; c++) {
        w[to + c] = Fused.fma(scale, tile[r * PANEL + c], keep * w[to + c]);
      }
    }
  }
}
