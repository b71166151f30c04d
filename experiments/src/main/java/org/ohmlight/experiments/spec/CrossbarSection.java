package org.ohmlight.experiments.spec;

import org.ohmlight.device.converter.AdcRange;
import org.ohmlight.device.converter.AdcSettings;
import org.ohmlight.device.converter.DacSettings;
import org.ohmlight.device.resistive.Bounds;
import org.ohmlight.device.resistive.CellBasics;
import org.ohmlight.device.resistive.Faults;
import org.ohmlight.device.resistive.PulseStep;
import org.ohmlight.device.resistive.PulsedCell;
import org.ohmlight.device.resistive.SoftBounds;
import org.ohmlight.simulator.crossbar.CellSettings;
import org.ohmlight.simulator.crossbar.ConductanceRange;
import org.ohmlight.simulator.crossbar.CrossbarSettings;
import org.ohmlight.simulator.crossbar.PulseSettings;
import org.ohmlight.simulator.crossbar.ReadNoise;

/** Turns the section {@code crossbar} into settings: a preset with what the section changes. */
final class CrossbarSection {
  private static final double DEFAULT_RANGE = 4.0;

  private final Section section;

  CrossbarSection(Section section) {
    this.section = section;
  }

  CrossbarSettings settings() {
    CrossbarSettings preset =
        section.text("preset", "standard").equals("ideal")
            ? CrossbarSettings.ideal()
            : CrossbarSettings.defaults();
    return preset
        .withCells(cells(preset.cells()))
        .withConductances(conductances(preset.conductances()))
        .withDac(dac(preset.dac()))
        .withAdc(adc(preset.adc()))
        .withReadNoise(readNoise(preset.readNoise()))
        .withPulses(pulses(preset.pulses()));
  }

  private CellSettings cells(CellSettings preset) {
    String asked = section.text("cells", "");
    if (asked.equals("continuous")) {
      return new CellSettings.Continuous();
    }
    CellSettings base =
        asked.equals("pulsed") && preset instanceof CellSettings.Continuous
            ? CrossbarSettings.defaults().cells()
            : preset;
    return switch (base) {
      case CellSettings.Continuous exact -> exact;
      case CellSettings.Programmed programmed -> programmed;
      case CellSettings.Pulsed pulsed ->
          new CellSettings.Pulsed(cell(pulsed.model()), pulsed.columns());
    };
  }

  private PulsedCell cell(PulsedCell preset) {
    CellBasics basics = preset.basics();
    PulseStep step = basics.step();
    Bounds bounds = basics.bounds();
    double stuck = section.number("stuck", basics.faults().probability());
    return SoftBounds.of(
        new CellBasics(
            new PulseStep(
                section.number("pulseStep", step.size()),
                section.number("deviceSpread", step.deviceSpread()),
                step.logNormal(),
                section.number("pulseNoise", step.cycleSpread()),
                step.asymmetry(),
                section.number("asymmetrySpread", step.asymmetrySpread())),
            new Bounds(
                bounds.min(),
                bounds.max(),
                section.number("boundSpread", bounds.minSpread()),
                section.number("boundSpread", bounds.maxSpread())),
            new Faults(stuck, bounds.max()),
            basics.ageing(),
            basics.reset(),
            basics.writeNoise()));
  }

  private ConductanceRange conductances(ConductanceRange preset) {
    return new ConductanceRange(
        section.quantity("minConductance", "S", preset.minSiemens()),
        section.quantity("maxConductance", "S", preset.maxSiemens()));
  }

  private DacSettings dac(DacSettings preset) {
    if (!section.has("dacBits")) {
      return preset;
    }
    int bits = section.whole("dacBits", 0);
    return bits == 0 ? DacSettings.IDEAL : DacSettings.ofBits(bits, 1.0);
  }

  private AdcSettings adc(AdcSettings preset) {
    if (!section.has("adcBits") && !section.has("adcRange")) {
      return preset;
    }
    int bits = section.whole("adcBits", 9);
    AdcRange range = new AdcRange.Deviations(section.number("adcRange", DEFAULT_RANGE));
    return bits == 0 ? AdcSettings.IDEAL : AdcSettings.ofBits(bits, range);
  }

  private ReadNoise readNoise(ReadNoise preset) {
    return new ReadNoise(
        preset.constant(),
        section.number("readNoise", preset.proportional()),
        section.number("outputNoise", preset.output()));
  }

  private PulseSettings pulses(PulseSettings preset) {
    return new PulseSettings(
        section.whole("pulseSlots", preset.slots()),
        preset.lengthManagement(),
        preset.scaleManagement());
  }
}
