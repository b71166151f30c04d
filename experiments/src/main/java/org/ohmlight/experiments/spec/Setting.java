package org.ohmlight.experiments.spec;

import java.util.ArrayList;
import java.util.List;
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
 * Lists are separated by commas.
 *
 * @param pointer which value it sets
 * @param value what it becomes
 * @param place the option, for messages
 */
record Setting(String pointer, JsonNode value, Place place) {

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
    String pointer = pointer(schema, text.substring(0, equals).strip(), place);
    return new Setting(pointer, value(schema, pointer, text.substring(equals + 1), place), place);
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
    List<String> names = settings.stream().map(DocumentCheck::name).toList();
    return place
        .problem("There is no setting '" + key + "'.")
        .given(key)
        .allowed(String.join(", ", names))
        .hint(Suggestion.hint(key, words));
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
