package org.ohmlight.experiments.optics;

import java.util.ArrayList;
import java.util.List;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;
import org.ohmlight.experiments.spec.Quantity;

/** Reads lengths with their unit from options, and gathers everything that is wrong with them. */
final class Lengths {
  private final List<Problem> problems = new ArrayList<>();

  /** A length above zero [m]; 1 if it is wrong, which {@link #check} will tell. */
  double positive(String option, String text) {
    double value = any(option, text);
    if (!(value > 0)) {
      problems.add(
          Problem.of("This length must be above zero.")
              .in(option)
              .given(text)
              .allowed("a positive length, such as 0.2 mm"));
      return 1;
    }
    return value;
  }

  /** Any length [m]; 1 if it is none. */
  double any(String option, String text) {
    return Quantity.parse(text, "m")
        .orElseGet(() -> {
          problems.add(
              Problem.of("This is not a length.")
                  .in(option)
                  .given(text)
                  .allowed("a number and a unit: nm, um, mm, m")
                  .hint(option + " \"50 mm\""));
          return 1.0;
        });
  }

  void problem(Problem problem) {
    problems.add(problem);
  }

  /** Throws if anything was wrong. */
  void check() {
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
    }
  }
}
