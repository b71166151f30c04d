package org.ohmlight.experiments.spec;

import java.util.ArrayList;
import java.util.List;
import org.ohmlight.device.converter.AdcKind;
import org.ohmlight.device.converter.AdcSettings;
import org.ohmlight.device.converter.ConverterErrors;
import org.ohmlight.device.converter.DacSettings;
import org.ohmlight.simulator.crossbar.ArraySettings;
import org.ohmlight.simulator.crossbar.InputMode;
import org.ohmlight.simulator.crossbar.Slicing;
import org.ohmlight.simulator.crossbar.TelegraphNoise;
import org.ohmlight.simulator.crossbar.TileSize;
import org.ohmlight.simulator.crossbar.line.WireSettings;

/** The sections {@code crossbar.array} and {@code crossbar.converters}. */
final class ArraySection {
  private final Section array;
  private final Section converters;
  private final Section telegraph;

  ArraySection(Section crossbar) {
    array = crossbar.section("array");
    converters = crossbar.section("converters");
    telegraph = crossbar.section("telegraph");
  }

  ArraySettings array() {
    return new ArraySettings(
        new TileSize(
            array.whole("tileInputs", Integer.MAX_VALUE),
            array.whole("tileOutputs", Integer.MAX_VALUE)),
        slicing(),
        array.text("inputs", "parallel").equals("bit-serial")
            ? new InputMode.BitSerial()
            : new InputMode.Parallel(),
        WireSettings.of(
                array.quantity("wordResistance", "ohm", 0.0),
                array.quantity("bitResistance", "ohm", 0.0))
            .withTerminals(
                array.quantity("sourceResistance", "ohm", 0.0),
                array.quantity("senseResistance", "ohm", 0.0)),
        array.whole("calibrationProbes", 0),
        array.whole("columnsAnAdc", 0));
  }

  private Slicing slicing() {
    if (array.has("pairs") && array.has("slices")) {
      throw new IllegalArgumentException(
          "A weight is spread over 'pairs' of unequal significance or over bit 'slices', not both");
    }
    if (array.has("pairs")) {
      List<Double> factors = new ArrayList<>();
      array.node().path("pairs").forEach(factor -> factors.add(factor.asDouble()));
      return new Slicing.Pairs(factors);
    }
    return array.has("slices")
        ? new Slicing.Bits(array.whole("slices", 1), array.whole("cellBits", 2))
        : new Slicing.One();
  }

  AdcSettings adc(AdcSettings preset) {
    AdcSettings adc = preset.withErrors(errors("adc", preset.errors()));
    double clock = converters.quantity("adcClock", "s", adc.kind().cycleSeconds());
    return adc.withKind(
        converters.text("adcKind", "sar").equals("ramp")
            ? new AdcKind.Ramp(clock)
            : new AdcKind.Sar(clock));
  }

  DacSettings dac(DacSettings preset) {
    return preset.withErrors(errors("dac", preset.errors()));
  }

  private ConverterErrors errors(String converter, ConverterErrors preset) {
    return new ConverterErrors(
        converters.number(converter + "Inl", preset.inl()),
        converters.number(converter + "Offset", preset.offset()),
        converters.number(converter + "Gain", preset.gain()));
  }

  TelegraphNoise telegraph() {
    return new TelegraphNoise(
        telegraph.number("cells", 0.0),
        telegraph.number("amplitude", 0.0),
        telegraph.number("duty", 0.5));
  }
}
