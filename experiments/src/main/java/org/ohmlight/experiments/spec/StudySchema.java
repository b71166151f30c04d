package org.ohmlight.experiments.spec;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schema of study files or of their expectations: what keys there are, what they mean, what
 * they may be.
 */
public final class StudySchema {
  private static final String STUDIES = "study.schema.json";
  private static final String EXPECTATIONS = "expected.schema.json";

  private final JsonNode root;
  private final Schema schema;

  /** Loads the schema of studies that comes with this build. */
  public StudySchema() {
    this(STUDIES);
  }

  /** The schema of {@code expected.yaml}. */
  public static StudySchema ofExpectations() {
    return new StudySchema(EXPECTATIONS);
  }

  private StudySchema(String resource) {
    try (InputStream in = StudySchema.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("A schema is missing from this build: " + resource);
      }
      root = new JsonMapper().readTree(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(root);
  }

  /** The schema itself. */
  public JsonNode json() {
    return root;
  }

  List<Error> validate(JsonNode document) {
    return schema.validate(document);
  }

  /** The schema of the value at a JSON pointer of a document, references followed. */
  Optional<JsonNode> at(String pointer) {
    JsonNode node = root;
    for (String name : pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
      JsonNode resolved = resolve(node);
      JsonNode next = resolved.path("properties").path(name);
      if (next.isMissingNode() && name.chars().allMatch(Character::isDigit)) {
        next = resolved.path("items");
      }
      if (next.isMissingNode() && resolved.path("additionalProperties").isObject()) {
        next = resolved.path("additionalProperties");
      }
      if (next.isMissingNode()) {
        return Optional.empty();
      }
      node = next;
    }
    return Optional.of(resolve(node));
  }

  /** A schema with what it refers to taken up; its own keys go first. */
  private JsonNode resolve(JsonNode node) {
    if (!node.has("$ref")) {
      return node;
    }
    ObjectNode merged = (ObjectNode) root.at(node.get("$ref").asString().substring(1)).deepCopy();
    node.properties()
        .forEach(entry -> {
          if (!entry.getKey().equals("$ref")) {
            merged.set(entry.getKey(), entry.getValue());
          }
        });
    return merged;
  }

  /** Names of the keys of the section at a pointer. */
  List<String> keys(String pointer) {
    List<String> keys = new ArrayList<>();
    at(pointer)
        .ifPresent(node -> node.path("properties").properties().forEach(e -> keys.add(e.getKey())));
    return keys;
  }

  /** Pointers of all settings outside lists, such as {@code /training/epochs}. */
  List<String> settings() {
    List<String> found = new ArrayList<>();
    collect("", found);
    return found;
  }

  private void collect(String pointer, List<String> found) {
    for (String key : keys(pointer)) {
      String path = pointer + "/" + key;
      if (keys(path).isEmpty()) {
        found.add(path);
      } else {
        collect(path, found);
      }
    }
  }

  /** Fills in every value that has a default and was not given, and brings keys into order. */
  void fillDefaults(Document document) {
    fill("", document.root());
  }

  private void fill(String pointer, ObjectNode section) {
    for (String key : keys(pointer)) {
      String path = pointer + "/" + key;
      JsonNode schemaOfKey = at(path).orElseThrow();
      JsonNode given = section.remove(key);
      JsonNode value =
          given == null && schemaOfKey.has("default")
              ? schemaOfKey.get("default").deepCopy()
              : given;
      if (value != null) {
        section.set(key, value);
      }
      if (value instanceof ObjectNode below) {
        fill(path, below);
      }
    }
  }

  /** What is allowed at a pointer, in words. */
  String allowed(String pointer) {
    return at(pointer).map(this::words).orElse("");
  }

  private String words(JsonNode node) {
    if (node.has("enum")) {
      List<String> values = new ArrayList<>();
      node.get("enum").forEach(value -> values.add(value.asString()));
      return String.join(", ", values);
    }
    if (node.has("x-unit")) {
      return "a number with a unit of " + node.get("x-unit").asString() + range(node);
    }
    return switch (type(node)) {
      case "integer" -> "whole numbers" + range(node);
      case "number" -> "numbers" + range(node);
      case "boolean" -> "true, false";
      case "array" ->
          "a list"
              + (node.has("minItems") ? " of at least " + node.get("minItems").asInt() : "")
              + (node.has("items") ? ": " + words(resolve(node.get("items"))) : "");
      case "object" -> "a section with the keys " + String.join(", ", names(node));
      default ->
          node.has("pattern") ? "text of the form " + node.get("pattern").asString() : "text";
    };
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.path("properties").properties().forEach(entry -> names.add(entry.getKey()));
    return names;
  }

  private static String type(JsonNode node) {
    JsonNode type = node.path("type");
    return type instanceof ArrayNode several ? several.get(0).asString() : type.asString("");
  }

  private static String range(JsonNode node) {
    StringBuilder text = new StringBuilder();
    if (node.has("minimum")) {
      text.append(", at least ").append(node.get("minimum").asString());
    }
    if (node.has("exclusiveMinimum")) {
      text.append(", above ").append(node.get("exclusiveMinimum").asString());
    }
    if (node.has("maximum")) {
      text.append(", at most ").append(node.get("maximum").asString());
    }
    if (node.has("exclusiveMaximum")) {
      text.append(", below ").append(node.get("exclusiveMaximum").asString());
    }
    return text.toString();
  }
}
