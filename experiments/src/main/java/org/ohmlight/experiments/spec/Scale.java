package org.ohmlight.experiments.spec;

import java.util.Locale;

/** How large a study runs. */
public enum Scale {
  /** What two cores do in minutes: {@code study.yaml} with {@code desk.yaml} laid over it. */
  DESK,
  /** The size of the paper: {@code study.yaml} alone. */
  PAPER;

  /** Name on the command line and in files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
