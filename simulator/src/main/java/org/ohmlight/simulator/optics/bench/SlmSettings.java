package org.ohmlight.simulator.optics.bench;

import java.util.SortedMap;
import java.util.TreeMap;
import org.ohmlight.device.optical.AmplitudePixel;
import org.ohmlight.device.optical.MicroLed;
import org.ohmlight.device.optical.Photodetector;

/**
 * Everything that decides how an incoherent bench behaves.
 *
 * @param emitter one emitter of the input row
 * @param pixel one pixel of the modulator
 * @param detector one detector of an output column and arm
 * @param channels how channels differ
 * @param crosstalk light on the neighbour's detector
 * @param noise switches of the noise stages
 * @param converters DAC and ADC
 * @param timing time and energy
 * @param stateRange the state that drives an emitter fully; states beyond it are clipped
 * @param throughput part of the emitted light that reaches a detector through an open modulator
 *     with one output and one arm; fan-out divides it by {@code 2 outputs}
 * @param bounded whether states and weights are held to the range of emitter and pixel
 * @param verifyPasses how often {@code program} measures what it reached and corrects it
 * @param drift what changes slowly
 * @param calibration what is calibrated when a coupling is made
 * @param photonsPerMultiply photons that an open pixel ({@code T = 1}) sends to its detector in a
 *     frame while its emitter is at the bias: the light of one multiplication. The emitters of each
 *     area are then as strong as its fan-out needs; 0 to take the emitter's own power
 */
