package org.ohmlight.drivers.instrument.tile;

/**
 * How patient a host is.
 *
 * @param replyMillis time for a reply [ms]
 * @param attempts times a request is sent before it is given up
 * @param reconnects times a lost link is opened again before it is given up
 * @param backOffMillis pause before the first of these, doubled each time up to 5 s [ms]
 * @param silenceMillis after so long without a word from the host the controller makes itself safe;
 *     0 is never [ms]
 */
public record ExchangeLimits(
    int replyMillis, int attempts, int reconnects, int backOffMillis, int silenceMillis) {
  public ExchangeLimits {
    if (replyMillis < 1
        || attempts < 1
        || reconnects < 0
        || backOffMillis < 1
        || silenceMillis < 0) {
      throw new IllegalArgumentException(
          "An exchange has a positive time, at least one attempt, no negative number of"
              + " reconnections, a positive pause and no negative silence; got "
              + replyMillis
              + " ms, "
              + attempts
              + ", "
              + reconnects
              + ", "
              + backOffMillis
              + " ms, "
              + silenceMillis
              + " ms");
    }
  }

  /** A second for a reply, three attempts, ten reconnections, safe after 5 s of silence. */
  public static ExchangeLimits standard() {
    return new ExchangeLimits(1000, 3, 10, 50, 5000);
  }
}
