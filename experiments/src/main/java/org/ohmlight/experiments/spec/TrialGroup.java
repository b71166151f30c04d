package org.ohmlight.experiments.spec;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Trials that a name of {@code expected.yaml} stands for.
 *
 * <p>A trial belongs to the group if it has every value asked for. A trial of a sweep belongs to it
 * only if the group names the swept parameter.
 */
public final class TrialGroup {
  private final String name;
  private final Map<String, JsonNode> wanted;
  private final StudySchema schema;
  private final Place place;

  TrialGroup(String name, Map<String, JsonNode> wanted, StudySchema schema, Place place) {
    this.name = name;
    this.wanted = Map.copyOf(wanted);
    this.schema = schema;
    this.place = place;
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** Where it is defined. */
  public Place place() {
    return place;
  }

  /** Whether a trial belongs to it. */
  public boolean holds(TrialSpec trial) {
    TrialSpec.SweepPoint point = trial.point();
    if (point != null && !wanted.containsKey(point.parameter())) {
      return false;
    }
    return wanted.entrySet().stream()
        .allMatch(entry -> {
          JsonNode value = value(trial, entry.getKey());
          return !value.isMissingNode() && same(entry.getKey(), value, entry.getValue());
        });
  }

  private static JsonNode value(TrialSpec trial, String key) {
    if (key.equals("seed")) {
      return JsonNodeFactory.instance.numberNode(trial.seed());
    }
    String device = trial.settings().path("substrate").asString() + ".";
    String path = key.startsWith(device) ? "device." + key.substring(device.length()) : key;
    return trial.settings().at("/" + path.replace('.', '/'));
  }

  private boolean same(String key, JsonNode value, JsonNode other) {
    if (value.isNumber() && other.isNumber()) {
      return value.doubleValue() == other.doubleValue();
    }
    Optional<String> unit =
        schema.at("/" + key.replace('.', '/')).map(found -> found.path("x-unit").asString(""));
    if (unit.isPresent() && !unit.get().isEmpty()) {
      Optional<Double> quantity = Quantity.parse(value.asString(""), unit.get());
      return quantity.isPresent()
          && quantity.equals(Quantity.parse(other.asString(""), unit.get()));
    }
    return value.equals(other);
  }
}
