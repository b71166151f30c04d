package org.ohmlight.device.preset;

import java.util.List;

/** A device file that cannot be used: every mistake in it, with its line. */
public final class PresetException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> mistakes;

  PresetException(String file, List<String> mistakes) {
    super(file + ": " + String.join("; ", mistakes));
    this.mistakes = List.copyOf(mistakes);
  }

  /** One message a mistake, each beginning with {@code line N:} where it has a line. */
  public List<String> mistakes() {
    return mistakes;
  }
}
