package org.ohmlight.simulator.optics.coherent;

import org.ohmlight.simulator.optics.hologram.ComplexSpots;

/**
 * A hologram for each input, with a spot for each output.
 *
 * <p>All holograms lie before one lens, so that spot {@code o} of every input falls on the same
 * place and the fields add. The spots' amplitudes are the weights of a column, their phases 0 or
 * pi. Beams are dimmed so that columns have the lengths they should: the longest is at its fullest.
 */
final class HologramWriter implements WeightWriter {
  private final int outputs;
  private final int inputs;
  private final WeightEncoding.Holograms encoding;
  private final CoherentBenchSettings settings;
  private final ComplexSpots spots;

  HologramWriter(
      int outputs, int inputs, WeightEncoding.Holograms encoding, CoherentBenchSettings settings) {
    this.outputs = outputs;
    this.inputs = inputs;
    this.encoding = encoding;
    this.settings = settings;
    this.spots =
        new ComplexSpots(encoding.side(), places(outputs, encoding.side()), encoding.efficiency());
  }

  /** Spots on a square lattice to one side of the zero order, two samples apart or more. */
  private static int[] places(int outputs, int side) {
    int rows = (int) Math.ceil(Math.sqrt(outputs));
    int room = side / 2 - 2;
    int step = room / rows;
    if (step < 2) {
      throw new IllegalArgumentException(
          outputs
              + " spots do not fit the far field of a hologram of "
              + side
              + " pixels along its side: use at least "
              + (2 * (2 * rows + 2)));
    }
    int[] places = new int[outputs];
    for (int o = 0; o < outputs; o++) {
      places[o] = (side / 2 + 1 + step * (o / rows)) * side + side / 2 + 1 + step * (o % rows);
    }
    return places;
  }

  @Override
  public int pixelRows() {
    return encoding.side() * (int) Math.ceil(Math.sqrt(inputs));
  }

  @Override
  public int pixelColumns() {
    return pixelRows();
  }

  @Override
  public double write(float[] target, PixelArea area, float[] made) {
    double[][] fields = new double[inputs][];
    double fullest = 0;
    double[] gain = new double[inputs];
    for (int i = 0; i < inputs; i++) {
      fields[i] = column(target, i, area);
      double overlap = 0;
      double power = 0;
      for (int o = 0; o < outputs; o++) {
        overlap += fields[i][o] * target[o * inputs + i];
        power += fields[i][o] * fields[i][o];
      }
      gain[i] = power > 0 ? overlap / power : 0;
      fullest = Math.max(fullest, gain[i]);
    }
    for (int o = 0; o < outputs; o++) {
      for (int i = 0; i < inputs; i++) {
        made[o * inputs + i] = (float) (gain[i] * fields[i][o]);
      }
    }
    // A beam's power is for all outputs at once, where photons are counted for each.
    return fullest / Math.sqrt(outputs);
  }

  /** Fields at the spots that a hologram of one column of the matrix makes, for a beam of 1. */
  private double[] column(float[] target, int input, PixelArea area) {
    double[] re = new double[outputs];
    boolean dark = true;
    for (int o = 0; o < outputs; o++) {
      re[o] = target[o * inputs + input];
      dark &= re[o] == 0;
    }
    if (dark) {
      return re;
    }
    double[] mask = spots.mask(re, new double[outputs], encoding.rounds());
    int side = encoding.side();
    int tiles = (int) Math.ceil(Math.sqrt(inputs));
    int row = input / tiles * side;
    int first = input % tiles * side;
    for (int pixel = 0; pixel < mask.length; pixel++) {
      mask[pixel] = area.phase(row + pixel / side, first + pixel % side, mask[pixel]);
    }
    return spots.spots(mask, settings.zeroOrder())[0];
  }
}
