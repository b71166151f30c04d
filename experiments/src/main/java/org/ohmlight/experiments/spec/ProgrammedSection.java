package org.ohmlight.experiments.spec;

import java.util.List;
import java.util.Locale;
import org.ohmlight.device.preset.InferencePresets;
import org.ohmlight.device.resistive.Columns;
import org.ohmlight.device.resistive.Temperature;
import org.ohmlight.experiments.Problem;
import org.ohmlight.simulator.crossbar.CellSettings;
import org.ohmlight.simulator.crossbar.DriftCompensation;

/** Cells of the section {@code crossbar} that are programmed once and read long. */
final class ProgrammedSection {
  private final Section section;

  ProgrammedSection(Section section) {
    this.section = section;
  }

  /**
   * The cells.
   *
   * @param pulsedOnly keys that mean nothing to them
   * @throws Refusal if there is no such cell, or a key means nothing to it
   */
  CellSettings cells(List<String> pulsedOnly) {
    for (String key : pulsedOnly) {
      if (section.has(key)) {
        throw new Refusal(
            "/crossbar/" + key,
            Problem.of(
                    "Programmed cells are not pulsed: '%s' means nothing to them.".formatted(key))
                .given(section.text(key, ""))
                .hint("leave it out"));
      }
    }
    return new CellSettings.Programmed(
        InferencePresets.named(name()).cell(),
        Columns.valueOf(
            section.text("columns", "one-sided").toUpperCase(Locale.ROOT).replace('-', '_')),
        section.quantity("age", "s", 0.0),
        section.text("compensation", "none").equals("global")
            ? DriftCompensation.GLOBAL
            : DriftCompensation.NONE,
        new Temperature(
            section.quantity("temperature", "K", 300.0),
            section.quantity("programmedAt", "K", 300.0),
            section.number("activationEnergy", 0.0)));
  }

  private String name() {
    List<String> names = InferencePresets.names();
    String name = section.text("cell", names.getFirst());
    if (!names.contains(name)) {
      throw new Refusal(
          "/crossbar/cell",
          Problem.of("'cell' is no cell that is programmed once.")
              .given(name)
              .allowed(String.join(", ", names))
              .hint(Suggestion.hint(name, names)));
    }
    return name;
  }
}
