package org.ohmlight.drivers.scpi;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * How an instrument is spoken to.
 *
 * @param terminator what ends a command; an answer ends with a line feed, a carriage return before
 *     it is dropped
 * @param charset how text becomes bytes; US-ASCII and UTF-8 are usual
 * @param gap least time between two commands
 * @param timeout how long an answer may take
 * @param quiet after this silence nothing more comes: ends a block of unknown length
 * @param longestAnswer bytes of the longest answer that is believed
 */
public record Talk(
    String terminator,
    Charset charset,
    Duration gap,
    Duration timeout,
    Duration quiet,
    int longestAnswer) {
  /** Line feed, US-ASCII, no gap, 2 s, 50 ms, 1 MiB. */
  public static final Talk USUAL =
      new Talk(
          "\n",
          StandardCharsets.US_ASCII,
          Duration.ZERO,
          Duration.ofSeconds(2),
          Duration.ofMillis(50),
          1 << 20);

  public Talk {
    if (terminator.isEmpty() || gap.isNegative() || longestAnswer < 1) {
      throw new IllegalArgumentException(
          "Talk needs a terminator, a gap of 0 or more and room for an answer; got \""
              + terminator
              + "\", "
              + gap
              + ", "
              + longestAnswer
              + " bytes");
    }
  }

  /** The same with another time that an answer may take. */
  public Talk timeout(Duration time) {
    return new Talk(terminator, charset, gap, time, quiet, longestAnswer);
  }

  /** The same with another least time between two commands. */
  public Talk gap(Duration time) {
    return new Talk(terminator, charset, time, timeout, quiet, longestAnswer);
  }
}
