package org.ohmlight.experiments.spec;

import org.ohmlight.device.converter.AdcRange;
import org.ohmlight.device.converter.AdcSettings;
import org.ohmlight.device.converter.DacSettings;
import org.ohmlight.simulator.crossbar.CellSettings;
import org.ohmlight.simulator.crossbar.ConductanceRange;
import org.ohmlight.simulator.crossbar.CrossbarSettings;
import org.ohmlight.simulator.crossbar.ProgramSettings;
import org.ohmlight.simulator.crossbar.ReadNoise;
import org.ohmlight.simulator.crossbar.TelegraphNoise;

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
    CellSettings cells = new CellSection(section).cells(preset.cells());
    UpdateSection update = new UpdateSection(section.section("update"));
    ArraySection array = new ArraySection(section);
    return preset
        .withConductances(conductances(cells, preset.conductances()))
        .withCells(cells)
        .withMethod(update.method(cells, preset.method()))
        .withDac(array.dac(dac(preset.dac())))
        .withAdc(array.adc(adc(preset.adc())))
        .withReadNoise(readNoise(preset.readNoise(), array.telegraph()))
        .withProgram(program(preset.program()))
        .withArray(array.array())
        .withPulses(update.pulses(preset.pulses()));
  }

  private ProgramSettings program(ProgramSettings preset) {
    return new ProgramSettings(
        section.whole("verifyRounds", preset.rounds()),
        section.number("verifyTolerance", preset.tolerance()));
  }

  /** Cells that are programmed once have a range of their own. */
  private ConductanceRange conductances(CellSettings cells, ConductanceRange preset) {
    ConductanceRange usual =
        cells instanceof CellSettings.Programmed programmed
            ? new ConductanceRange(0.0, programmed.model().maxSiemens())
            : preset;
    return new ConductanceRange(
        section.quantity("minConductance", "S", usual.minSiemens()),
        section.quantity("maxConductance", "S", usual.maxSiemens()));
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

  private ReadNoise readNoise(ReadNoise preset, TelegraphNoise telegraph) {
    return new ReadNoise(
        preset.constant(),
        section.number("readNoise", preset.proportional()),
        section.number("outputNoise", preset.output()),
        telegraph);
  }
}
