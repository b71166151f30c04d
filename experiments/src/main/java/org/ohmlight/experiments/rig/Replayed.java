package org.ohmlight.experiments.rig;

import org.jspecify.annotations.Nullable;

/**
 * How far a recording was replayed by a trial, before the rig was closed.
 *
 * @param messages that passed as they had passed then, both ways
 * @param unasked that were sent then and not now
 * @param mismatch where the trial first differed, or null
 */
public record Replayed(int messages, int unasked, @Nullable String mismatch) {
  /** What makes the controller safe when a run has ended. */
  private static final int CLOSING = 1;

  /** Whether every exchange was the one of then, to the last. */
  public boolean isWhole() {
    return mismatch == null && unasked <= CLOSING;
  }

  /** In words. */
  public String text() {
    if (mismatch != null) {
      return "the first " + messages + " messages matched; then " + mismatch;
    }
    return isWhole()
        ? "all " + messages + " messages matched, to the last"
        : messages + " messages matched, " + unasked + " of then were not sent again";
  }
}
