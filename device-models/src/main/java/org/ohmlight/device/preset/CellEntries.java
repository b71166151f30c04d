package org.ohmlight.device.preset;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ohmlight.device.resistive.Ageing;
import org.ohmlight.device.resistive.Bounds;
import org.ohmlight.device.resistive.CellBasics;
import org.ohmlight.device.resistive.ConstantStep;
import org.ohmlight.device.resistive.ExpStep;
import org.ohmlight.device.resistive.Faults;
import org.ohmlight.device.resistive.LinearStep;
import org.ohmlight.device.resistive.PiecewiseStep;
import org.ohmlight.device.resistive.PowStep;
import org.ohmlight.device.resistive.PulseStep;
import org.ohmlight.device.resistive.PulsedCell;
import org.ohmlight.device.resistive.Reference;
import org.ohmlight.device.resistive.Reset;
import org.ohmlight.device.resistive.Reversal;
import org.ohmlight.device.resistive.SoftBounds;
import org.ohmlight.device.resistive.SoftBoundsPmax;
import org.ohmlight.device.resistive.SoftBoundsReference;

/** Which entries make which cell. What is left out is zero, or off. */
final class CellEntries {
  /** A number by its key. */
  interface Numbers {
    double of(String key, @Nullable Double otherwise);
  }

  /** A list of numbers by its key. */
  interface Lists {
    List<Double> of(String key);
  }

  /** A yes or no by its key. */
  interface Flags {
    boolean of(String key, boolean otherwise);
  }

  private final Numbers number;
  private final Flags flag;

  private CellEntries(Numbers number, Flags flag) {
    this.number = number;
    this.flag = flag;
  }

  static PulsedCell cell(String model, Numbers number, Lists list, Flags flag) {
    CellEntries entries = new CellEntries(number, flag);
    return switch (model) {
      case "constant-step" -> new ConstantStep(entries.basics());
      case "linear-step" -> entries.linearStep();
      case "soft-bounds" ->
          new SoftBounds(
              entries.basics(), flag.of("multiplicative-noise", true), entries.reversal());
      case "soft-bounds-pmax" -> entries.softBoundsPmax();
      case "soft-bounds-reference" -> entries.softBoundsReference();
      case "exp-step" -> entries.expStep();
      case "pow-step" -> entries.powStep();
      case "piecewise-step" ->
          new PiecewiseStep(entries.basics(), list.of("up-nodes"), list.of("down-nodes"));
      default ->
          throw new IllegalArgumentException(
              "model must be one of constant-step, linear-step, soft-bounds, soft-bounds-pmax, "
                  + "soft-bounds-reference, exp-step, pow-step, piecewise-step, got '"
                  + model
                  + "'");
    };
  }

  private double of(String key) {
    return number.of(key, null);
  }

  private double or(String key, double otherwise) {
    return number.of(key, otherwise);
  }

  private CellBasics basics() {
    return basics(
        of("step"),
        or("asymmetry", 0),
        new Bounds(of("min"), of("max"), or("min-spread", 0), or("max-spread", 0)));
  }

  private CellBasics basics(double step, double asymmetry, Bounds bounds) {
    return new CellBasics(
        new PulseStep(
            step,
            or("step-device-spread", 0),
            flag.of("step-log-normal", false),
            or("step-cycle-spread", 0),
            asymmetry,
            or("asymmetry-spread", 0)),
        bounds,
        new Faults(or("stuck-probability", 0), or("stuck-range", 0)),
        new Ageing(
            or("lifetime", 0),
            or("lifetime-spread", 0),
            or("diffusion", 0),
            or("diffusion-spread", 0)),
        new Reset(or("reset", 0), or("reset-device-spread", 0), or("reset-cycle-spread", 0)),
        or("write-noise", 0));
  }

  private Reversal reversal() {
    return new Reversal(
        flag.of("reverse-up", false), flag.of("reverse-down", false), or("reverse-offset", 0.01));
  }

  private Reference reference() {
    return new Reference(
        or("reference", 0), or("reference-spread", 0), flag.of("subtract-symmetry-point", false));
  }

  private PulsedCell linearStep() {
    return new LinearStep(
        basics(),
        of("gamma-up"),
        of("gamma-down"),
        or("gamma-up-spread", 0),
        or("gamma-down-spread", 0),
        flag.of("multiplicative-noise", true),
        flag.of("mean-bounds", true),
        reversal(),
        flag.of("increasing", false));
  }

  private PulsedCell softBoundsPmax() {
    Bounds spreads = new Bounds(-1, 1, or("min-spread", 0), or("max-spread", 0));
    return new SoftBoundsPmax(
        basics(1, 0, spreads),
        of("pulses"),
        of("alpha"),
        of("range-min"),
        of("range-max"),
        flag.of("multiplicative-noise", true));
  }

  private PulsedCell softBoundsReference() {
    return new SoftBoundsReference(
        basics(),
        reference(),
        or("slope-up-spread", 0),
        or("slope-down-spread", 0),
        flag.of("multiplicative-noise", false));
  }

  private PulsedCell expStep() {
    return new ExpStep(
        basics(),
        of("a-up"),
        of("a-down"),
        of("gamma-up"),
        of("gamma-down"),
        of("a"),
        of("b"),
        or("noise-offset", 0),
        or("noise-slope", 0));
  }

  private PulsedCell powStep() {
    return new PowStep(
        basics(),
        of("gamma"),
        or("gamma-spread", 0),
        or("gamma-asymmetry", 0),
        or("gamma-asymmetry-spread", 0),
        reference());
  }
}
