package org.ohmlight.experiments.spec;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads a study: YAML, then what the command line sets, all mistakes reported at once. */
public final class StudyReader {
  private final StudySchema schema;

  /** A reader that checks against the given schema. */
  public StudyReader(StudySchema schema) {
    this.schema = schema;
  }

  /**
   * Reads a study that is one file.
   *
   * @param file what messages call the text
   * @param text YAML
   * @param set values of {@code --set key=value}, each overriding what the file says
   * @throws BadInput with every mistake of the file and of the settings
   */
  public StudySpec read(String file, String text, List<String> set) {
    return read(StudySource.of(file, text), Scale.PAPER, set);
  }

  /**
   * Reads a study at a scale.
   *
   * @param source its files; at desk scale {@code desk.yaml} is laid over {@code study.yaml}
   * @param scale how large it runs
   * @param set values of {@code --set key=value}, each overriding what the files say
   * @throws BadInput with every mistake of the files and of the settings
   */
  public StudySpec read(StudySource source, Scale scale, List<String> set) {
    return read(source, scale, set, null);
  }

  /**
   * Reads a study that runs on a rig, beside exact arithmetic; its own choice of substrates, its
   * variants and its sweeps are left out.
   *
   * @param rig a rig file, or null for the study as it is
   * @throws BadInput with every mistake of the files and of the settings
   */
  public StudySpec read(
      StudySource source, Scale scale, List<String> set, StudySource.@Nullable Part rig) {
    DocumentCheck check = new DocumentCheck(schema);
    Document document = YamlReader.document(source.study().file(), source.study().text());
    List<Problem> wrong = new ArrayList<>();
    if (scale == Scale.DESK && source.desk().isPresent()) {
      wrong.addAll(check.problems(document));
      StudySource.Part desk = source.desk().get();
      document.merge("", YamlReader.document(desk.file(), desk.text()), "");
    }
    if (rig != null) {
      putOnRig(document, rig);
    }
    List<Problem> problems = new ArrayList<>();
    List<Setting> settings = new ArrayList<>();
    for (String one : set) {
      try {
        Setting setting = Setting.parse(schema, one);
        settings.add(setting);
        document.set(setting.pointer(), setting.value(), setting.place());
        OneSubstrate.lay(document, setting);
      } catch (BadInput bad) {
        problems.addAll(bad.problems());
      }
    }
    problems.addAll(wrong);
    problems.addAll(check.problems(document));
    if (!problems.isEmpty()) {
      throw new BadInput(problems.stream().distinct().toList());
    }
    schema.fillDefaults(document);
    TrialExpansion expansion = new TrialExpansion(schema, document, settings);
    expansion.expand();
    if (!expansion.problems().isEmpty()) {
      throw new BadInput(expansion.problems());
    }
    String name = document.at("/study").asString();
    String title = document.at("/title").asString();
    return new StudySpec(
        name,
        title.isEmpty() ? name : title,
        document.at("/about").asString().strip(),
        document.at("/seed").longValue(),
        DatasetSpec.of(document.at("/dataset")),
        expansion.trials(),
        expansion.sweeps(),
        scale,
        new StudySpec.Origin(document));
  }

  private static void putOnRig(Document document, StudySource.Part rig) {
    RigReader.lay(rig, document);
    Place place = new Place("--rig", 0, 0);
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    document.set("/substrates", nodes.arrayNode().add("exact").add("rig"), place);
    document.set("/variants", nodes.arrayNode(), place);
    document.set("/sweeps", nodes.arrayNode(), place);
  }
}
