package org.ohmlight.simulator.crossbar;

import org.ohmlight.device.Allowed;

/**
 * The largest array that is built as one. A larger matrix is split evenly into tiles; each tile has
 * converters of its own, and the partial sums of its outputs are added digitally after the ADC.
 *
 * @param inputs most word lines
 * @param outputs most weights along a word line
 */
public record TileSize(int inputs, int outputs) {
  /** One tile, whatever the size of the matrix. */
  public static final TileSize UNLIMITED = new TileSize(Integer.MAX_VALUE, Integer.MAX_VALUE);

  public TileSize {
    Allowed.between("word lines of a tile", inputs, 1, Integer.MAX_VALUE);
    Allowed.between("outputs of a tile", outputs, 1, Integer.MAX_VALUE);
  }

  /** Where parts of {@code count} lines begin, and where the last ends: as equal as can be. */
  static int[] split(int count, int most) {
    int parts = (int) (((long) count + most - 1) / most);
    int[] edges = new int[parts + 1];
    for (int p = 0; p <= parts; p++) {
      edges[p] = (int) ((long) count * p / parts);
    }
    return edges;
  }
}
