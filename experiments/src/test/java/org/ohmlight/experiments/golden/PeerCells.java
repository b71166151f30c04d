package org.ohmlight.experiments.golden;

import org.ohmlight.device.resistive.Bounds;
import org.ohmlight.device.resistive.CellBasics;
import org.ohmlight.device.resistive.ConstantStep;
import org.ohmlight.device.resistive.ExpStep;
import org.ohmlight.device.resistive.LinearStep;
import org.ohmlight.device.resistive.PiecewiseStep;
import org.ohmlight.device.resistive.PowStep;
import org.ohmlight.device.resistive.PulseStep;
import org.ohmlight.device.resistive.PulsedCell;
import org.ohmlight.device.resistive.Reference;
import org.ohmlight.device.resistive.Reversal;
import org.ohmlight.device.resistive.SoftBounds;
import org.ohmlight.device.resistive.SoftBoundsPmax;
import org.ohmlight.device.resistive.SoftBoundsReference;

/**
 * The mean cell that aihwkit's parameters describe; the model is told by which of them are there.
 */
final class PeerCells {
  private PeerCells() {}

  static PulsedCell cell(PeerParameters p) {
    if (p.has("A_up")) {
      return expStep(p);
    }
    if (p.has("piecewise_up")) {
      return new PiecewiseStep(basics(p), p.list("piecewise_up"), p.list("piecewise_down"));
    }
    if (p.has("pow_gamma")) {
      return powStep(p);
    }
    if (p.has("p_max")) {
      return softBoundsPmax(p);
    }
    if (p.has("subtract_symmetry_point")) {
      return new SoftBoundsReference(
          basics(p), reference(p), 0.0, 0.0, p.flag("mult_noise", false));
    }
    if (p.has("gamma_up")) {
      return linearStep(p);
    }
    if (p.has("mult_noise")) {
      return new SoftBounds(basics(p), p.flag("mult_noise", true), reversal(p));
    }
    return new ConstantStep(basics(p));
  }

  private static CellBasics basics(PeerParameters p) {
    PulseStep step =
        new PulseStep(p.number("dw_min", 0.001), 0.0, false, 0.0, p.number("up_down", 0.0), 0.0);
    return CellBasics.of(step, Bounds.of(p.number("w_min", -0.6), p.number("w_max", 0.6)));
  }

  private static Reversal reversal(PeerParameters p) {
    return new Reversal(
        p.flag("reverse_up", false),
        p.flag("reverse_down", false),
        p.number("reverse_offset", 0.01));
  }

  private static Reference reference(PeerParameters p) {
    return new Reference(
        p.number("reference_mean", 0.0), 0.0, p.flag("subtract_symmetry_point", false));
  }

  private static PulsedCell linearStep(PeerParameters p) {
    return new LinearStep(
        basics(p),
        p.number("gamma_up", 0.0),
        p.number("gamma_down", 0.0),
        0.0,
        0.0,
        p.flag("mult_noise", true),
        p.flag("mean_bound_reference", true),
        reversal(p),
        p.flag("allow_increasing", false));
  }

  private static PulsedCell softBoundsPmax(PeerParameters p) {
    CellBasics spreads = CellBasics.of(PulseStep.of(1.0), Bounds.of(-1.0, 1.0));
    return new SoftBoundsPmax(
        spreads,
        p.number("p_max", 1000.0),
        p.number("alpha", 0.0005),
        p.number("range_min", -1.0),
        p.number("range_max", 1.0),
        p.flag("mult_noise", true));
  }

  private static PulsedCell expStep(PeerParameters p) {
    return new ExpStep(
        basics(p),
        p.number("A_up", 0.00081),
        p.number("A_down", 0.36833),
        p.number("gamma_up", 12.44625),
        p.number("gamma_down", 12.78785),
        p.number("a", 0.244),
        p.number("b", 0.2425),
        0.0,
        0.0);
  }

  private static PulsedCell powStep(PeerParameters p) {
    return new PowStep(
        basics(p),
        p.number("pow_gamma", 1.0),
        0.0,
        p.number("pow_up_down", 0.0),
        0.0,
        p.has("subtract_symmetry_point") || p.has("reference_mean")
            ? reference(p)
            : Reference.NONE);
  }
}
