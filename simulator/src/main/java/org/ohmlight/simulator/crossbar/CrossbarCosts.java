package org.ohmlight.simulator.crossbar;

import org.ohmlight.physical.Ledger;

/** The lines of a crossbar in the ledger, at the prices of {@link CostSettings}. */
final class CrossbarCosts {
  private static final double ROUND = 1e-15;

  private final CostSettings prices;
  private final Ledger.Line reads;
  private final Ledger.Line dac;
  private final Ledger.Line adc;
  private final Ledger.Line pulseSlots;
  private final Price pulses;
  private final Price verifyReads;
  private final Price slots;

  CrossbarCosts(Ledger ledger, CostSettings prices, ConductanceRange range) {
    this.prices = prices;
    double readJoules =
        prices.readVolts() * prices.readVolts() * prices.readSeconds() * range.middle();
    double pulseJoules =
        prices.pulseVolts() * prices.pulseVolts() * prices.pulseSeconds() * range.middle();
    reads = ledger.line("crossbar read", prices.readSeconds(), 0.0);
    dac = ledger.line("dac conversion", 0.0, prices.dacJoules());
    adc = ledger.line("adc conversion", prices.adcSeconds(), prices.adcJoules());
    pulseSlots = ledger.line("pulse slot", prices.pulseSeconds(), 0.0);
    slots = new Price(pulseSlots, prices.pulseSeconds(), 0.0);
    pulses = new Price(ledger.line("pulse", 0.0, pulseJoules), 0.0, pulseJoules);
    double verifySeconds = prices.adcSeconds();
    double verifyJoules = readJoules + prices.adcJoules();
    verifyReads =
        new Price(
            ledger.line("verify read", verifySeconds, verifyJoules), verifySeconds, verifyJoules);
  }

  /**
   * Charges the product of a row.
   *
   * @param driven {@code sum_j G_j x_j^2} over the driven lines, in siemens, at full-scale 1
   */
  long readFemtojoules(double driven) {
    double joules = prices.readVolts() * prices.readVolts() * prices.readSeconds() * driven;
    return Math.round(joules / ROUND);
  }

  /** Charges the products of some rows. Integers, so that it does not matter how rows were cut. */
  void charge(int rows, int driven, int sensed, long conversions, long femtojoules) {
    reads.add(rows);
    dac.add((long) rows * driven);
    adc.add(conversions * sensed);
    reads.addJoules(femtojoules * ROUND);
  }

  Price pulseSlots() {
    return slots;
  }

  Price pulses() {
    return pulses;
  }

  Price verifyReads() {
    return verifyReads;
  }

  /** A line and what an operation of it costs. */
  record Price(Ledger.Line line, double secondsEach, double joulesEach) {
    void add(long operations) {
      line.add(operations);
    }

    long count() {
      return line.count();
    }
  }
}
