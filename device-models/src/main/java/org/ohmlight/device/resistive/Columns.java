package org.ohmlight.device.resistive;

/**
 * How a signed weight is made of conductances, which are positive. With {@code D = gMax - gMin} and
 * {@code L} the weight limit:
 */
public enum Columns {
  /**
   * {@code W = L (g+ - g-) / D}; a pulse up raises {@code g+} and lowers {@code g-}. The asymmetry
   * of a cell's steps up and down cancels at {@code W = 0}.
   */
  DIFFERENTIAL("differential", true),
  /**
   * {@code W = L (g+ - g-) / D}; a pulse up raises {@code g+}, a pulse down raises {@code g-}; a
   * pair with a cell near its bound is reset and rewritten after each update (refresh). For cells
   * that can only be raised in small steps, as phase-change cells.
   */
  ONE_SIDED("one-sided", true),
  /**
   * {@code W = 2 L (g - gRef) / D}, with {@code gRef} a cell that is never written, at the state 0.
   */
  REFERENCE("reference", false),
  /**
   * {@code W = 2 L (g - gRef) / D}, with {@code gRef} the cells of one shared column at the state
   * 0. It is read through an ADC of its own and subtracted digitally, so that its noise and its
   * rounding are common to all outputs, and the ADCs see currents of one sign for inputs of one
   * sign. Half the cells of a pair.
   */
  OFFSET("offset", false);

  private final String label;
  private final boolean pair;

  Columns(String label, boolean pair) {
    this.label = label;
    this.pair = pair;
  }

  /** The name a settings file uses. */
  public String label() {
    return label;
  }

  /** Whether both cells of a weight are written. */
  public boolean isPair() {
    return pair;
  }

  /** Weight for a difference of the whole conductance range, in weight limits. */
  public double gain() {
    return pair ? 1.0 : 2.0;
  }
}
