package org.ohmlight.simulator.crossbar;

import org.ohmlight.device.resistive.PulseNoise;
import org.ohmlight.physical.RandomStream;

/** The cells of a tile that have a trap, and what their states add to a read. */
final class Traps {
  private final TelegraphNoise law;
  private final TileWeights source;
  private final RandomStream noise;
  private final int[] line;
  private final int[] output;
  private final int[] cell;
  private final boolean[] plus;
  private final float[] step;
  private final int count;

  /** Draws which cells of a tile have a trap: the same for both directions of reading. */
  Traps(TelegraphNoise law, TileWeights source, Tile tile, boolean transposed, RandomStream noise) {
    this.law = law;
    this.source = source;
    this.noise = RandomStream.of(noise.key(), "traps");
    int most = 2 * tile.outputs() * tile.inputs();
    int[] lines = new int[most];
    int[] outputs = new int[most];
    int[] cells = new int[most];
    boolean[] sides = new boolean[most];
    int found = 0;
    for (int o = 0; o < tile.outputs(); o++) {
      for (int i = 0; i < tile.inputs(); i++) {
        int place = source.place(tile, o, i);
        for (int side = 0; side < 2; side++) {
          if (source.hasTrap(tile, place, side, law.probability())) {
            lines[found] = transposed ? o : i;
            outputs[found] = transposed ? i : o;
            cells[found] = place;
            sides[found] = side == 0;
            found++;
          }
        }
      }
    }
    count = found;
    line = java.util.Arrays.copyOf(lines, count);
    output = java.util.Arrays.copyOf(outputs, count);
    cell = java.util.Arrays.copyOf(cells, count);
    plus = java.util.Arrays.copyOf(sides, count);
    step = new float[count];
  }

  /** Takes up the conductances: a trap changes its cell's by a part of it. */
  void pack(CellMatrix slice) {
    double scale = slice.weightASiemens() * law.amplitude();
    for (boolean side : new boolean[] {true, false}) {
      float[] siemens = new float[source.cells()];
      slice.siemens(side, siemens);
      for (int k = 0; k < count; k++) {
        if (plus[k] == side) {
          step[k] = (float) (scale * siemens[cell[k]] * (side ? 1.0 : -1.0));
        }
      }
    }
  }

  /** Adds the traps' states of one read. {@code out} is modified. */
  void add(float[] driven, int at, float[] out, int outAt, RandomStream moment, long read) {
    long key = PulseNoise.key(noise.key(), moment.step(), read);
    float duty = (float) law.duty();
    for (int k = 0; k < count; k++) {
      float uniform = (PulseNoise.bits(key, k) >>> 40) * 0x1p-24f;
      float state = uniform < duty ? 1f - duty : -duty;
      out[outAt + output[k]] += step[k] * state * driven[at + line[k]];
    }
  }
}
