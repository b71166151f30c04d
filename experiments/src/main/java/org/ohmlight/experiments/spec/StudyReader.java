package org.ohmlight.experiments.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;
import org.ohmlight.experiments.data.PixelValues;

/** Reads a study: YAML, then what the command line sets, all mistakes reported at once. */
public final class StudyReader {
  private final StudySchema schema;

  /** A reader that checks against the given schema. */
  public StudyReader(StudySchema schema) {
    this.schema = schema;
  }

  /**
   * Reads a study.
   *
   * @param file what messages call the text
   * @param text YAML
   * @param set values of {@code --set key=value}, each overriding what the file says
   * @throws BadInput with every mistake of the file and of the settings
   */
  public StudySpec read(String file, String text, List<String> set) {
    Document document = YamlReader.document(file, text);
    List<Problem> problems = new ArrayList<>();
    List<Setting> settings = new ArrayList<>();
    for (String one : set) {
      try {
        Setting setting = Setting.parse(schema, one);
        settings.add(setting);
        document.set(setting.pointer(), setting.value(), setting.place());
      } catch (BadInput bad) {
        problems.addAll(bad.problems());
      }
    }
    problems.addAll(new DocumentCheck(schema).problems(document));
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
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
        new DatasetSpec(
            document.at("/dataset/name").asString(),
            PixelValues.valueOf(document.at("/dataset/values").asString().toUpperCase(Locale.ROOT)),
            document.at("/dataset/train").intValue(),
            document.at("/dataset/test").intValue()),
        expansion.trials(),
        expansion.sweeps(),
        new StudySpec.Origin(document));
  }
}
