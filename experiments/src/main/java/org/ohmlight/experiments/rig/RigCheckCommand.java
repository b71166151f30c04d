package org.ohmlight.experiments.rig;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ohmlight.drivers.instrument.tile.TileInfo;
import org.ohmlight.experiments.command.Answer;
import org.ohmlight.experiments.command.Command;
import org.ohmlight.experiments.command.Console;
import org.ohmlight.experiments.spec.NetworkSpec;
import org.ohmlight.experiments.spec.RigSpec;
import org.ohmlight.experiments.spec.Scale;
import org.ohmlight.experiments.spec.StudyLibrary;
import org.ohmlight.experiments.spec.StudyReader;
import org.ohmlight.experiments.spec.StudySchema;
import org.ohmlight.experiments.spec.StudySpec;
import org.ohmlight.experiments.spec.TrialSpec;
import org.ohmlight.hil.interlock.TileLimits;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.Structure;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Holds a rig file against the controller it names, and a study against both. Nothing is armed. */
@CommandLine.Command(
    name = "check",
    description =
        "Checks a rig file, its limits against what the controller says it is, and whether a"
            + " study's matrices fit. Nothing is armed.")
final class RigCheckCommand extends Command {
  @Parameters(paramLabel = "RIG", description = "A rig file, or an address.")
  private String rig = "";

  @Option(
      names = "--study",
      paramLabel = "STUDY",
      description = "A study whose matrices should fit (default: ${DEFAULT-VALUE}).",
      defaultValue = "hil-digits")
  private String study = "hil-digits";

  RigCheckCommand(Console console) {
    super(console);
  }

  @Override
  protected Answer answer() throws IOException {
    RigSpec spec = RigChoice.of(rig);
    StudySpec wanted =
        new StudyReader(new StudySchema())
            .read(new StudyLibrary().find(study), Scale.DESK, List.of("substrates=exact"));
    try (RigConnection connection = RigConnection.open(spec, 1)) {
      TileInfo info = connection.tiles().info();
      List<String> findings = new ArrayList<>(limits(spec, info));
      int needed = tilesNeeded(wanted, info, spec.onlyFirst());
      if (needed > info.tiles()) {
        findings.add(
            study
                + " needs "
                + needed
                + " tiles, the controller has "
                + info.tiles()
                + "; with edges: first only its first matrix is put onto tiles");
      }
      return answer(spec, info, needed, findings);
    }
  }

  private Answer answer(RigSpec spec, TileInfo info, int needed, List<String> findings) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("address", spec.address().text());
    told.put("identity", info.identity());
    told.put("study", study);
    told.put("tilesNeeded", needed);
    told.put("tiles", info.tiles());
    told.put("limits", spec.limits());
    told.put("findings", findings);
    StringBuilder text = new StringBuilder();
    text.append(
        "%s is %s%n%s needs %d of its %d tiles of %d x %d%n%s%n"
            .formatted(
                spec.address().text(),
                info.identity(),
                study,
                needed,
                info.tiles(),
                info.rows(),
                info.columns(),
                spec.limits()));
    findings.forEach(finding -> text.append("-- ").append(finding).append('\n'));
    text.append(findings.isEmpty() ? "ok\n" : "");
    return new Answer(told, text.toString(), findings.isEmpty() ? Answer.FINE : Answer.BAD_INPUT);
  }

  private static List<String> limits(RigSpec spec, TileInfo info) {
    List<String> findings = new ArrayList<>();
    TileLimits limits = spec.limits();
    if (spec.settings().weightScale() > limits.maxWeight()) {
      findings.add(
          "weightScale "
              + spec.settings().weightScale()
              + " is above limits.weight "
              + limits.maxWeight()
              + ": weights will be scaled by the limit");
    }
    if (!info.has(TileInfo.PULSE)) {
      findings.add("the controller gives no pulses: nothing can be learnt in its cells");
    }
    if (!info.has(TileInfo.TRANSPOSE)) {
      findings.add(
          "the controller does not multiply by the transpose: only feedforward networks, or edges:"
              + " first with a clamped input, will do");
    }
    if (spec.settings().verifyTolerance() < info.pulseStep() / 2) {
      findings.add(
          "verifyTolerance "
              + spec.settings().verifyTolerance()
              + " is below half a pulse ("
              + info.pulseStep() / 2
              + "): it cannot be reached");
    }
    return findings;
  }

  /** Whole tiles that the matrices of a study's widest trial need. */
  private static int tilesNeeded(StudySpec study, TileInfo info, boolean onlyFirst) {
    int most = 0;
    for (TrialSpec trial : study.trials()) {
      most = Math.max(most, tilesNeeded(trial.network(), trial.structure(), info, onlyFirst));
    }
    return most;
  }

  private static int tilesNeeded(
      NetworkSpec network, Structure structure, TileInfo info, boolean onlyFirst) {
    NetworkDescription description = network.description(structure);
    int tiles = 0;
    for (EdgeId edge : description.edges()) {
      tiles +=
          Math.ceilDiv(description.outputs(edge), info.rows())
              * Math.ceilDiv(description.inputs(edge), info.columns());
      if (onlyFirst) {
        break;
      }
    }
    return tiles;
  }
}
