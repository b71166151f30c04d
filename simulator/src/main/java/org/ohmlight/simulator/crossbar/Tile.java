package org.ohmlight.simulator.crossbar;

import java.util.ArrayList;
import java.util.List;

/**
 * One array of a coupling: a slice of a rectangle of its weights.
 *
 * @param index number of the tile within the coupling
 * @param slice which slice
 * @param firstOutput first row of the rectangle
 * @param outputs rows
 * @param firstInput first column
 * @param inputs columns
 */
record Tile(int index, int slice, int firstOutput, int outputs, int firstInput, int inputs) {
  /** All tiles of a matrix, slice by slice. */
  static List<Tile> of(int outputs, int inputs, TileSize most, int slices) {
    int[] rows = TileSize.split(outputs, most.outputs());
    int[] columns = TileSize.split(inputs, most.inputs());
    List<Tile> tiles = new ArrayList<>();
    for (int s = 0; s < slices; s++) {
      for (int r = 0; r + 1 < rows.length; r++) {
        for (int c = 0; c + 1 < columns.length; c++) {
          tiles.add(
              new Tile(
                  tiles.size(),
                  s,
                  rows[r],
                  rows[r + 1] - rows[r],
                  columns[c],
                  columns[c + 1] - columns[c]));
        }
      }
    }
    return tiles;
  }

  /** Cuts the rectangle out of a matrix whose rows are {@code allInputs} long. */
  void cut(float[] matrix, int allInputs, float[] into, int rowLength) {
    for (int r = 0; r < outputs; r++) {
      System.arraycopy(
          matrix, (firstOutput + r) * allInputs + firstInput, into, r * rowLength, inputs);
    }
  }
}
