package org.ohmlight.experiments.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The settings of one section, each with what holds where it was not given.
 *
 * @param node the section, checked against the schema
 */
record Section(JsonNode node) {
  boolean has(String key) {
    return node.has(key);
  }

  /** A section below this one; empty if it was not given. */
  Section section(String key) {
    return new Section(node.path(key));
  }

  /** Keys that were given. */
  List<String> keys() {
    return node.properties().stream().map(Map.Entry::getKey).toList();
  }

  String text(String key, String otherwise) {
    return node.path(key).asString(otherwise);
  }

  double number(String key, double otherwise) {
    return node.path(key).asDouble(otherwise);
  }

  int whole(String key, int otherwise) {
    return node.path(key).asInt(otherwise);
  }

  boolean flag(String key, boolean otherwise) {
    return node.path(key).asBoolean(otherwise);
  }

  /** A quantity in its base unit. */
  double quantity(String key, String unit, double otherwise) {
    Optional<Double> value = Quantity.parse(node.path(key).asString(""), unit);
    return value.orElse(otherwise);
  }
}
