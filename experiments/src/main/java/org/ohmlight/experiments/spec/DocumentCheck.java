package org.ohmlight.experiments.spec;

import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ohmlight.experiments.Problem;
import tools.jackson.databind.JsonNode;

/** Checks a document against the schema and says everything that is wrong with it. */
final class DocumentCheck {
  private static final int LONGEST_GIVEN = 60;

  private final StudySchema schema;

  DocumentCheck(StudySchema schema) {
    this.schema = schema;
  }

  /** Every problem, in the order of the file. */
  List<Problem> problems(Document document) {
    List<Problem> problems = new ArrayList<>();
    for (Error error : schema.validate(document.root())) {
      problems.add(problem(document, error));
    }
    quantities(document, "", document.root(), problems);
    problems.sort(
        Comparator.comparing(Problem::file)
            .thenComparingInt(Problem::line)
            .thenComparingInt(Problem::column));
    return problems.stream().distinct().toList();
  }

  private Problem problem(Document document, Error error) {
    String pointer = pointer(error.getInstanceLocation().toString());
    return switch (error.getKeyword()) {
      case "additionalProperties" -> unknownKey(document, pointer, error.getProperty());
      case "required" ->
          document
              .valueAt(pointer)
              .problem("The key '" + error.getProperty() + "' is missing" + section(pointer) + ".")
              .allowed(schema.allowed(pointer + "/" + error.getProperty()));
      default -> wrongValue(document, pointer, error);
    };
  }

  private Problem unknownKey(Document document, String pointer, String key) {
    List<String> keys = schema.keys(pointer);
    return document
        .keyAt(pointer + "/" + key)
        .problem("There is no key '" + key + "'" + section(pointer) + ".")
        .given(key)
        .allowed(String.join(", ", keys))
        .hint(Suggestion.hint(key, keys));
  }

  private Problem wrongValue(Document document, String pointer, Error error) {
    JsonNode given = document.at(pointer);
    String allowed = schema.allowed(pointer);
    String what =
        switch (error.getKeyword()) {
          case "type" -> "has the wrong type";
          case "enum" -> "is not one of the values it may be";
          case "minimum", "exclusiveMinimum" -> "is too small";
          case "maximum", "exclusiveMaximum" -> "is too large";
          case "minItems", "minLength" -> "is too short";
          case "maxItems" -> "is too long";
          case "uniqueItems" -> "names something twice";
          case "pattern" -> "has the wrong form";
          default -> error.getMessage();
        };
    return document
        .valueAt(pointer)
        .problem("'" + name(pointer) + "' " + what + ".")
        .given(shortened(given))
        .allowed(allowed)
        .hint(
            error.getKeyword().equals("enum")
                ? Suggestion.hint(given.asString(""), List.of(allowed.split(", ")))
                : "");
  }

  /** Values that need a unit: the schema marks them, JSON Schema itself cannot say it. */
  private void quantities(
      Document document, String pointer, JsonNode node, List<Problem> problems) {
    if (node.isObject()) {
      node.properties()
          .forEach(entry ->
              quantities(document, pointer + "/" + entry.getKey(), entry.getValue(), problems));
      return;
    }
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        quantities(document, pointer + "/" + i, node.get(i), problems);
      }
      return;
    }
    schema
        .at(pointer)
        .filter(found -> found.has("x-unit"))
        .ifPresent(found -> {
          String unit = found.get("x-unit").asString();
          if (Quantity.parse(node.asString(""), unit).isEmpty()) {
            problems.add(
                document
                    .valueAt(pointer)
                    .problem("'" + name(pointer) + "' needs a number with a unit.")
                    .given(shortened(node))
                    .allowed("a quantity in " + unit)
                    .hint(name(pointer) + ": " + found.path("x-example").asString("1 " + unit)));
          }
        });
  }

  private static String section(String pointer) {
    return pointer.isEmpty() ? "" : " in '" + name(pointer) + "'";
  }

  /** The dotted name of a pointer, as a person types it: {@code network.layers[1]}. */
  static String name(String pointer) {
    StringBuilder name = new StringBuilder();
    for (String part : pointer.substring(1).split("/", -1)) {
      if (!part.isEmpty() && part.chars().allMatch(Character::isDigit)) {
        name.append('[').append(part).append(']');
      } else {
        name.append(name.isEmpty() ? "" : ".").append(part);
      }
    }
    return name.toString();
  }

  private static String pointer(String location) {
    return location.equals("/") ? "" : location;
  }

  private static String shortened(JsonNode given) {
    String text = given.isString() ? given.asString() : given.toString();
    return text.length() > LONGEST_GIVEN ? text.substring(0, LONGEST_GIVEN) + "..." : text;
  }
}
