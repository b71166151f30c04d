package org.ohmlight.experiments.spec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ohmlight.experiments.Problem;
import org.ohmlight.experiments.spec.TrialSpec.SweepPoint;
import org.ohmlight.physical.Structure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the trials of a study: every combination of substrate, rule, structure and seed, then those
 * of each sweep. What {@code where} says overrides the sections above it, a sweep's value overrides
 * that, and what the command line sets overrides everything but the sweep.
 */
final class TrialExpansion {
  /** Sections that are the settings of a substrate. */
  static final List<String> SUBSTRATES =
      List.of("crossbar", "slm", "reference", "rig", "rig-serial", "rig-mqtt");

  private static final List<String> SECTIONS =
      Stream.of(
              Stream.of("training", "settling"),
              SUBSTRATES.stream(),
              Stream.of("resistive", "pause"),
              Arrays.stream(RuleKind.values()).map(RuleKind::label))
          .flatMap(sections -> sections)
          .toList();

  /** All trials of a study share one set of images. */
  private static final String SET = "/dataset/name";

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
    if (!networkFits()) {
      return;
    }
    add(base.root(), null, null);
    for (int i = 0; i < base.at("/sweeps").size(); i++) {
      sweep(i, base.at("/sweeps/" + i));
    }
    requireDistinctNames();
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
              .problem("The study has no trial: " + needs() + ".")
              .given("rules " + base.at("/rules") + ", structures " + base.at("/structures"))
              .hint(
                  "add such a structure; dyadic and backprop hold for each but resistive, ep and"
                      + " contrastive for symmetric and resistive"));
    }
  }

  private String needs() {
    return base.at("/rules")
        .valueStream()
        .map(rule -> RuleKind.of(rule.asString()).need())
        .collect(Collectors.joining(", "));
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

  /** Trials that only their settings tell apart need names that tell them apart, too. */
  private void requireDistinctNames() {
    Set<String> taken = new HashSet<>();
    for (TrialSpec trial : trials) {
      if (!taken.add(trial.name())) {
        problems.add(
            base.keyAt("/variants")
                .problem("Two trials have the same name, '" + trial.name() + "'.")
                .hint("give each variant a name of its own, and none that of a substrate"));
      }
    }
  }

  private boolean networkFits() {
    Document document = base.copy();
    settings.forEach(s -> document.set(s.pointer(), s.value().deepCopy(), s.place()));
    try {
      new TrialBinder(document).network("exact");
      return true;
    } catch (IllegalArgumentException refused) {
      problems.add(
          document
              .valueAt("/network/layers")
              .problem("The layers do not fit together: " + refused.getMessage() + ".")
              .given(document.at("/network/layers").toString()));
      return false;
    }
  }

  private void requireVariants(String place, JsonNode sweep) {
    List<String> names = base.at("/variants").valueStream().map(TrialExpansion::name).toList();
    for (int k = 0; k < sweep.path("variants").size(); k++) {
      String name = sweep.path("variants").get(k).asString();
      if (!names.contains(name)) {
        problems.add(
            base.valueAt(place + "/variants/" + k)
                .problem("There is no variant of this name.")
                .given(name)
                .allowed(String.join(", ", names))
                .hint(Suggestion.hint(name, names)));
      }
    }
  }

  private void sweep(int index, JsonNode sweep) {
    String place = "/sweeps/" + index;
    requireVariants(place, sweep);
    String parameter = sweep.path("parameter").asString();
    String pointer = "/" + parameter.replace('.', '/');
    if (!schema.settings().contains(pointer) || pointer.equals(SET)) {
      List<String> names =
          schema.settings().stream().filter(s -> !s.equals(SET)).map(DocumentCheck::name).toList();
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
            title.isEmpty() ? figure() + " against " + parameter : title,
            parameter,
            label.isEmpty() ? parameter : label,
            schema.at(pointer).map(found -> found.path("x-unit").asString("")).orElse(""),
            List.of());
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < sweep.path("values").size(); i++) {
      JsonNode value = sweep.path("values").get(i);
      Setting point = new Setting(parameter, pointer, value, base.valueAt(place + "/values/" + i));
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

  private String figure() {
    return base.at("/dataset/task").asString().equals("denoise") ? "Error" : "Accuracy";
  }

  /** Trials of a choice: each of its substrates and variants, taught by each of its rules. */
  private void add(JsonNode choice, @Nullable SweepPoint point, @Nullable Setting value) {
    boolean ofVariants = choice.has("variants") && choice != base.root();
    if (!ofVariants) {
      for (JsonNode substrate : chosen(choice, "substrates")) {
        add(choice, Held.plain(substrate.asString()), point, value);
      }
    }
    for (int i = 0; i < base.at("/variants").size(); i++) {
      JsonNode variant = base.at("/variants/" + i);
      if (choice == base.root() || ofVariants && names(choice, "variants", name(variant))) {
        String substrate = substrate(variant);
        if (substrate.isEmpty()) {
          problems.add(unheld("/variants/" + i, variant));
        } else {
          add(variant, new Held(substrate, name(variant), i), point, value);
        }
      }
    }
  }

  /** The substrate that a variant names, or else the only one that it has settings of. */
  private static String substrate(JsonNode variant) {
    List<String> set = SUBSTRATES.stream().filter(variant::has).toList();
    String meant = set.size() == 1 ? set.getFirst() : "";
    return variant.path("substrate").asString(meant);
  }

  private Problem unheld(String place, JsonNode variant) {
    return base.keyAt(place)
        .problem("A variant says what holds its weights, by name or by the settings of one.")
        .given(name(variant))
        .allowed("substrate: exact, " + String.join(", ", SUBSTRATES))
        .hint("add 'substrate: crossbar', or a section 'crossbar' with what differs");
  }

  private void add(
      JsonNode choice, Held held, @Nullable SweepPoint point, @Nullable Setting value) {
    for (JsonNode rule : chosen(choice, "rules")) {
      for (JsonNode structure : chosen(choice, "structures")) {
        boolean holds =
            RuleKind.of(rule.asString()).holdsFor(TrialBinder.structure(structure.asString()));
        for (int r = 0; holds && r < base.at("/repeats").intValue(); r++) {
          Kind kind = new Kind(held, rule.asString(), structure.asString());
          bind(kind, document(kind, value), r, point);
        }
      }
    }
  }

  private JsonNode chosen(JsonNode choice, String list) {
    JsonNode own = choice.path(list);
    return own.isMissingNode() ? base.at("/" + list) : own;
  }

  private static String name(JsonNode variant) {
    return variant.path("name").asString();
  }

  /** What the devices themselves refuse is a problem of their section. */
  private void bind(Kind kind, Document document, int repeat, @Nullable SweepPoint point) {
    List<Refusal> unfit = unfit(kind, document);
    if (!unfit.isEmpty()) {
      unfit.forEach(refused -> problems.add(refused.at(document.keyAt(refused.pointer()))));
      return;
    }
    try {
      trials.add(trial(kind, document, repeat, point));
    } catch (Refusal refused) {
      problems.add(refused.at(document.keyAt(refused.pointer())));
    } catch (IllegalArgumentException refused) {
      Place place = document.keyAt("/" + kind.held().substrate());
      if (point != null) {
        place = document.valueAt("/" + point.parameter().replace('.', '/'));
      }
      problems.add(place.problem(refused.getMessage() + "."));
    }
  }

  private static List<Refusal> unfit(Kind kind, Document document) {
    Held held = kind.held();
    String chosen = held.variant() < 0 ? "/substrates" : "/variants/" + held.variant();
    return new TrialFit(document)
        .refusals(held.substrate(), chosen, kind.rule(), TrialBinder.structure(kind.structure()));
  }

  /** The study as one kind of trial sees it. */
  private Document document(Kind kind, @Nullable Setting value) {
    Document document = base.copy();
    for (int i = 0; i < base.at("/where").size(); i++) {
      JsonNode exception = base.at("/where/" + i);
      if (names(exception, "substrates", kind.held().substrate())
          && names(exception, "rules", kind.rule())
          && names(exception, "structures", kind.structure())) {
        merge(document, "/where/" + i);
      }
    }
    if (kind.held().variant() >= 0) {
      merge(document, "/variants/" + kind.held().variant());
    }
    settings.forEach(s -> document.set(s.pointer(), s.value().deepCopy(), s.place()));
    if (value != null) {
      document.set(value.pointer(), value.value().deepCopy(), value.place());
    }
    return document;
  }

  private void merge(Document document, String from) {
    for (String section : SECTIONS) {
      document.merge("/" + section, base, from + "/" + section);
    }
  }

  private TrialSpec trial(Kind kind, Document document, int repeat, @Nullable SweepPoint point) {
    TrialBinder binder = new TrialBinder(document);
    String substrate = kind.held().substrate();
    SubstrateSpec held = binder.substrate(substrate).labelled(kind.held().label());
    return new TrialSpec(
        name(kind, repeat, point),
        held,
        binder.rule(kind.rule()),
        TrialBinder.structure(kind.structure()),
        base.at("/seed").longValue() + repeat,
        point,
        binder.dataset(),
        binder.network(substrate),
        binder.training(),
        binder.settling(),
        binder.pause(held),
        record(document, kind));
  }

  private static boolean names(JsonNode exception, String list, String kind) {
    JsonNode named = exception.path(list);
    return named.isMissingNode() || named.valueStream().anyMatch(n -> n.asString().equals(kind));
  }

  private String name(Kind kind, int repeat, @Nullable SweepPoint point) {
    StringBuilder name = new StringBuilder(kind.name());
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
  private static ObjectNode record(Document document, Kind kind) {
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    String substrate = kind.held().substrate();
    record.put("substrate", substrate).put("rule", kind.rule()).put("structure", kind.structure());
    if (kind.held().variant() >= 0) {
      record.put("variant", kind.held().label());
    }
    List<String> sections =
        new ArrayList<>(
            List.of("dataset", "network", "training", "settling", "pause", kind.rule(), substrate));
    if (kind.structure().equals(Structure.RESISTIVE.label())) {
      sections.add("resistive");
    }
    for (String section : sections) {
      JsonNode values = document.at("/" + section);
      if (!values.isMissingNode()) {
        record.set(section.equals(substrate) ? "device" : section, values.deepCopy());
      }
    }
    return record;
  }

  /**
   * What holds the weights of a trial.
   *
   * @param substrate the substrate by its name in study files
   * @param label how results call it
   * @param variant index of the variant that it is, or -1
   */
  private record Held(String substrate, String label, int variant) {
    static Held plain(String substrate) {
      return new Held(substrate, substrate, -1);
    }
  }

  /** Which substrate, rule and structure a trial has. */
  private record Kind(Held held, String rule, String structure) {
    String name() {
      return held.label() + "/" + rule + "/" + structure;
    }
  }
}
