package org.ohmlight.drivers.virtual;

/** Tiles that do what others do, but for what a subclass changes. */
public abstract class WrappedTiles implements TilePhysics {
  private final TilePhysics inner;

  /** Wraps tiles. */
  protected WrappedTiles(TilePhysics inner) {
    this.inner = inner;
  }

  /** The tiles below. */
  protected final TilePhysics inner() {
    return inner;
  }

  @Override
  public final int tiles() {
    return inner.tiles();
  }

  @Override
  public final int rows() {
    return inner.rows();
  }

  @Override
  public final int columns() {
    return inner.columns();
  }

  @Override
  public final float pulseStep() {
    return inner.pulseStep();
  }

  @Override
  public final float programNoise() {
    return inner.programNoise();
  }

  @Override
  public void program(int tile, int row, float[] weights) {
    inner.program(tile, row, weights);
  }

  @Override
  public void read(int tile, int row, float[] into) {
    inner.read(tile, row, into);
  }

  @Override
  public void pulse(int tile, int row, byte[] counts) {
    inner.pulse(tile, row, counts);
  }

  @Override
  public void multiply(int tile, float[] x, float[] y) {
    inner.multiply(tile, x, y);
  }

  @Override
  public void multiplyTransposed(int tile, float[] y, float[] x) {
    inner.multiplyTransposed(tile, y, x);
  }
}
