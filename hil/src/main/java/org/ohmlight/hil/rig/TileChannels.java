package org.ohmlight.hil.rig;

import org.ohmlight.drivers.instrument.tile.TileInfo;
import org.ohmlight.hil.calibration.Channels;
import org.ohmlight.hil.interlock.GuardedTiles;

/** The channels of a tile of a rig, within its limits. */
final class TileChannels implements Channels {
  private static final int FULL_INPUT = TileInfo.FULL_INPUT;
  private static final double FULL_WEIGHT = TileInfo.FULL_WEIGHT;

  private final int tile;
  private final GuardedTiles tiles;
  private final TileInfo info;
  private final Recovery recovery;

  TileChannels(int tile, GuardedTiles tiles, Recovery recovery) {
    this.tile = tile;
    this.tiles = tiles;
    this.info = tiles.info();
    this.recovery = recovery;
  }

  @Override
  public int tile() {
    return tile;
  }

  @Override
  public boolean transposes() {
    return info.has(TileInfo.TRANSPOSE);
  }

  @Override
  public double[][] held() {
    short[] codes = new short[info.rows() * info.columns()];
    recovery.run(() -> tiles.read(tile, 0, codes));
    double[][] held = new double[info.rows()][info.columns()];
    for (int i = 0; i < codes.length; i++) {
      held[i / info.columns()][i % info.columns()] = codes[i] / FULL_WEIGHT;
    }
    return held;
  }

  @Override
  public Presented present(double[][] x, boolean transposed) {
    int lines = transposed ? info.rows() : info.columns();
    int answers = transposed ? info.columns() : info.rows();
    byte[] codes = new byte[x.length * lines];
    double[][] sent = new double[x.length][lines];
    for (int k = 0; k < x.length; k++) {
      double unit = fullInput(x[k]);
      for (int j = 0; j < lines; j++) {
        codes[k * lines + j] = (byte) (x[k][j] * unit); // towards zero: never beyond a limit
        sent[k][j] = codes[k * lines + j] / (double) FULL_INPUT;
      }
    }
    short[] came = new short[x.length * answers];
    recovery.run(() -> {
      if (transposed) {
        tiles.multiplyTransposed(tile, codes, x.length, came);
      } else {
        tiles.multiply(tile, codes, x.length, came);
      }
    });
    double[][] y = new double[x.length][answers];
    for (int k = 0; k < came.length; k++) {
      y[k / answers][k % answers] = came[k] * info.range() / (double) info.topCode();
    }
    return new Presented(sent, y);
  }

  /** The code of an input of 1, so that the vector keeps within what limits allow. */
  private double fullInput(double[] vector) {
    double sum = 0;
    for (double value : vector) {
      sum += Math.abs(value);
    }
    double load = tiles.limits().maxLoad();
    return FULL_INPUT * Math.min(tiles.limits().maxInput(), sum > load ? load / sum : 1);
  }
}
