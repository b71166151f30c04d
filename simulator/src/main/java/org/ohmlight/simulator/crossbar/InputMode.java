package org.ohmlight.simulator.crossbar;

/** How an input's digits reach its word line. */
public sealed interface InputMode {
  /** All at once, as a voltage from a DAC of all bits. */
  record Parallel() implements InputMode {}

  /**
   * One after another: each bit of the magnitude drives the line at plus or minus full scale or not
   * at all, the array is read, and the codes of the ADC are added digitally with weights 1, 2, 4,
   * ... The drivers need no DAC; a read takes as many passes as the magnitude has bits. Source:
   * Shafiee et al., ISAAC (ISCA 2016), section III.
   */
  record BitSerial() implements InputMode {}
}
