package org.ohmlight.simulator.crossbar;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.BiConsumer;
import org.ohmlight.device.resistive.Columns;
import org.ohmlight.device.resistive.Retention;
import org.ohmlight.kernel.Pointwise;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.ProgramReport;

/**
 * Several tiles of pulsed cells whose currents add up to one weight, each with a weight limit a
 * part of that of the one before: {@link UpdateMethod.Residual}.
 */
final class ResidualMatrix implements CellMatrix {
  private final UpdateMethod.Residual method;
  private final List<PulsedMatrix> tiles;
  private final float[] part;
  // Samples seen: the whole epochs of 2^20 samples, and the rest, both exact in single precision.
  private final float[] seen = new float[2];

  /**
   * Makes the matrix.
   *
   * @param tiles the most significant first
   */
  ResidualMatrix(UpdateMethod.Residual method, List<PulsedMatrix> tiles, int outputs, int inputs) {
    this.method = method;
    this.tiles = List.copyOf(tiles);
    part = new float[outputs * inputs];
  }

  @Override
  public double weightLimit() {
    return tiles.stream().mapToDouble(PulsedMatrix::weightLimit).sum();
  }

  @Override
  public void weights(float[] into) {
    sum(into, PulsedMatrix::weights);
  }

  @Override
  public void relativeVariance(float[] into) {
    sum(into, PulsedMatrix::relativeVariance);
  }

  /** Each tile is read through an ADC of its own, whose range is that of the tile. */
  @Override
  public List<CellMatrix> slices() {
    return List.copyOf(tiles);
  }

  @Override
  public Columns columns() {
    return tiles.getFirst().columns();
  }

  @Override
  public double weightASiemens() {
    return tiles.getFirst().weightASiemens();
  }

  @Override
  public double referenceWeight() {
    return tiles.getFirst().referenceWeight();
  }

  @Override
  public void siemens(boolean plus, float[] into) {
    throw new IllegalStateException(
        "The cells of a weight on several tiles are those of its tiles");
  }

  @Override
  public double constantVariance() {
    return tiles.stream().mapToDouble(PulsedMatrix::constantVariance).sum();
  }

  private synchronized void sum(float[] into, BiConsumer<PulsedMatrix, float[]> figure) {
    figure.accept(tiles.getFirst(), into);
    for (PulsedMatrix tile : tiles.subList(1, tiles.size())) {
      figure.accept(tile, part);
      Pointwise.addScaled(into, 0, part, 0, 1f, part.length);
    }
  }

  @Override
  public void update(Batch post, Batch pre, float rate, long tick) {
    PulsedMatrix learner = learner();
    learner.update(post, pre, rate, tick);
    rest(learner, tick);
    count(post.rows());
  }

  @Override
  public void increment(float[] delta, long tick) {
    PulsedMatrix learner = learner();
    learner.increment(delta, tick);
    rest(learner, tick);
    count(1);
  }

  /** The tile whose turn it is. */
  private PulsedMatrix learner() {
    double samples = seen[0] * 0x1p20 + seen[1];
    int turn = (int) Math.min(samples / method.stageSamples(), tiles.size() - 1.0);
    return tiles.get(turn);
  }

  private void count(int samples) {
    double sum = seen[1] + (double) samples;
    seen[0] += (float) Math.floor(sum * 0x1p-20);
    seen[1] = (float) (sum % 0x1p20);
  }

  /** The other tiles age. */
  private void rest(PulsedMatrix learner, long tick) {
    for (PulsedMatrix tile : tiles) {
      if (tile != learner) {
        tile.finish(tick);
      }
    }
  }

  /** Each tile is written with what the ones before it missed. */
  @Override
  public ProgramReport program(float[] target, long tick) {
    float[] missing = target.clone();
    long pulses = 0;
    double seconds = 0;
    double joules = 0;
    for (PulsedMatrix tile : tiles) {
      ProgramReport report = tile.program(missing, tick);
      pulses += report.pulses();
      seconds += report.seconds();
      joules += report.joules();
      tile.weights(part);
      Pointwise.addScaled(missing, 0, part, 0, -1f, part.length);
    }
    double squares = 0;
    double worst = 0;
    for (float error : missing) {
      squares += (double) error * error;
      worst = Math.max(worst, Math.abs(error));
    }
    return new ProgramReport(
        target.length, Math.sqrt(squares / target.length), worst, pulses, seconds, joules);
  }

  @Override
  public void rest(Retention retention, double seconds, long tick) {
    tiles.forEach(tile -> tile.rest(retention, seconds, tick));
  }

  @Override
  public SequencedMap<String, float[]> checkpoint() {
    SequencedMap<String, float[]> saved = new LinkedHashMap<>();
    for (int n = 0; n < tiles.size(); n++) {
      Checkpoints.put(saved, prefix(n), tiles.get(n).checkpoint());
    }
    saved.put("seen", seen.clone());
    return saved;
  }

  @Override
  public void restore(Map<String, float[]> checkpoint) {
    for (int n = 0; n < tiles.size(); n++) {
      tiles.get(n).restore(Checkpoints.part(checkpoint, prefix(n)));
    }
    Checkpoints.take(checkpoint, "seen", seen);
  }

  private static String prefix(int tile) {
    return "tile " + tile + " ";
  }
}
