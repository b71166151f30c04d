package org.ohmlight.experiments.spec;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A study as a tree of values that remembers where each of them was given.
 *
 * <p>Paths are JSON pointers, such as {@code /training/epochs}.
 */
final class Document {
  private final ObjectNode root;
  private final Map<String, Place> values;
  private final Map<String, Place> keys;

  Document(ObjectNode root, Map<String, Place> values, Map<String, Place> keys) {
    this.root = root;
    this.values = values;
    this.keys = keys;
  }

  ObjectNode root() {
    return root;
  }

  JsonNode at(String pointer) {
    return root.at(pointer);
  }

  /** A copy that may be changed without changing this one. */
  Document copy() {
    return new Document(root.deepCopy(), new HashMap<>(values), new HashMap<>(keys));
  }

  /** Where a value was given; if it was not, where the nearest value around it was. */
  Place valueAt(String pointer) {
    return nearest(values, pointer);
  }

  /** Where a key was given; if it was not, where the nearest value around it was. */
  Place keyAt(String pointer) {
    Place key = keys.get(pointer);
    return key == null ? nearest(values, pointer) : key;
  }

  private static Place nearest(Map<String, Place> places, String pointer) {
    String path = pointer;
    while (true) {
      Place place = places.get(path);
      if (place != null) {
        return place;
      }
      int slash = path.lastIndexOf('/');
      if (slash < 0) {
        return new Place("", 0, 0);
      }
      path = path.substring(0, slash);
    }
  }

  /** Sets a value, making the sections on the way that are not there. */
  void set(String pointer, JsonNode value, Place place) {
    String[] names = pointer.substring(1).split("/", -1);
    ObjectNode section = root;
    for (int i = 0; i < names.length - 1; i++) {
      JsonNode next = section.get(names[i]);
      if (next instanceof ObjectNode object) {
        section = object;
      } else {
        ObjectNode made = JsonNodeFactory.instance.objectNode();
        section.set(names[i], made);
        section = made;
      }
    }
    section.set(names[names.length - 1], value);
    forget(pointer);
    values.put(pointer, place);
    keys.put(pointer, place);
  }

  /** What was below a value that has been replaced has no place any more. */
  private void forget(String pointer) {
    values.keySet().removeIf(path -> path.startsWith(pointer + "/"));
    keys.keySet().removeIf(path -> path.startsWith(pointer + "/"));
  }

  /**
   * Takes up what another document says below a section, with its places: sections are taken up key
   * by key, every other value, lists too, as a whole.
   */
  void merge(String into, Document other, String from) {
    JsonNode section = other.at(from);
    section
        .properties()
        .forEach(entry -> {
          String name = entry.getKey().replace("~", "~0").replace("/", "~1");
          String source = from + "/" + name;
          String target = into + "/" + name;
          if (entry.getValue().isObject()) {
            merge(target, other, source);
          } else {
            set(target, entry.getValue().deepCopy(), other.valueAt(source));
            keys.put(target, other.keyAt(source));
            takePlaces(target, other, source);
          }
        });
  }

  private void takePlaces(String into, Document other, String from) {
    other.values.forEach((path, place) -> {
      if (path.startsWith(from + "/")) {
        values.put(into + path.substring(from.length()), place);
      }
    });
    other.keys.forEach((path, place) -> {
      if (path.startsWith(from + "/")) {
        keys.put(into + path.substring(from.length()), place);
      }
    });
  }
}
