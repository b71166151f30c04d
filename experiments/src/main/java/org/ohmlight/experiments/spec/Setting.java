package org.ohmlight.experiments.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A value given on the command line by {@code --set key=value}.
 *
 * <p>A key is a dotted path ({@code training.epochs}) or its last part where only one setting ends
 * in it ({@code epochs}); a section that has a name stands for its name ({@code dataset=mnist}).
 * Lists are separated by commas and answer to the name of one, too ({@code rule=ep}).
 *
 * @param key as it was typed
 * @param pointer which value it sets
 * @param value what it becomes
 * @param place the option, for messages
 */
record Setting(String key, String pointer, JsonNode value, Place place) {
  private static final Set<String> LISTS = Set.of("/rules", "/structures", "/substrates");

  /** Reads one {@code key=value}. */
  static Setting parse(StudySchema schema, String text) {
    Place place = new Place("--set " + text, 0, 0);
    int equals = text.indexOf('=');
    if (equals < 1) {
      throw new BadInput(
          place
              .problem("A setting has the form key=value.")
              .given(text)
              .hint("--set training.epochs=20"));
    }
    String key = text.substring(0, equals).strip();
    String pointer = pointer(schema, key, place);
    JsonNode value = value(schema, pointer, text.substring(equals + 1), place);
    return new Setting(key, pointer, value, place);
  }

  private static String pointer(StudySchema schema, String key, Place place) {
    String direct = "/" + key.replace('.', '/');
    List<String> settings = schema.settings();
    if (settings.contains(direct)) {
      return direct;
    }
    if (settings.contains(direct + "/name")) {
      return direct + "/name";
    }
    if (LISTS.contains(direct + "s")) {
      return direct + "s";
    }
    List<String> ending = settings.stream().filter(path -> path.endsWith(direct)).toList();
    if (ending.size() == 1) {
      return ending.getFirst();
    }
    if (ending.size() > 1) {
      List<String> names = ending.stream().map(DocumentCheck::name).toList();
      throw new BadInput(
          place
              .problem("'" + key + "' is the end of several keys.")
              .given(key)
              .allowed(String.join(", ", names)));
    }
    throw new BadInput(unknown(settings, key, place));
  }

  private static Problem unknown(List<String> settings, String key, Place place) {
    List<String> words = new ArrayList<>();
    for (String path : settings) {
      String name = DocumentCheck.name(path);
      words.add(key.contains(".") ? name : name.substring(name.lastIndexOf('.') + 1));
    }
    return place
        .problem("There is no setting '" + key + "'.")
        .given(key)
        .allowed(String.join(", ", allowed(settings, key)))
        .hint(Suggestion.hint(key, words));
  }

  /** The settings of the section that was meant, or else single settings and the sections. */
  private static List<String> allowed(List<String> settings, String key) {
    List<String> names = settings.stream().map(DocumentCheck::name).toList();
    String section = key.substring(0, key.indexOf('.') + 1);
    List<String> inside =
        names.stream().filter(n -> !section.isEmpty() && n.startsWith(section)).toList();
    if (!inside.isEmpty()) {
      return inside;
    }
    return names.stream().map(n -> n.replaceFirst("\\..*", ".*")).distinct().toList();
  }

  private static JsonNode value(StudySchema schema, String pointer, String text, Place place) {
    JsonNode found = schema.at(pointer).orElseThrow();
    String type = found.path("type").asString("");
    if (type.equals("array") && !text.strip().startsWith("[")) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      for (String item : text.isBlank() ? new String[0] : text.split(",", -1)) {
        list.add(YamlReader.value(place.file(), item.strip()));
      }
      return list;
    }
    return type.equals("string")
        ? JsonNodeFactory.instance.stringNode(text.strip())
        : YamlReader.value(place.file(), text);
  }
}
