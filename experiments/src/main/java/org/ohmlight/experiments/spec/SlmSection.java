package org.ohmlight.experiments.spec;

import org.ohmlight.device.converter.AdcSettings;
import org.ohmlight.device.converter.DacSettings;
import org.ohmlight.device.optical.AmplitudePixel;
import org.ohmlight.device.optical.CrystalSettling;
import org.ohmlight.device.optical.EmitterThermal;
import org.ohmlight.device.optical.MicroLed;
import org.ohmlight.simulator.optics.bench.BenchAlignment;
import org.ohmlight.simulator.optics.bench.BenchCalibration;
import org.ohmlight.simulator.optics.bench.BenchConverters;
import org.ohmlight.simulator.optics.bench.BenchDrift;
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
        .withBounded(section.flag("bounded", preset.bounded()))
        .withEmitter(emitter(preset.emitter()))
        .withPixel(pixel(preset.pixel()))
        .withChannels(channels(preset.channels()))
        .withCrosstalk(crosstalk(preset.crosstalk()))
        .withNoise(noise(preset.noise()))
        .withConverters(converters(preset.converters()))
        .withTiming(timing(preset.timing()))
        .withStateRange(section.number("stateRange", preset.stateRange()))
        .withVerifyPasses(section.whole("verifyPasses", preset.verifyPasses()))
        .withPhotonsPerMultiply(section.number("photonsPerMultiply", preset.photonsPerMultiply()))
        .withDrift(drift(preset.drift()))
        .withCalibration(
            section.flag("calibrate", false) ? BenchCalibration.FULL : preset.calibration());
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
        section.number("channelSpread", preset.input()),
        section.number("channelSpread", preset.output()),
        preset.darkness(),
        preset.bow(),
        section.flag("calibrated", preset.calibrated()),
        section.number("residual", preset.residual()),
        section.number("deadChannels", preset.dead()));
  }

  private NeighbourCrosstalk crosstalk(NeighbourCrosstalk preset) {
    return new NeighbourCrosstalk(
        section.number("crosstalkCentre", preset.centre()),
        section.number("crosstalkEdge", preset.edge()));
  }

  private BenchNoise noise(BenchNoise preset) {
    return new BenchNoise(
        section.flag("shotNoise", preset.shot()),
        section.flag("shotPerPixel", preset.shotPerPixel()),
        section.flag("darkNoise", preset.dark()),
        section.flag("sourceNoise", preset.source()));
  }

  private BenchDrift drift(BenchDrift preset) {
    EmitterThermal thermal = preset.thermal();
    BenchAlignment alignment = preset.alignment();
    CrystalSettling settling = preset.settling();
    return new BenchDrift(
        new EmitterThermal(
            thermal.droop(),
            section.number("warmUp", thermal.warmUp()),
            thermal.warmUpSeconds(),
            section.number("emitterWander", thermal.wander()),
            thermal.wanderSeconds()),
        new BenchAlignment(
            section.number("misalignment", alignment.shift()),
            alignment.magnification(),
            alignment.rotation(),
            section.number("alignmentDrift", alignment.drift()),
            alignment.driftSeconds(),
            alignment.spotError()),
        new CrystalSettling(
            section.quantity("crystalRise", "s", settling.riseSeconds()),
            section.quantity("crystalFall", "s", settling.fallSeconds())),
        section.quantity("exchange", "s", preset.exchangeSeconds()),
        preset.refreshSeconds());
  }

  private BenchConverters converters(BenchConverters preset) {
    return new BenchConverters(
        section.has("dacBits") ? dac(section.whole("dacBits", 0)) : preset.dac(),
        section.has("adcBits") ? adc(section.whole("adcBits", 0)) : preset.adc());
  }

  private static DacSettings dac(int bits) {
    return bits == 0 ? DacSettings.IDEAL : DacSettings.ofBits(bits, 1.0);
  }

  private static AdcSettings adc(int bits) {
    return bits == 0
        ? AdcSettings.IDEAL
        : AdcSettings.ofBits(bits, BenchConverters.STANDARD.adc().range());
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
