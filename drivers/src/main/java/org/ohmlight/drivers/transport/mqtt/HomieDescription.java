package org.ohmlight.drivers.transport.mqtt;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a device describes itself on a broker (Homie 5): one node and its properties.
 *
 * @param name of the device, for people
 * @param node id of its node
 * @param properties of the node
 */
public record HomieDescription(String name, String node, List<Property> properties) {
  /**
   * A property.
   *
   * @param id lower-case letters, digits and hyphens
   * @param name for people
   * @param datatype of Homie: {@code integer}, {@code float}, {@code string}, {@code enum}, ...
   * @param unit of a number; null for none
   * @param format what values are allowed; null for any
   * @param settable whether it takes commands
   * @param value what is published and kept; null where nothing is
   */
  public record Property(
      String id,
      String name,
      String datatype,
      @Nullable String unit,
      @Nullable String format,
      boolean settable,
      @Nullable String value) {
    /** Something that does not change. */
    public static Property fixed(String id, String name, String datatype, Object value) {
      return new Property(id, name, datatype, null, null, false, value.toString());
    }

    /** Something that takes commands. */
    public static Property command(String id, String name, String datatype) {
      return new Property(id, name, datatype, null, null, true, null);
    }

    /** The same with a unit. */
    public Property in(String otherUnit) {
      return new Property(id, name, datatype, otherUnit, format, settable, value);
    }

    private String json() {
      return quoted(id)
          + ":{\"name\":"
          + quoted(name)
          + ",\"datatype\":"
          + quoted(datatype)
          + (unit == null ? "" : ",\"unit\":" + quoted(unit))
          + (format == null ? "" : ",\"format\":" + quoted(format))
          + ",\"settable\":"
          + settable
          + ",\"retained\":"
          + (value != null)
          + "}";
    }
  }

  public HomieDescription {
    properties = List.copyOf(properties);
  }

  /** The text of {@code $description}. */
  public String json() {
    return "{\"homie\":\"5.0\",\"version\":1,\"name\":"
        + quoted(name)
        + ",\"nodes\":{"
        + quoted(node)
        + ":{\"properties\":{"
        + properties.stream().map(Property::json).collect(Collectors.joining(","))
        + "}}}}";
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (char one : text.toCharArray()) {
      if (one == '"' || one == '\\') {
        out.append('\\').append(one);
      } else if (one < ' ') {
        out.append(String.format("\\u%04x", (int) one));
      } else {
        out.append(one);
      }
    }
    return out.append('"').toString();
  }
}
