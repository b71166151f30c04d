package org.ohmlight.experiments.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;
import org.ohmlight.experiments.command.Answer;
import org.ohmlight.experiments.command.Command;
import org.ohmlight.experiments.command.Console;
import org.ohmlight.experiments.rig.Replayed;
import org.ohmlight.experiments.spec.RigReader;
import org.ohmlight.experiments.spec.StudyLibrary;
import org.ohmlight.experiments.spec.StudyReader;
import org.ohmlight.experiments.spec.StudySchema;
import org.ohmlight.experiments.spec.StudySpec;
import org.ohmlight.experiments.spec.SubstrateSpec;
import org.ohmlight.experiments.spec.TrialSpec;
import org.ohmlight.experiments.store.TrialOutcome;
import org.ohmlight.experiments.trial.RigAccount;
import org.ohmlight.experiments.trial.Trial;
import org.ohmlight.physical.HardwareFault;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Runs a trial again on what its rig had answered, and says whether every exchange was the same.
 */
@picocli.CommandLine.Command(
    name = "replay",
    description = {
      "Runs a recorded trial again with the recording in the place of its rig, and says whether",
      "every exchange was the one of then. Give the study, settings and rig file of then."
    },
    footer = {
      "",
      "Exit codes: 0 every exchange matched, 1 one did not, 2 bad input.",
      "",
      "Examples:",
      "  ohmlight rig replay day.rec --study hil-digits --rig my-rig.yaml --set rules=ep",
      "  ohmlight rig replay day.rec --study hil-digits --trial rig-serial/ep/symmetric"
    })
final class RigReplayCommand extends Command {
  private final Trial.Factory trials;

  @Parameters(paramLabel = "RECORDING", description = "A file that recording: has written.")
  private Path recording = Path.of("");

  @Option(
      names = "--study",
      paramLabel = "STUDY",
      defaultValue = "hil-digits",
      description = "The study of then (default: ${DEFAULT-VALUE}).")
  private String study = "hil-digits";

  @Option(names = "--rig", paramLabel = "FILE", description = "The rig file of then.")
  private @Nullable Path rig;

  @Option(
      names = "--trial",
      paramLabel = "NAME",
      description = "The trial that was recorded (default: the study's only one on a rig).")
  private @Nullable String trial;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Overrides a setting of the study, as then.")
  private List<String> set = new ArrayList<>();

  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder of the results (default: runs/replay-<study>-<digest>).")
  private @Nullable Path out;

  RigReplayCommand(Console console, Trial.Factory trials) {
    super(console);
    this.trials = trials;
  }

  @Override
  protected Answer answer() throws IOException, InterruptedException {
    if (!Files.isRegularFile(recording)) {
      throw new BadInput(
          Problem.of("There is no such recording.")
              .in("command line")
              .given(recording.toString())
              .hint("recording: FILE in a rig file makes one"));
    }
    StudySpec spec =
        new StudyReader(new StudySchema())
            .read(
                new StudyLibrary().find(study),
                options.scale(),
                set,
                rig == null ? null : RigReader.part(rig));
    TrialSpec recorded = recorded(spec);
    StudySpec alone = spec.only(List.of(recorded));
    String name = "replay-%s-%s".formatted(spec.name(), alone.digest().substring(0, 8));
    Path folder = out == null ? Path.of("runs", name) : out;
    try {
      TrialOutcome outcome =
          options.launch(console(), trials).run(alone, folder, false).outcomes().getFirst();
      return answer(recorded, outcome);
    } catch (HardwareFault beforeAnEpoch) {
      return answer(recorded, Map.of("mismatch", beforeAnEpoch.why()), beforeAnEpoch.why(), false);
    }
  }

  private TrialSpec recorded(StudySpec spec) {
    List<TrialSpec> onRigs =
        spec.trials().stream()
            .filter(one -> one.substrate().itself() instanceof SubstrateSpec.Rig)
            .filter(one -> trial == null || one.name().equals(trial))
            .toList();
    if (onRigs.size() != 1) {
      String names =
          spec.trials().stream()
              .filter(one -> one.substrate().itself() instanceof SubstrateSpec.Rig)
              .map(TrialSpec::name)
              .collect(Collectors.joining(", "));
      throw new BadInput(
          Problem.of("One trial on a rig is replayed; here are " + onRigs.size() + ".")
              .in("command line")
              .given(trial == null ? "no --trial" : "--trial " + trial)
              .allowed(names.isEmpty() ? "a study with a rig, or --rig FILE" : names));
    }
    TrialSpec one = onRigs.getFirst();
    SubstrateSpec.Rig held = (SubstrateSpec.Rig) one.substrate().itself();
    SubstrateSpec replayed =
        new SubstrateSpec.Rig(held.label(), held.rig().replaying(recording.toString()));
    return one.on(replayed.labelled(one.substrate().label()));
  }

  private Answer answer(TrialSpec recorded, TrialOutcome outcome) {
    RigAccount account = outcome.rig();
    Replayed replayed = account == null ? null : account.replayed();
    if (replayed == null) {
      throw new IllegalStateException("The trial did not run on the recording");
    }
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("messages", replayed.messages());
    told.put("unasked", replayed.unasked());
    told.put("mismatch", replayed.mismatch());
    told.put("fault", outcome.fault());
    told.put("metrics", outcome.metrics());
    return answer(recorded, told, replayed.text(), replayed.isWhole());
  }

  private Answer answer(
      TrialSpec recorded, Map<String, Object> found, String text, boolean matched) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("recording", recording.toString());
    told.put("trial", recorded.name());
    told.put("matched", matched);
    told.putAll(found);
    String verdict =
        "%s of %s: %s%n".formatted(recorded.name(), recording, text)
            + (matched
                ? ""
                : "replay needs the study, seed, settings, rig file and version of then\n");
    return new Answer(told, verdict, matched ? Answer.FINE : Answer.FAILURE);
  }
}
