package org.ohmlight.experiments.spec;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ohmlight.device.resistive.Retention;
import org.ohmlight.experiments.Problem;

/** Turns the section {@code pause} into a pause, if there is one. */
final class PauseSection {
  private static final double DAY_SECONDS = 86_400;
  private static final double FIRST_SECONDS = 20;

  private final Section section;

  PauseSection(Section section) {
    this.section = section;
  }

  /**
   * The pause of a trial.
   *
   * @throws Refusal if it would never come, or the weights know no pause
   */
  @Nullable PauseSpec pause(SubstrateSpec substrate, TrainingSpec training) {
    if (section.keys().isEmpty()) {
      return null;
    }
    if (!(substrate.itself() instanceof SubstrateSpec.Crossbar)) {
      throw new Refusal(
          "/pause",
          Problem.of(
                  "A pause needs a crossbar that learns; %s knows none."
                      .formatted(substrate.label()))
              .hint("give the pause in a variant of the crossbar"));
    }
    int after = section.whole("afterEpoch", 1);
    if (after >= training.epochs()) {
      throw new Refusal(
          "/pause/afterEpoch",
          Problem.of("The pause would come after the last epoch.")
              .given(after + " of " + training.epochs() + " epochs")
              .allowed("fewer than training.epochs")
              .hint("the pause is an epoch of its own, each round of the remedy another"));
    }
    return new PauseSpec(
        after,
        section.quantity("time", "s", DAY_SECONDS),
        new Retention(
            section.number("driftExponent", 0),
            section.number("driftSpread", 0),
            section.quantity("driftFrom", "s", FIRST_SECONDS),
            section.number("driftDiffusion", 0)),
        PauseSpec.Remedy.valueOf(section.text("remedy", "learn").toUpperCase(Locale.ROOT)),
        section.whole("relearningImages", 3200),
        (float) section.number("relearningRate", training.rate().at(1.0)));
  }
}