public record SlmSettings(
    MicroLed emitter,
    AmplitudePixel pixel,
    Photodetector detector,
    ChannelSpread channels,
    NeighbourCrosstalk crosstalk,
    BenchNoise noise,
    BenchConverters converters,
    BenchTiming timing,
    double stateRange,
    double throughput,
    boolean bounded,
    int verifyPasses,
    BenchDrift drift,
    BenchCalibration calibration,
    double photonsPerMultiply) {
  public SlmSettings {
    if (!(stateRange > 0) || Double.isInfinite(stateRange)) {
      throw new IllegalArgumentException(
          "The range of states must be positive and finite, got " + stateRange);
    }
    if (!(throughput > 0) || throughput > 1) {
      throw new IllegalArgumentException("The throughput lies in (0, 1], got " + throughput);
    }
    if (verifyPasses < 0 || verifyPasses > 20) {
      throw new IllegalArgumentException("0 to 20 verify passes, got " + verifyPasses);
    }
    if (!(photonsPerMultiply >= 0) || Double.isInfinite(photonsPerMultiply)) {
      throw new IllegalArgumentException(
          "Photons a multiplication are 0 (by the emitter's power) or more, got "
              + photonsPerMultiply);
    }
    if (!bounded && !emitter.isLinear()) {
      throw new IllegalArgumentException(
          "An emitter curve holds only inside its range: set bounded, or use a linear emitter");
    }
  }

  /** All stages at their defaults; sources stand with each part. */
  public static SlmSettings standard() {
    return new SlmSettings(
        MicroLed.STANDARD,
        AmplitudePixel.STANDARD,
        Photodetector.STANDARD,
        ChannelSpread.STANDARD,
        NeighbourCrosstalk.STANDARD,
        BenchNoise.ALL,
        BenchConverters.STANDARD,
        BenchTiming.STANDARD,
        1.0,
        0.2,
        true,
        2,
        BenchDrift.NONE,
        BenchCalibration.NONE,
        0);
  }

  /** All noise and all systematic errors off: exact arithmetic, bit for bit. */
  public static SlmSettings ideal() {
    return new SlmSettings(
        MicroLed.STANDARD.linearised(),
        AmplitudePixel.IDEAL,
        Photodetector.STANDARD,
        ChannelSpread.NONE,
        NeighbourCrosstalk.NONE,
        BenchNoise.NONE,
        BenchConverters.IDEAL,
        BenchTiming.STANDARD,
        1.0,
        0.2,
        false,
        0,
        BenchDrift.NONE,
        BenchCalibration.NONE,
        0);
  }

  /** These settings with another emitter. */
  public SlmSettings withEmitter(MicroLed value) {
    Draft draft = new Draft(this);
    draft.emitter = value;
    return draft.settings();
  }

  /** These settings with another pixel. */
  public SlmSettings withPixel(AmplitudePixel value) {
    Draft draft = new Draft(this);
    draft.pixel = value;
    return draft.settings();
  }

  /** These settings with another detector. */
  public SlmSettings withDetector(Photodetector value) {
    Draft draft = new Draft(this);
    draft.detector = value;
    return draft.settings();
  }

  /** These settings with another spread of channels. */
  public SlmSettings withChannels(ChannelSpread value) {
    Draft draft = new Draft(this);
    draft.channels = value;
    return draft.settings();
  }

  /** These settings with another crosstalk. */
  public SlmSettings withCrosstalk(NeighbourCrosstalk value) {
    Draft draft = new Draft(this);
    draft.crosstalk = value;
    return draft.settings();
  }

  /** These settings with other noise stages on. */
  public SlmSettings withNoise(BenchNoise value) {
    Draft draft = new Draft(this);
    draft.noise = value;
    return draft.settings();
  }

  /** These settings with other converters. */
  public SlmSettings withConverters(BenchConverters value) {
    Draft draft = new Draft(this);
    draft.converters = value;
    return draft.settings();
  }

  /** These settings with other times and powers. */
  public SlmSettings withTiming(BenchTiming value) {
    Draft draft = new Draft(this);
    draft.timing = value;
    return draft.settings();
  }

  /** These settings with another range of states. */
  public SlmSettings withStateRange(double value) {
    Draft draft = new Draft(this);
    draft.stateRange = value;
    return draft.settings();
  }

  /** These settings with the range of emitter and pixel enforced, or not. */
  public SlmSettings withBounded(boolean value) {
    Draft draft = new Draft(this);
    draft.bounded = value;
    return draft.settings();
  }

  /** These settings with another number of verify passes. */
  public SlmSettings withVerifyPasses(int value) {
    Draft draft = new Draft(this);
    draft.verifyPasses = value;
    return draft.settings();
  }

  /** These settings with another drift. */
  public SlmSettings withDrift(BenchDrift value) {
    Draft draft = new Draft(this);
    draft.drift = value;
    return draft.settings();
  }

  /** These settings with another calibration. */
  public SlmSettings withCalibration(BenchCalibration value) {
    Draft draft = new Draft(this);
    draft.calibration = value;
    return draft.settings();
  }

  /**
   * These settings with the light of a multiplication given [photons]; 0 for that of the emitter.
   */
  public SlmSettings withPhotonsPerMultiply(double value) {
    Draft draft = new Draft(this);
    draft.photonsPerMultiply = value;
    return draft.settings();
  }

  /**
   * Full power of an emitter of an area with the given number of outputs [W]: its own, or what
   * {@code photonsPerMultiply} asks for, {@code P0 = 2 n h c / (lambda tau) 2 outputs /
   * throughput}.
   */
  public double fullWatts(int outputs) {
    if (photonsPerMultiply == 0) {
      return emitter.fullWatts();
    }
    double atDetector = 2 * photonsPerMultiply * emitter.photonJoules() / timing.frameSeconds();
    return atDetector * 2 * outputs / throughput;
  }

  /**
   * Photoelectrons that one pixel at {@code T = 1}, lit by an emitter of efficiency 1 at full
   * drive, makes in a frame of a bench with the given number of outputs: {@code N = eta lambda / (h
   * c) throughput P0 tau / (2 outputs)}.
   */
  public double fullElectrons(int outputs) {
    double watts = fullWatts(outputs) * throughput / (2.0 * outputs);
    double photons = watts * timing.frameSeconds() / emitter.photonJoules();
    return photons * detector.quantumEfficiency();
  }

  /** Every parameter by name, with its unit. */
  SortedMap<String, String> described() {
    SortedMap<String, String> all = new TreeMap<>();
    all.put("emitter", emitter.toString());
    all.put("pixel", pixel.toString());
    all.put("detector", detector.toString());
    all.put("channels", channels.toString());
    all.put("crosstalk", crosstalk.toString());
    all.put("noise", noise.toString());
    all.put("converters", converters.toString());
    all.put("timing", timing.toString());
    all.put("stateRange", Double.toString(stateRange));
    all.put("throughput", Double.toString(throughput));
    all.put("bounded", Boolean.toString(bounded));
    all.put("verifyPasses", Integer.toString(verifyPasses));
    all.put("drift", drift.toString());
    all.put("photonsPerMultiply", Double.toString(photonsPerMultiply));
    all.put("calibration", calibration.toString());
    return all;
  }

  /** Settings in the making, so that one of them can be changed without naming the others. */
  private static final class Draft {
    private MicroLed emitter;
    private AmplitudePixel pixel;
    private Photodetector detector;
    private ChannelSpread channels;
    private NeighbourCrosstalk crosstalk;
    private BenchNoise noise;
    private BenchConverters converters;
    private BenchTiming timing;
    private double stateRange;
    private double throughput;
    private boolean bounded;
    private int verifyPasses;
    private BenchDrift drift;
    private BenchCalibration calibration;
    private double photonsPerMultiply;

    Draft(SlmSettings from) {
      emitter = from.emitter;
      pixel = from.pixel;
      detector = from.detector;
      channels = from.channels;
      crosstalk = from.crosstalk;
      noise = from.noise;
      converters = from.converters;
      timing = from.timing;
      stateRange = from.stateRange;
      throughput = from.throughput;
      bounded = from.bounded;
      verifyPasses = from.verifyPasses;
      drift = from.drift;
      calibration = from.calibration;
      photonsPerMultiply = from.photonsPerMultiply;
    }

    SlmSettings settings() {
      return new SlmSettings(
          emitter,
          pixel,
          detector,
          channels,
          crosstalk,
          noise,
          converters,
          timing,
          stateRange,
          throughput,
          bounded,
          verifyPasses,
          drift,
          calibration,
          photonsPerMultiply);
    }
  }
}
