package org.ohmlight.experiments.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;
import org.ohmlight.experiments.spec.StudySource.Part;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads rig files: the keys of a study's section {@code rig}, in a file of their own. */
public final class RigReader {
  private static final String SECTION = "/rig";

  /** What a rig file is checked as a part of. */
  private static final String AROUND =
      "{study: rig, dataset: {name: optdigits}, network: {layers: [1, 1]}, rig: {}}";

  private final StudySchema schema;

  /** A reader that checks against the given schema of studies. */
  public RigReader(StudySchema schema) {
    this.schema = schema;
  }

  /**
   * The text of a rig file.
   *
   * @throws BadInput if there is no such file
   */
  public static Part part(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new BadInput(
          Problem.of("There is no such rig file.")
              .in("command line")
              .given(file.toString())
              .allowed("the path of a YAML file; docs/rigs.md says what it holds"));
    }
    return new Part(file.toString(), Files.readString(file));
  }

  /**
   * Reads a rig file.
   *
   * @throws BadInput with every mistake, at its line and column
   */
  public RigSpec read(Part file) {
    Document document = YamlReader.document("built in", AROUND);
    lay(file, document);
    List<Problem> problems = new DocumentCheck(schema).problems(document);
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
    }
    try {
      return new RigSection("rig", new Section(document.at(SECTION))).rig();
    } catch (Refusal refused) {
      throw new BadInput(refused.at(document.keyAt(refused.pointer())));
    } catch (IllegalArgumentException refused) {
      throw new BadInput(document.keyAt(SECTION).problem(refused.getMessage() + "."));
    }
  }

  /** Lays a rig file over a study's section. */
  static void lay(Part file, Document study) {
    Document rig = YamlReader.document(file.file(), file.text());
    study.set(SECTION, JsonNodeFactory.instance.objectNode(), rig.valueAt(""));
    study.merge(SECTION, rig, "");
  }
}
