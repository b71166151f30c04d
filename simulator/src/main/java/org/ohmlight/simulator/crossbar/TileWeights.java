package org.ohmlight.simulator.crossbar;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ohmlight.device.resistive.Columns;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.simulator.crossbar.line.Conductances;
import org.ohmlight.simulator.crossbar.line.EffectiveMatrix;
import org.ohmlight.simulator.crossbar.line.SolveLimits;
import org.ohmlight.simulator.crossbar.line.WireSettings;

/**
 * What each tile of a coupling multiplies with, seen from its terminals.
 *
 * <p>Without resistance in its wires a tile multiplies with its weights. With it, with {@code c (K+
 * - K-)}, {@code K} the {@link EffectiveMatrix} of the cells on each side, solved once after each
 * change of a cell and shared by both directions of reading.
 *
 * <p>A tile with an offset column has one more row and one more column here, those of the reference
 * cells: the column for reading forward, the row for reading backward; where they cross there is no
 * cell. Its weights are those of whole conductances.
 */
final class TileWeights {
  private final CellMatrix cells;
  private final int outputs;
  private final int inputs;
  private final WireSettings wires;
  private final Team team;
  private final RandomStream traps;
  private final boolean reference;
  private final List<Tile> tiles;
  private float @Nullable [] @Nullable [] solved;

  // Working memory of whoever packs a tile, under the lock of this.
  private float[] whole = new float[0];
  private float[] cut = new float[0];

  TileWeights(
      CellMatrix cells,
      CrossbarSettings settings,
      int outputs,
      int inputs,
      Team team,
      RandomStream traps) {
    this.traps = traps;
    this.cells = cells;
    this.outputs = outputs;
    this.inputs = inputs;
    this.wires = settings.array().wires();
    this.team = team;
    reference = cells.columns() == Columns.OFFSET && !(settings.readsExactly() && wires.ideal());
    tiles = Tile.of(outputs, inputs, settings.array().tile(), cells.slices().size());
  }

  List<Tile> tiles() {
    return tiles;
  }

  /** The cells of a tile's slice. */
  CellMatrix slice(Tile tile) {
    return cells.slices().get(tile.slice());
  }

  double significance(Tile tile) {
    return cells.significance(tile.slice());
  }

  /** Reference lines a tile has on each side: 1 with an offset column, else 0. */
  int references() {
    return reference ? 1 : 0;
  }

  /** Number of weights of the coupling. */
  int cells() {
    return outputs * inputs;
  }

  /** Number of the weight at a place of a tile. */
  int place(Tile tile, int output, int input) {
    return (tile.firstOutput() + output) * inputs + tile.firstInput() + input;
  }

  /** Whether the cell on a side (0 plus, 1 minus) of a weight has a trap. */
  boolean hasTrap(Tile tile, int place, int side, double probability) {
    if (side == 1 && cells.columns() == Columns.OFFSET) {
      return false;
    }
    return traps.at(2L * tile.slice() + side).uniform(place) < probability;
  }

  /** The cells have changed: what was solved is void. */
  synchronized void changed() {
    solved = null;
  }

  /** Working memory for a matrix {@code [outputs x inputs]}; hold the lock of this. */
  float[] whole() {
    if (whole.length == 0) {
      whole = new float[cells()];
    }
    return whole;
  }

  /**
   * The rectangle of a tile in working memory, or the matrix itself if the tile is all of it; hold
   * the lock of this.
   */
  float[] view(Tile tile, float[] matrix) {
    if (tile.outputs() == outputs && tile.inputs() == inputs) {
      return matrix;
    }
    if (cut.length < tile.outputs() * tile.inputs()) {
      cut = new float[tile.outputs() * tile.inputs()];
    }
    tile.cut(matrix, inputs, cut, tile.inputs());
    return cut;
  }

  /** The rectangle of a tile out of one of its slice's matrices {@code [outputs x inputs]}. */
  float[] rectangle(Tile tile, float[] matrix) {
    float[] rectangle = new float[tile.outputs() * tile.inputs()];
    tile.cut(matrix, inputs, rectangle, tile.inputs());
    return rectangle;
  }

  /**
   * Weights of a tile {@code [outputs + references x inputs + references]}, perhaps in working
   * memory; hold the lock of this.
   */
  float[] weights(Tile tile) {
    if (!wires.ideal()) {
      return solved(tile);
    }
    float[] all = whole();
    slice(tile).weights(all);
    if (!reference) {
      return view(tile, all);
    }
    float offset = (float) slice(tile).referenceWeight();
    for (int k = 0; k < all.length; k++) {
      all[k] += offset;
    }
    return framed(tile, all, offset);
  }

  /** What a tile should multiply with {@code [depth x width]}: the weights asked for. */
  float[] ideal(Tile tile, boolean transposed) {
    float[] all = new float[outputs * inputs];
    slice(tile).wanted(all);
    float[] asked = rectangle(tile, all);
    if (transposed) {
      return asked;
    }
    float[] ideal = new float[asked.length];
    for (int o = 0; o < tile.outputs(); o++) {
      for (int i = 0; i < tile.inputs(); i++) {
        ideal[i * tile.outputs() + o] = asked[o * tile.inputs() + i];
      }
    }
    return ideal;
  }

  /** A rectangle with one more row and column of one value, the corner 0. */
  float[] framed(Tile tile, float[] matrix, float edge) {
    int row = tile.inputs() + 1;
    float[] framed = new float[(tile.outputs() + 1) * row];
    tile.cut(matrix, inputs, framed, row);
    for (int r = 0; r < tile.outputs(); r++) {
      framed[r * row + tile.inputs()] = edge;
    }
    java.util.Arrays.fill(framed, tile.outputs() * row, framed.length - 1, edge);
    return framed;
  }

  private synchronized float[] solved(Tile tile) {
    float[][] ready = solved;
    if (ready == null) {
      ready = new float[tiles.size()][];
      for (Tile one : tiles) {
        ready[one.index()] = solve(one);
      }
      solved = ready;
    }
    return ready[tile.index()];
  }

  private float[] solve(Tile tile) {
    CellMatrix slice = slice(tile);
    double scale = slice.weightASiemens();
    double[] plus = seen(tile, true);
    double[] minus = reference ? new double[plus.length] : seen(tile, false);
    float[] weights = new float[plus.length];
    for (int k = 0; k < weights.length; k++) {
      weights[k] = (float) (scale * (plus[k] - minus[k]));
    }
    return weights;
  }

  /** The conductances of one side as they are seen from the terminals. */
  private double[] seen(Tile tile, boolean up) {
    float[] all = new float[outputs * inputs];
    slice(tile).siemens(up, all);
    float[] siemens =
        reference
            ? framed(
                tile, all, (float) (slice(tile).referenceWeight() / slice(tile).weightASiemens()))
            : rectangle(tile, all);
    Conductances array =
        Conductances.ofOutputs(
            tile.outputs() + references(), tile.inputs() + references(), siemens);
    return EffectiveMatrix.of(array, wires, SolveLimits.EXACT, team).toDoubles();
  }
}
