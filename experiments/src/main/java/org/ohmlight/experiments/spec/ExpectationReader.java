package org.ohmlight.experiments.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;
import tools.jackson.databind.JsonNode;

/** Reads {@code expected.yaml}, all mistakes reported at once. */
public final class ExpectationReader {
  private static final Pattern COMBINED = Pattern.compile("(\\S+)(?:\\s+([-/+])\\s+(\\S+))?");
  private static final List<String> PLAIN_KEYS =
      List.of("substrate", "variant", "rule", "structure", "seed");

  private final StudySchema studies;
  private final StudySchema schema = StudySchema.ofExpectations();

  /** A reader; the schema of studies says what settings a group of trials may name. */
  public ExpectationReader(StudySchema studies) {
    this.studies = studies;
  }

  /**
   * What a study should show at a scale; nothing if its files do not say. A study without {@code
   * desk.yaml} is the same at both.
   *
   * @throws BadInput with every mistake of the file
   */
  public Optional<Expectations> read(StudySource source, Scale scale) {
    if (source.expected().isEmpty()) {
      return Optional.empty();
    }
    StudySource.Part file = source.expected().get();
    Document document = YamlReader.document(file.file(), file.text());
    List<Problem> problems = new ArrayList<>(new DocumentCheck(schema).problems(document));
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
    }
    Reading reading = new Reading(document, problems);
    Map<Scale, Expectations> found = new LinkedHashMap<>();
    for (Scale each : Scale.values()) {
      if (!document.at("/" + each.label()).isMissingNode()) {
        found.put(each, reading.expectations("/" + each.label()));
      }
    }
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
    }
    // Without a desk.yaml both scales are the same runs, whichever the claims are filed under.
    return source.desk().isEmpty()
        ? found.values().stream().findFirst()
        : Optional.ofNullable(found.get(scale));
  }

  /** One file being read. */
  private final class Reading {
    private final Document document;
    private final List<Problem> problems;
    private final Map<String, TrialGroup> groups = new LinkedHashMap<>();

    Reading(Document document, List<Problem> problems) {
      this.document = document;
      this.problems = problems;
      document.at("/trials").properties().forEach(group -> group(group.getKey()));
    }

    private void group(String name) {
      String pointer = "/trials/" + name;
      Map<String, JsonNode> wanted = new LinkedHashMap<>();
      List<String> known = new ArrayList<>(PLAIN_KEYS);
      studies.settings().forEach(setting -> known.add(DocumentCheck.name(setting)));
      for (Map.Entry<String, JsonNode> entry : document.at(pointer).properties()) {
        if (known.contains(entry.getKey())) {
          wanted.put(entry.getKey(), entry.getValue());
        } else {
          problems.add(
              document
                  .keyAt(pointer + "/" + entry.getKey())
                  .problem("Trials cannot be chosen by '" + entry.getKey() + "'.")
                  .given(entry.getKey())
                  .allowed(String.join(", ", known))
                  .hint(Suggestion.hint(entry.getKey(), known)));
        }
      }
      groups.put(name, new TrialGroup(name, wanted, studies, document.keyAt(pointer)));
    }

    Expectations expectations(String pointer) {
      List<String> settings = new ArrayList<>();
      for (String key : List.of("seed", "repeats")) {
        JsonNode value = document.at(pointer + "/" + key);
        if (!value.isMissingNode()) {
          settings.add(key + "=" + value.asString());
        }
      }
      document.at(pointer + "/set").forEach(setting -> settings.add(setting.asString()));
      List<Claim> claims = new ArrayList<>();
      for (int i = 0; i < document.at(pointer + "/claims").size(); i++) {
        Claim claim = claim(pointer + "/claims/" + i);
        if (claim != null) {
          claims.add(claim);
        }
      }
      return new Expectations(settings, claims);
    }

    private @Nullable Claim claim(String pointer) {
      JsonNode node = document.at(pointer);
      boolean ranged = node.has("atLeast") || node.has("atMost");
      boolean valued = node.has("value") && node.has("tolerance");
      boolean wellFormed =
          node.has("order")
              ? !node.has("of") && !ranged && !node.has("value")
              : node.has("of") && ranged != valued && node.has("value") == node.has("tolerance");
      if (!wellFormed) {
        problems.add(
            document
                .valueAt(pointer)
                .problem("A claim says one thing about a figure.")
                .given(String.join(", ", node.propertyNames()))
                .allowed("of with value and tolerance; of with atLeast, atMost or both; or order"));
        return null;
      }
      String about = node.path("about").asString("");
      String metric = node.path("metric").asString();
      return node.has("order")
          ? inOrder(pointer, about, metric, node)
          : inRange(pointer, about, metric, node);
    }

    private @Nullable Claim inOrder(String pointer, String about, String metric, JsonNode node) {
      List<TrialGroup> named = new ArrayList<>();
      String text = node.path("order").asString();
      for (String name : text.split(">", -1)) {
        TrialGroup group = named(pointer + "/order", name.strip());
        if (group == null) {
          return null;
        }
        named.add(group);
      }
      if (named.size() < 2) {
        problems.add(
            document
                .valueAt(pointer + "/order")
                .problem("An order needs at least two names.")
                .given(text)
                .hint("order: a > b"));
        return null;
      }
      return new Claim.InOrder(about, metric, named, node.path("margin").asDouble(0));
    }

    private @Nullable Claim inRange(String pointer, String about, String metric, JsonNode node) {
      String text = node.path("of").asString();
      Matcher form = COMBINED.matcher(text.strip());
      if (!form.matches()) {
        problems.add(
            document
                .valueAt(pointer + "/of")
                .problem("This names no trials.")
                .given(text)
                .allowed("a name, or two names with ' - ', ' / ' or ' + ' between them"));
        return null;
      }
      TrialGroup first = named(pointer + "/of", form.group(1));
      boolean two = form.group(3) != null;
      TrialGroup second = two ? named(pointer + "/of", form.group(3)) : null;
      if (first == null || two && second == null) {
        return null;
      }
      char operator = two ? form.group(2).charAt(0) : ' ';
      double from = node.path("atLeast").asDouble(Double.NEGATIVE_INFINITY);
      double to = node.path("atMost").asDouble(Double.POSITIVE_INFINITY);
      String wanted = range(node);
      if (node.has("value")) {
        double value = node.path("value").doubleValue();
        double tolerance = node.path("tolerance").doubleValue();
        from = value - tolerance;
        to = value + tolerance;
        wanted = node.path("value").asString() + " +- " + node.path("tolerance").asString();
      }
      return new Claim.InRange(about, metric, first, operator, second, from, to, wanted);
    }

    private static String range(JsonNode node) {
      String least = node.path("atLeast").asString("");
      String most = node.path("atMost").asString("");
      return least.isEmpty()
          ? "at most " + most
          : most.isEmpty() ? "at least " + least : least + " to " + most;
    }

    private @Nullable TrialGroup named(String pointer, String name) {
      TrialGroup group = groups.get(name);
      if (group == null) {
        problems.add(
            document
                .valueAt(pointer)
                .problem("There are no trials called '" + name + "'.")
                .given(name)
                .allowed(String.join(", ", groups.keySet()))
                .hint(Suggestion.hint(name, groups.keySet())));
      }
      return group;
    }
  }
}
