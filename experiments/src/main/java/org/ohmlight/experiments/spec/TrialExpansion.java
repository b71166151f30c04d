package org.ohmlight.experiments.spec;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ohmlight.experiments.Problem;
import org.ohmlight.experiments.spec.TrialSpec.SweepPoint;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the trials of a study: every combination of substrate, rule, structure and seed, then those
 * of each sweep. What {@code where} says overrides the sections above it, a sweep's value overrides
 * that, and what the command line sets overrides everything but the sweep.
 */
final class TrialExpansion {
  private static final List<String> SECTIONS =
      List.of("training", "settling", "ep", "dyadic", "crossbar", "slm");

  private final StudySchema schema;
  private final DocumentCheck check;
  private final Document base;
  private final List<Setting> settings;
  private final List<TrialSpec> trials = new ArrayList<>();
  private final List<SweepSpec> sweeps = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  TrialExpansion(StudySchema schema, Document base, List<Setting> settings) {
    this.schema = schema;
    this.check = new DocumentCheck(schema);
    this.base = base;
    this.settings = settings;
  }

  /** Makes everything; afterwards the lists below are filled. */
  void expand() {
    add(base.root(), null, null);
    for (int i = 0; i < base.at("/sweeps").size(); i++) {
      sweep(i, base.at("/sweeps/" + i));
    }
    if (base.at("/training/patience").intValue() > 0
        && base.at("/training/validation").doubleValue() == 0) {
      problems.add(
          base.valueAt("/training/patience")
              .problem("Patience needs images that tell a better epoch from a worse one.")
              .given("training.validation 0")
              .hint("--set training.validation=0.1"));
    }
    if (trials.isEmpty() && problems.isEmpty()) {
      problems.add(
          base.keyAt("/structures")
              .problem("The study has no trial: equilibrium propagation needs a symmetric network.")
              .given("rules " + base.at("/rules") + ", structures " + base.at("/structures"))
              .hint("add symmetric to structures, or dyadic to rules"));
    }
  }

  List<TrialSpec> trials() {
    return trials;
  }

  List<SweepSpec> sweeps() {
    return sweeps;
  }

  List<Problem> problems() {
    return problems.stream().distinct().toList();
  }

  private void sweep(int index, JsonNode sweep) {
    String place = "/sweeps/" + index;
    String parameter = sweep.path("parameter").asString();
    String pointer = "/" + parameter.replace('.', '/');
    if (!schema.settings().contains(pointer)) {
      List<String> names = schema.settings().stream().map(DocumentCheck::name).toList();
      problems.add(
          base.valueAt(place + "/parameter")
              .problem("There is no parameter '" + parameter + "' to sweep.")
              .given(parameter)
              .allowed(String.join(", ", names))
              .hint(Suggestion.hint(parameter, names)));
      return;
    }
    String title = sweep.path("title").asString("");
    String label = sweep.path("label").asString("");
    SweepSpec spec =
        new SweepSpec(
            title.isEmpty() ? "Accuracy against " + parameter : title,
            parameter,
            label.isEmpty() ? parameter : label,
            schema.at(pointer).map(found -> found.path("x-unit").asString("")).orElse(""),
            List.of());
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < sweep.path("values").size(); i++) {
      JsonNode value = sweep.path("values").get(i);
      Setting point = new Setting(pointer, value, base.valueAt(place + "/values/" + i));
      Document probe = base.copy();
      probe.set(pointer, value, point.place());
      List<Problem> wrong = check.problems(probe);
      problems.addAll(wrong);
      values.add(spec.valueOf(value));
      if (wrong.isEmpty()) {
        add(sweep, new SweepPoint(index, parameter, value), point);
      }
    }
    sweeps.add(spec.withValues(values));
  }

  private void add(JsonNode choice, @Nullable SweepPoint point, @Nullable Setting value) {
    for (JsonNode substrate : chosen(choice, "substrates")) {
      for (JsonNode rule : chosen(choice, "rules")) {
        for (JsonNode structure : chosen(choice, "structures")) {
          boolean holds =
              rule.asString().equals("dyadic") || structure.asString().equals("symmetric");
          for (int r = 0; holds && r < base.at("/repeats").intValue(); r++) {
            String[] kind = {substrate.asString(), rule.asString(), structure.asString()};
            bind(kind, r, point, value);
          }
        }
      }
    }
  }

  private JsonNode chosen(JsonNode choice, String list) {
    JsonNode own = choice.path(list);
    return own.isMissingNode() ? base.at("/" + list) : own;
  }

  /** What the devices themselves refuse is a problem of their section. */
  private void bind(
      String[] kind, int repeat, @Nullable SweepPoint point, @Nullable Setting value) {
    try {
      trials.add(trial(kind, repeat, point, value));
    } catch (IllegalArgumentException refused) {
      Place place = value == null ? base.keyAt("/" + kind[0]) : value.place();
      problems.add(place.problem(refused.getMessage() + "."));
    }
  }

  private TrialSpec trial(
      String[] kind, int repeat, @Nullable SweepPoint point, @Nullable Setting value) {
    Document document = base.copy();
    for (int i = 0; i < base.at("/where").size(); i++) {
      JsonNode exception = base.at("/where/" + i);
      if (names(exception, "substrates", kind[0])
          && names(exception, "rules", kind[1])
          && names(exception, "structures", kind[2])) {
        for (String section : SECTIONS) {
          document.merge("/" + section, base, "/where/" + i + "/" + section);
        }
      }
    }
    settings.forEach(s -> document.set(s.pointer(), s.value().deepCopy(), s.place()));
    if (value != null) {
      document.set(value.pointer(), value.value().deepCopy(), value.place());
    }
    TrialBinder binder = new TrialBinder(document);
    return new TrialSpec(
        name(kind, repeat, point),
        binder.substrate(kind[0]),
        binder.rule(kind[1]),
        TrialBinder.structure(kind[2]),
        base.at("/seed").longValue() + repeat,
        point,
        binder.network(),
        binder.training(),
        binder.settling(),
        record(document, kind));
  }

  private static boolean names(JsonNode exception, String list, String kind) {
    JsonNode named = exception.path(list);
    return named.isMissingNode() || named.valueStream().anyMatch(n -> n.asString().equals(kind));
  }

  private String name(String[] kind, int repeat, @Nullable SweepPoint point) {
    StringBuilder name = new StringBuilder(String.join("/", kind));
    if (point != null) {
      String parameter = point.parameter();
      name.append('/').append(parameter.substring(parameter.lastIndexOf('.') + 1));
      name.append('=').append(point.value().asString());
    }
    if (base.at("/repeats").intValue() > 1) {
      name.append("/seed=").append(base.at("/seed").longValue() + repeat);
    }
    return name.toString();
  }

  /** What decides the outcome of a trial, and nothing else. */
  private static ObjectNode record(Document document, String[] kind) {
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    record.put("substrate", kind[0]).put("rule", kind[1]).put("structure", kind[2]);
    List<String> sections = List.of("dataset", "network", "training", "settling", kind[1], kind[0]);
    for (String section : sections) {
      JsonNode values = document.at("/" + section);
      if (!values.isMissingNode()) {
        record.set(section.equals(kind[0]) ? "device" : section, values.deepCopy());
      }
    }
    return record;
  }
}
