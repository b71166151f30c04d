package org.ohmlight.simulator.optics.loop;

/** The stages of a loop that can be switched, in the order in which light meets them. */
public enum LoopStage {
  /** Emitter curve; off: light equals the drive. */
  MICRO_LED("microLED polynomial"),
  /** Efficiency of each input channel. */
  INPUT_EFFICIENCY("input efficiency"),
  /** Curve and darkness of the weights, by output channel. */
  WEIGHT_DISTORTION("weight distortion + darkness"),
  /** Efficiency of each output channel. */
  OUTPUT_EFFICIENCY("output efficiency"),
  /** Leak of the polarising beam splitter. */
  SPLITTER_LEAK("beam splitter leak"),
  /** Light on the neighbour's detector. */
  CROSSTALK("photodiode crosstalk"),
  /** Offsets and gains of the loop's electronics. */
  LOOP_CORRECTION("loop correction");

  private final String label;

  LoopStage(String label) {
    this.label = label;
  }

  /** Name in a table. */
  public String label() {
    return label;
  }
}
