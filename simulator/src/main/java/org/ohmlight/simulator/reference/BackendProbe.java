package org.ohmlight.simulator.reference;

/**
 * Whether a backend is there.
 *
 * @param present whether it can be opened
 * @param found what is there, or why nothing is
 * @param cure what helps; empty if it is there
 */
public record BackendProbe(boolean present, String found, String cure) {
  static BackendProbe present(String found) {
    return new BackendProbe(true, found, "");
  }

  static BackendProbe missing(String why, String cure) {
    return new BackendProbe(false, why, cure);
  }
}
