package org.ohmlight.experiments.spec;

import org.ohmlight.device.optical.AmplitudePixel;
import org.ohmlight.device.optical.MicroLed;
import org.ohmlight.simulator.optics.bench.BenchConverters;
import org.ohmlight.simulator.optics.bench.BenchNoise;
import org.ohmlight.simulator.optics.bench.BenchTiming;
import org.ohmlight.simulator.optics.bench.ChannelSpread;
import org.ohmlight.simulator.optics.bench.NeighbourCrosstalk;
import org.ohmlight.simulator.optics.bench.SlmSettings;

/** Turns the section {@code slm} into settings: a preset with what the section changes. */
final class SlmSection {
  private final Section section;

  SlmSection(Section section) {
    this.section = section;
  }

  SlmSettings settings() {
    SlmSettings preset =
        section.text("preset", "standard").equals("ideal")
            ? SlmSettings.ideal()
            : SlmSettings.standard();
    return preset
        .withEmitter(emitter(preset.emitter()))
        .withPixel(pixel(preset.pixel()))
        .withChannels(channels(preset.channels()))
        .withCrosstalk(crosstalk(preset.crosstalk()))
        .withNoise(noise(preset.noise()))
        .withConverters(converters(preset.converters()))
        .withTiming(timing(preset.timing()))
        .withStateRange(section.number("stateRange", preset.stateRange()))
        .withVerifyPasses(section.whole("verifyPasses", preset.verifyPasses()));
  }

  private MicroLed emitter(MicroLed preset) {
    return new MicroLed(
        section.quantity("emitterPower", "W", preset.fullWatts()),
        preset.wavelengthMetres(),
        preset.wallPlugEfficiency(),
        preset.quadratic(),
        preset.cubic(),
        preset.rinDecibelsPerHertz());
  }

  private AmplitudePixel pixel(AmplitudePixel preset) {
    double darkest =
        section.has("contrast") ? 1 / section.number("contrast", 1) : preset.minTransmission();
    return new AmplitudePixel(
        section.whole("pixelBits", preset.bits()), darkest, section.number("bow", preset.bow()));
  }

  private ChannelSpread channels(ChannelSpread preset) {
    return new ChannelSpread(
        preset.input(),
        preset.output(),
        preset.darkness(),
        preset.bow(),
        section.flag("calibrated", preset.calibrated()),
        section.number("residual", preset.residual()));
  }

  private NeighbourCrosstalk crosstalk(NeighbourCrosstalk preset) {
    return new NeighbourCrosstalk(
        section.number("crosstalkCentre", preset.centre()),
        section.number("crosstalkEdge", preset.edge()));
  }

  private BenchNoise noise(BenchNoise preset) {
    return new BenchNoise(
        section.flag("shotNoise", preset.shot()),
        section.flag("darkNoise", preset.dark()),
        section.flag("sourceNoise", preset.source()));
  }

  private BenchConverters converters(BenchConverters preset) {
    int adcBits = section.whole("adcBits", preset.adcBits());
    double headroom =
        adcBits == 0
            ? Double.POSITIVE_INFINITY
            : Math.min(preset.adcHeadroom(), BenchConverters.STANDARD.adcHeadroom());
    return new BenchConverters(section.whole("dacBits", preset.dacBits()), adcBits, headroom);
  }

  private BenchTiming timing(BenchTiming preset) {
    return new BenchTiming(
        section.quantity("frame", "s", preset.frameSeconds()),
        section.quantity("write", "s", preset.writeSeconds()),
        preset.referenceFrames(),
        section.quantity("panelPower", "W", preset.panelWatts()),
        preset.amplifierWatts(),
        preset.multiplyAddJoules(),
        preset.memoryJoules());
  }
}
