package org.ohmlight.simulator.crossbar;

import java.util.List;
import org.ohmlight.kernel.Sums;
import org.ohmlight.physical.Ledger;

/**
 * Charges the reads of one direction of a coupling, in integers a row, so that it does not matter
 * how a batch was cut.
 */
final class ReadCosts {
  private static final double ROUND = 1e-15;

  private final CrossbarSettings settings;
  private final TileRead[] tiles;
  private final int passes;
  private final Ledger.Line reads;
  private final Ledger.Line charging;
  private final Ledger.Line dac;
  private final Ledger.Line adc;
  private final Ledger.Line clocks;
  private final Ledger.Line sums;
  private final long driversARead;
  private final long conversionsARead;
  private final long clocksARead;
  private final long sumsARead;
  private final double dissipatedJoules;

  ReadCosts(
      CrossbarSettings settings,
      List<TileRead> tiles,
      int passes,
      Ledger.Line reads,
      Ledger.Line charging,
      Ledger.Line dac,
      Ledger.Line adc,
      Ledger.Line clocks,
      Ledger.Line sums) {
    this.settings = settings;
    this.tiles = tiles.toArray(TileRead[]::new);
    this.passes = passes;
    this.reads = reads;
    this.charging = charging;
    this.dac = dac;
    this.adc = adc;
    this.clocks = clocks;
    this.sums = sums;
    long drivers = 0;
    long conversions = 0;
    int widest = 0;
    int outputs = 0;
    int last = 0;
    for (TileRead tile : tiles) {
      drivers += tile.depth();
      conversions += tile.lines();
      widest = Math.max(widest, tile.lines());
      outputs += tile.width();
      last = Math.max(last, tile.firstWidth() + tile.width());
    }
    driversARead = drivers;
    conversionsARead = conversions;
    int shared = settings.array().columnsAnAdc();
    int serial = shared == 0 ? widest : Math.min(shared, widest);
    clocksARead = settings.adc().kind().cycles(settings.adc().bits(), serial);
    // The first partial sum of an output is stored, the others are added.
    sumsARead = passes > 1 ? outputs : outputs - last;
    CostSettings prices = settings.cost();
    dissipatedJoules = prices.readVolts() * prices.readVolts() * prices.readSeconds();
  }

  /**
   * Charges the products of some rows.
   *
   * @param driven {@code [rows x all inputs]}, full scale being 1
   * @param count reads: rows times passes, and those that were read again
   */
  void charge(float[] driven, int offset, int rows, long count) {
    chargeReads(count);
    CostSettings prices = settings.cost();
    double lineJoules =
        prices.readVolts() * prices.readVolts() * prices.wireFaradsAMetre() * prices.cellMetres();
    int depth = 0;
    for (TileRead tile : tiles) {
      depth = Math.max(depth, tile.firstDepth() + tile.depth());
    }
    long cells = 0;
    long wires = 0;
    for (int r = 0; r < rows; r++) {
      for (TileRead tile : tiles) {
        int at = offset + r * depth + tile.firstDepth();
        cells += Math.round(dissipatedJoules * tile.driven(driven, at) / ROUND);
        double squares = Sums.squares(driven, at, tile.depth());
        wires += Math.round(lineJoules * tile.lines() * squares / ROUND);
      }
    }
    reads.addJoules(cells * ROUND);
    charging.addJoules(wires * ROUND);
  }

  /** Charges reads without their dissipation. */
  void chargeReads(long count) {
    reads.add(count);
    dac.add(count * driversARead);
    adc.add(count * conversionsARead);
    clocks.add(count * clocksARead);
    sums.add(count * sumsARead);
  }
}
