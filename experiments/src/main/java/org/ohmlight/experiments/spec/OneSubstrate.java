package org.ohmlight.experiments.spec;

import java.util.List;
import org.ohmlight.experiments.BadInput;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code --set substrate=crossbar}: a whole study on one substrate, its variants and sweeps, too.
 * What is about the settings of another substrate is left out. {@code substrates}, the list, leaves
 * variants where they are.
 */
final class OneSubstrate {
  private static final String KEY = "substrate";

  private final Document document;
  private final String substrate;

  private OneSubstrate(Document document, String substrate) {
    this.document = document;
    this.substrate = substrate;
  }

  /** Moves the study, if that is what a setting asks for. */
  static void lay(Document document, Setting setting) {
    if (!setting.key().equals(KEY)) {
      return;
    }
    if (setting.value().size() != 1) {
      throw new BadInput(
          setting
              .place()
              .problem("A study is put on one substrate.")
              .given(setting.value().size() + " names")
              .allowed("one name")
              .hint("use 'substrates' for several"));
    }
    OneSubstrate move = new OneSubstrate(document, setting.value().get(0).asString());
    List<String> gone = move.variants(setting.place());
    move.sweeps(gone, setting.place());
  }

  /** Returns the names of those that are left out. */
  private List<String> variants(Place place) {
    ArrayNode kept = JsonNodeFactory.instance.arrayNode();
    for (JsonNode variant : document.at("/variants")) {
      if (variant instanceof ObjectNode moved && !isOfAnother(moved)) {
        kept.add(moved.deepCopy().put("substrate", substrate));
      }
    }
    List<String> before = names(document.at("/variants"));
    document.set("/variants", kept, place);
    List<String> after = names(kept);
    return before.stream().filter(name -> !after.contains(name)).toList();
  }

  private static List<String> names(JsonNode variants) {
    return variants.valueStream().map(variant -> variant.path("name").asString("")).toList();
  }

  private boolean isOfAnother(JsonNode variant) {
    return TrialExpansion.SUBSTRATES.stream()
        .anyMatch(section -> !section.equals(substrate) && variant.has(section));
  }

  private void sweeps(List<String> gone, Place place) {
    ArrayNode kept = JsonNodeFactory.instance.arrayNode();
    for (JsonNode sweep : document.at("/sweeps")) {
      String section = sweep.path("parameter").asString("").split("\\.", 2)[0];
      boolean ofAnother = TrialExpansion.SUBSTRATES.contains(section) && !section.equals(substrate);
      boolean ofGone =
          sweep.path("variants").valueStream().anyMatch(name -> gone.contains(name.asString("")));
      if (sweep instanceof ObjectNode moved && !ofAnother && !ofGone) {
        ObjectNode copy = moved.deepCopy();
        if (copy.has("substrates")) {
          copy.set("substrates", JsonNodeFactory.instance.arrayNode().add(substrate));
        }
        kept.add(copy);
      }
    }
    document.set("/sweeps", kept, place);
  }
}
