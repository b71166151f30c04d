package org.ohmlight.experiments.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ohmlight.device.preset.DevicePreset;
import org.ohmlight.device.preset.DevicePresets;
import org.ohmlight.device.preset.PresetException;
import org.ohmlight.device.resistive.Ageing;
import org.ohmlight.device.resistive.Bounds;
import org.ohmlight.device.resistive.CellBasics;
import org.ohmlight.device.resistive.Columns;
import org.ohmlight.device.resistive.Faults;
import org.ohmlight.device.resistive.PulseStep;
import org.ohmlight.experiments.Problem;
import org.ohmlight.simulator.crossbar.CellSettings;
import org.ohmlight.simulator.crossbar.CrossbarSettings;

/**
 * The cells of the section {@code crossbar}: a device by name or from a file, with what the section
 * changes of it.
 */
final class CellSection {
  private static final String CELL = "cell";
  private static final List<String> CHANGES =
      List.of(
          "pulseStep",
          "deviceSpread",
          "pulseNoise",
          "asymmetry",
          "asymmetrySpread",
          "boundSpread",
          "writeNoise",
          "stuck",
          "lifetime",
          "diffusion");

  private final Section section;

  CellSection(Section section) {
    this.section = section;
  }

  /**
   * The cells.
   *
   * @param preset those of the crossbar's preset
   * @throws Refusal if there is no such device, or the settings contradict one another
   */
  CellSettings cells(CellSettings preset) {
    String asked = section.text("cells", "");
    if (asked.equals("continuous")) {
      return continuous();
    }
    if (asked.equals("programmed")) {
      return new ProgrammedSection(section).cells(CHANGES);
    }
    CellSettings base = section.has(CELL) ? device(section.text(CELL, "")) : preset;
    if (base instanceof CellSettings.Continuous && asked.equals("pulsed")) {
      base = CrossbarSettings.defaults().cells();
    }
    return switch (base) {
      case CellSettings.Continuous exact -> continuous();
      case CellSettings.Programmed programmed -> programmed;
      case CellSettings.Pulsed pulsed ->
          new CellSettings.Pulsed(
              pulsed.model().withBasics(basics(pulsed.model().basics())),
              columns(pulsed.columns()));
    };
  }

  private CellSettings continuous() {
    String pulsedOnly = firstOf(section.has(CELL) ? List.of(CELL) : CHANGES);
    if (pulsedOnly != null) {
      throw new Refusal(
          "/crossbar/" + pulsedOnly,
          Problem.of(
                  "Continuous cells take any conductance at once: '%s' means nothing to them."
                      .formatted(pulsedOnly))
              .given(section.text(pulsedOnly, ""))
              .hint("leave it out, or name a device: cell: gokmen-vlasov"));
    }
    return new CellSettings.Continuous(columns(Columns.ONE_SIDED));
  }

  private @Nullable String firstOf(List<String> keys) {
    return keys.stream().filter(section::has).findFirst().orElse(null);
  }

  private CellSettings device(String nameOrFile) {
    List<String> names = DevicePresets.names();
    if (!names.contains(nameOrFile) && !Files.isRegularFile(Path.of(nameOrFile))) {
      throw new Refusal(
          "/crossbar/cell",
          Problem.of("'cell' is neither a device nor a device file.")
              .given(nameOrFile)
              .allowed(String.join(", ", names) + ", or the path of a device file")
              .hint(Suggestion.hint(nameOrFile, names)));
    }
    try {
      DevicePreset device = DevicePresets.namedOrRead(nameOrFile);
      return new CellSettings.Pulsed(device.cell(), device.columns());
    } catch (PresetException wrong) {
      throw unusable(nameOrFile, String.join("; ", wrong.mistakes()));
    } catch (IOException unreadable) {
      throw unusable(nameOrFile, String.valueOf(unreadable.getMessage()));
    }
  }

  private static Refusal unusable(String file, String why) {
    return new Refusal(
        "/crossbar/cell", Problem.of("The device file cannot be used: " + why + ".").given(file));
  }

  private Columns columns(Columns preset) {
    String label = section.text("columns", preset.label());
    return Columns.valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private CellBasics basics(CellBasics preset) {
    Bounds bounds = preset.bounds();
    Faults faults = preset.faults();
    Ageing ageing = preset.ageing();
    boolean stuckGiven = section.has("stuck");
    return new CellBasics(
        step(preset.step()),
        new Bounds(
            bounds.min(),
            bounds.max(),
            section.number("boundSpread", bounds.minSpread()),
            section.number("boundSpread", bounds.maxSpread())),
        new Faults(
            section.number("stuck", faults.probability()),
            stuckGiven ? bounds.max() : faults.range()),
        new Ageing(
            section.number("lifetime", ageing.lifetime()),
            ageing.lifetimeSpread(),
            section.number("diffusion", ageing.diffusion()),
            ageing.diffusionSpread()),
        preset.reset(),
        writeNoise(preset));
  }

  private PulseStep step(PulseStep preset) {
    return new PulseStep(
        section.number("pulseStep", preset.size()),
        section.number("deviceSpread", preset.deviceSpread()),
        preset.logNormal(),
        section.number("pulseNoise", preset.cycleSpread()),
        section.number("asymmetry", preset.asymmetry()),
        section.number("asymmetrySpread", preset.asymmetrySpread()));
  }

  /** Given as a part of half the range; a device counts it in steps of its own. */
  private double writeNoise(CellBasics preset) {
    if (!section.has("writeNoise") && !section.has("pulseStep")) {
      return preset.writeNoise();
    }
    double step = section.number("pulseStep", preset.step().size());
    double noise = preset.writeNoise() * preset.step().size();
    return section.number("writeNoise", noise) / step;
  }
}
