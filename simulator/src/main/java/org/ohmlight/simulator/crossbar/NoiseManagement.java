package org.ohmlight.simulator.crossbar;

/**
 * What a row of inputs is divided by before the DAC, and its outputs multiplied by after the ADC.
 */
public enum NoiseManagement {
  /** Nothing. */
  NONE,
  /** Its largest magnitude. Source: Gokmen, Onen, Haensch (Front. Neurosci. 11:538, 2017). */
  ABS_MAX
}
