package org.ohmlight.simulator.optics.mesh;

import java.util.Locale;

/** How the interferometers of a mesh are laid out. */
public enum MeshLayout {
  /**
   * A rectangle of {@code n} columns; every way is equally long. Clements et al., Optica 3 (2016).
   */
  CLEMENTS,
  /** A triangle of {@code 2 n - 3} columns. Reck et al., Phys. Rev. Lett. 73 (1994). */
  RECK;

  /** The name a person types. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
