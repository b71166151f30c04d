package org.ohmlight.experiments.crossbar;

import org.jspecify.annotations.Nullable;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;
import org.ohmlight.simulator.crossbar.line.CellLaw;

/**
 * How the cells conduct, by the options of a command.
 *
 * @param law current against voltage
 */
record CellLawChoice(CellLaw law) {
  static CellLawChoice of(@Nullable Double sinhVolts, @Nullable Double cubic) {
    if (sinhVolts != null && cubic != null) {
      throw new BadInput(
          Problem.of("A cell has one law.").in("--sinh-volts").hint("leave out one of the two"));
    }
    if (sinhVolts != null) {
      return new CellLawChoice(checked("--sinh-volts", () -> new CellLaw.Sinh(sinhVolts)));
    }
    if (cubic != null) {
      return new CellLawChoice(checked("--cubic", () -> new CellLaw.Cubic(cubic)));
    }
    return new CellLawChoice(new CellLaw.Ohmic());
  }

  boolean linear() {
    return law instanceof CellLaw.Ohmic;
  }

  private static CellLaw checked(String option, java.util.function.Supplier<CellLaw> make) {
    try {
      return make.get();
    } catch (IllegalArgumentException refused) {
      throw new BadInput(Problem.of(String.valueOf(refused.getMessage())).in(option));
    }
  }
}
