package org.ohmlight.simulator.crossbar;

import java.util.List;
import org.ohmlight.device.converter.AdcSettings;
import org.ohmlight.physical.Ledger;

/** The lines and parts of a crossbar in the ledger, at the prices of {@link CostSettings}. */
final class CrossbarCosts {
  private final CrossbarSettings settings;
  private final Ledger ledger;
  private final Price pulses;
  private final Price verifyReads;
  private final Price slots;

  CrossbarCosts(Ledger ledger, CrossbarSettings settings) {
    this.settings = settings;
    this.ledger = ledger;
    CostSettings prices = settings.cost();
    double middle = settings.conductances().middle();
    double readJoules = prices.readVolts() * prices.readVolts() * prices.readSeconds() * middle;
    double pulseJoules = prices.pulseVolts() * prices.pulseVolts() * prices.pulseSeconds() * middle;
    slots = price("pulse slot", prices.pulseSeconds(), 0.0);
    pulses = price("pulse", 0.0, pulseJoules);
    AdcSettings adc = settings.adc();
    double verifySeconds = adc.kind().seconds(adc.bits(), 1);
    verifyReads = price("verify read", verifySeconds, readJoules + adcJoules());
  }

  private Price price(String operation, double seconds, double joules) {
    return new Price(ledger.line(operation, seconds, joules), seconds, joules);
  }

  private double adcJoules() {
    return Math.pow(2.0, settings.adc().bits()) * settings.cost().adcJoulesAStep();
  }

  /** The costs of one direction of reading, whose periphery is added to the parts. */
  ReadCosts reading(List<TileRead> tiles, boolean transposed, int passes) {
    int dacBits = passes > 1 ? 1 : settings.dac().bits();
    CostSettings prices = settings.cost();
    long drivers = 0;
    long columns = 0;
    long adcs = 0;
    for (TileRead tile : tiles) {
      drivers += tile.depth();
      columns += tile.lines();
      adcs += adcs(tile.lines());
    }
    double adcArea = prices.adcSquareMetres() * Math.pow(2.0, settings.adc().bits() - 8.0);
    ledger.build("driver of " + dacBits + " bits", drivers, dacBits * prices.dacSquareMetresABit());
    ledger.build("sample and hold", columns, prices.holdSquareMetres());
    ledger.build("adc", adcs, adcArea);
    ledger.build("adder", adcs, prices.sumSquareMetres());
    return new ReadCosts(
        settings,
        tiles,
        passes,
        ledger.line("crossbar read", prices.readSeconds(), 0.0),
        ledger.line("line charging", 0.0, 0.0),
        ledger.line(
            "dac conversion of " + dacBits + " bits", 0.0, dacBits * prices.dacJoulesABit()),
        ledger.line("adc conversion", 0.0, adcJoules()),
        ledger.line("adc clock", settings.adc().kind().cycleSeconds(), 0.0),
        ledger.line("partial sum", 0.0, prices.sumJoules()));
  }

  private long adcs(int lines) {
    int shared = settings.array().columnsAnAdc();
    return shared == 0 ? 1 : (lines + shared - 1) / shared;
  }

  /** Adds the cells of a coupling to the parts. */
  void buildCells(long cells) {
    double side = settings.cost().cellMetres();
    ledger.build("cell", cells, side * side);
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
