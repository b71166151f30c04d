package org.ohmlight.experiments.spec;

import java.util.ArrayList;
import java.util.List;
import org.ohmlight.experiments.Problem;

/** Reads what a resistive network is built of. */
final class ResistiveSection {
  private final Section section;

  ResistiveSection(Section section) {
    this.section = section;
  }

  /** The settings as they are; {@link #refusals} says what is wrong with them. */
  ResistiveSpec settings() {
    return new ResistiveSpec(
        inputVolts(), siemens("gain"), siemens("minConductance"), siemens("maxConductance"));
  }

  /** Quantities that have their unit and cannot be. */
  List<Refusal> refusals() {
    List<Refusal> refusals = new ArrayList<>();
    if (!(inputVolts() > 0f)) {
      refusals.add(
          refusal("inputGain", "Inputs without a voltage tell a circuit nothing.", "above 0 V"));
    }
    if (!(siemens("gain") >= 0f)) {
      refusals.add(refusal("gain", "Conductances are not negative.", "0 S or more"));
    }
    if (!(siemens("minConductance") >= 0f)) {
      refusals.add(refusal("minConductance", "Conductances are not negative.", "0 S or more"));
    }
    if (!(siemens("maxConductance") > Math.max(0f, siemens("minConductance")))) {
      refusals.add(
          refusal(
              "maxConductance",
              "The range of a conductance is empty.",
              "more than resistive.minConductance, " + section.text("minConductance", "0 S")));
    }
    return refusals;
  }

  private Refusal refusal(String key, String why, String allowed) {
    return new Refusal(
        "/resistive/" + key, Problem.of(why).given(section.text(key, "")).allowed(allowed));
  }

  private float inputVolts() {
    return (float) section.quantity("inputGain", "V", 0.0);
  }

  private float siemens(String key) {
    return (float) section.quantity(key, "S", 0.0);
  }
}
