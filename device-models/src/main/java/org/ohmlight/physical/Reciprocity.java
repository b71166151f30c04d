package org.ohmlight.physical;

/** How a coupling's transposed product relates to its forward product. */
public enum Reciprocity {
  /** Both directions pass through the same devices, as in a crossbar read from its other side. */
  SAME_DEVICES,
  /**
   * The transpose is a second area of devices, as on a spatial light modulator; equal only
   * approximately.
   */
  SEPARATE_AREA,
  /** The hardware has no transposed product. */
  NONE
}
