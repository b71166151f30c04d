package org.ohmlight.simulator.optics.propagation;

/** Something thin in the path of the light: it multiplies the field by a transmission. */
public interface Element {
  /** The field just behind this element; a field of its own. */
  Field through(Field field);
}
