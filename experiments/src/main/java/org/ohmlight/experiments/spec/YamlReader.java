package org.ohmlight.experiments.spec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads YAML into a {@link Document}, keeping the line and column of every key and value. */
final class YamlReader {
  private static final int MOST_CHARACTERS = 1 << 20;
  private static final int DEEPEST = 40;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final String file;
  private final Map<String, Place> values = new HashMap<>();
  private final Map<String, Place> keys = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  private YamlReader(String file) {
    this.file = file;
  }

  /**
   * Reads a file's text.
   *
   * @throws BadInput if it is not YAML, or not a mapping
   */
  static Document document(String file, String text) {
    if (text.length() > MOST_CHARACTERS) {
      throw new BadInput(
          Problem.of("A study file is a page or two of text.")
              .in(file)
              .given(text.length() + " characters")
              .allowed("at most " + MOST_CHARACTERS));
    }
    YamlReader reader = new YamlReader(file);
    JsonNode root = reader.convert("", compose(file, text), 0);
    if (!reader.problems.isEmpty()) {
      throw new BadInput(reader.problems);
    }
    if (!(root instanceof ObjectNode object)) {
      throw new BadInput(
          Problem.of("The file must be a mapping of keys to values.")
              .at(file, 1, 1)
              .given(root.toString()));
    }
    return new Document(object, reader.values, reader.keys);
  }

  /** Reads one value, as given on the command line. */
  static JsonNode value(String place, String text) {
    return new YamlReader(place).convert("", compose(place, text), 0);
  }

  private static Node compose(String file, String text) {
    try {
      Optional<Node> node =
          new Compose(LoadSettings.builder().setLabel(file).setMaxAliasesForCollections(20).build())
              .composeString(text);
      return node.orElseThrow(() -> new BadInput(Problem.of("The file is empty.").in(file)));
    } catch (MarkedYamlEngineException wrong) {
      Place place = place(file, wrong.getProblemMark());
      String context = wrong.getContext() == null ? "" : " (" + wrong.getContext() + ")";
      throw new BadInput(place.problem("This is not YAML: " + wrong.getProblem() + context + "."));
    } catch (YamlEngineException wrong) {
      throw new BadInput(Problem.of("This is not YAML: " + wrong.getMessage()).in(file));
    }
  }

  private static Place place(String file, Optional<Mark> mark) {
    return mark.map(m -> new Place(file, m.getLine() + 1, m.getColumn() + 1))
        .orElse(new Place(file, 0, 0));
  }

  private JsonNode convert(String pointer, Node node, int depth) {
    values.put(pointer, place(file, node.getStartMark()));
    if (depth > DEEPEST) {
      throw new BadInput(place(file, node.getStartMark()).problem("This is nested too deep."));
    }
    return switch (node) {
      case MappingNode mapping -> object(pointer, mapping, depth);
      case SequenceNode sequence -> array(pointer, sequence, depth);
      case ScalarNode scalar -> scalar(scalar);
      default -> NODES.nullNode();
    };
  }

  private ObjectNode object(String pointer, MappingNode mapping, int depth) {
    ObjectNode object = NODES.objectNode();
    for (NodeTuple entry : mapping.getValue()) {
      Place place = place(file, entry.getKeyNode().getStartMark());
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        problems.add(place.problem("A key must be a plain word."));
        continue;
      }
      String name = key.getValue();
      String path = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
      Place first = keys.get(path);
      if (first != null) {
        problems.add(
            place
                .problem("The key '" + name + "' is given twice.")
                .hint("remove one; the first is at line " + first.line()));
      }
      keys.put(path, place);
      object.set(name, convert(path, entry.getValueNode(), depth + 1));
    }
    return object;
  }

  private ArrayNode array(String pointer, SequenceNode sequence, int depth) {
    ArrayNode array = NODES.arrayNode();
    for (Node item : sequence.getValue()) {
      array.add(convert(pointer + "/" + array.size(), item, depth + 1));
    }
    return array;
  }

  private static JsonNode scalar(ScalarNode scalar) {
    String text = scalar.getValue();
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.INT)) {
      return integer(text);
    }
    if (tag.equals(Tag.FLOAT)) {
      return decimal(text);
    }
    if (tag.equals(Tag.BOOL)) {
      return NODES.booleanNode(Boolean.parseBoolean(text));
    }
    return tag.equals(Tag.NULL) ? NODES.nullNode() : NODES.stringNode(text);
  }

  private static JsonNode integer(String text) {
    try {
      BigInteger value =
          text.startsWith("0x")
              ? new BigInteger(text.substring(2), 16)
              : text.startsWith("0o") ? new BigInteger(text.substring(2), 8) : new BigInteger(text);
      return value.bitLength() < 64
          ? NODES.numberNode(value.longValueExact())
          : NODES.numberNode(value);
    } catch (NumberFormatException notANumber) {
      return NODES.stringNode(text);
    }
  }

  private static JsonNode decimal(String text) {
    try {
      return NODES.numberNode(new BigDecimal(text).doubleValue());
    } catch (NumberFormatException special) { // .inf and .nan are no numbers of a study
      return NODES.stringNode(text);
    }
  }
}
