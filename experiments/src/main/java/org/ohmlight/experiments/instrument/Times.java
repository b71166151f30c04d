package org.ohmlight.experiments.instrument;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;

/** A time as a person types it: {@code 200 ms}, {@code 2 s}. */
final class Times {
  private static final Pattern TIME = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)\\s*(us|ms|s)");

  private Times() {}

  static Duration of(String option, String text) {
    Matcher time = TIME.matcher(text.strip());
    if (!time.matches()) {
      throw new BadInput(
          Problem.of("A time has a unit.").in(option).given(text).allowed("200 ms, 2 s, 50 us"));
    }
    double unit =
        switch (time.group(2)) {
          case "us" -> 1e3;
          case "ms" -> 1e6;
          default -> 1e9;
        };
    return Duration.ofNanos(Math.round(Double.parseDouble(time.group(1)) * unit));
  }
}
