package org.ohmlight.experiments.spec;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.ohmlight.drivers.instrument.tile.ExchangeLimits;
import org.ohmlight.experiments.Problem;
import org.ohmlight.hil.interlock.TileLimits;
import org.ohmlight.hil.rig.RigSettings;
import org.ohmlight.simulator.crossbar.CrossbarSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Turns a section {@code rig}, {@code rig-serial} or {@code rig-mqtt} into a rig. */
final class RigSection {
  private static final double MILLIS = 1e3;
  private static final String AT_START = "at-start";
  private static final double USUAL_DRIFT = 0.05;
  private static final double USUAL_STOP = 0.5;
  private static final int USUAL_PROBE_UPDATES = 50;
  private static final int USUAL_PROBE_VECTORS = 4;
  private static final int USUAL_SHADOW_UPDATES = 20;

  private final String label;
  private final Section section;

  RigSection(String label, Section section) {
    this.label = label;
    this.section = section;
  }

  RigSpec rig() {
    return new RigSpec(
        address(), recording(), onlyFirst(section), settings(), limits(), patience(), care());
  }

  private static boolean onlyFirst(Section section) {
    return section.text("edges", "all").equals("first");
  }

  private @Nullable String recording() {
    return section.has("recording") ? section.text("recording", "") : null;
  }

  private RigAddress address() {
    String given = section.text("address", usual());
    return RigAddress.parse(given)
        .orElseThrow(() ->
            new Refusal(
                "/" + label + (section.has("address") ? "/address" : ""),
                given.isEmpty()
                    ? Problem.of("A rig needs an address.")
                        .given("none")
                        .allowed(RigAddress.ALLOWED)
                        .hint("run STUDY --rig rig.yaml, or --set rig.address=qemu:lm3s6965-64")
                    : Problem.of("There is no such place for a rig.")
                        .given(given)
                        .allowed(RigAddress.ALLOWED)));
  }

  /** What comes with Ohmlight; a rig of one's own has no usual place. */
  private String usual() {
    return switch (label) {
      case "rig-serial" -> "qemu:lm3s6965-64";
      case "rig-mqtt" -> "mqtts+qemu:lm3s6965-64";
      default -> "";
    };
  }

  private RigSettings settings() {
    RigSettings usual = RigSettings.standard();
    return new RigSettings(
        section.number("weightScale", usual.weightScale()),
        section.whole("verifyPasses", usual.verifyPasses()),
        section.number("verifyTolerance", usual.verifyTolerance()),
        section.whole("halvings", usual.halvings()),
        section.whole("recoveries", usual.recoveries()));
  }

  private TileLimits limits() {
    Section given = section.section("limits");
    TileLimits none = TileLimits.none();
    JsonNode budget = given.node().path("pulseBudget");
    return new TileLimits(
        given.number("input", none.maxInput()),
        given.number("load", none.maxLoad()),
        given.number("weight", none.maxWeight()),
        given.whole("pulsesAtOnce", none.maxPulsesAtOnce()),
        budget.isMissingNode() ? none.pulseBudget() : budget.longValue(),
        given.number("pulsesASecond", none.maxPulsesASecond()));
  }

  private RigCare care() {
    return new RigCare(
        calibration(),
        section.has("probe") ? probe(section.section("probe")) : null,
        section.has("shadow") ? shadow(section.section("shadow")) : null);
  }

  private RigCare.Calibration calibration() {
    if (!section.has("calibration")) {
      return new RigCare.Calibration.None();
    }
    Section given = section.section("calibration");
    String from = given.text("from", AT_START);
    double maxAge = given.quantity("maxAge", "s", Double.NaN);
    if (!from.equals(AT_START)) {
      return new RigCare.Calibration.OfFile(
          from, Double.isNaN(maxAge) ? null : Duration.ofMillis(Math.round(MILLIS * maxAge)));
    }
    if (given.has("maxAge")) {
      throw new Refusal(
          "/" + label + "/calibration/maxAge",
          Problem.of("A calibration at the start has no age.")
              .given(given.text("maxAge", ""))
              .hint("leave it out, or give a file: from: channels.json"));
    }
    return new RigCare.Calibration.AtStart();
  }

  private RigCare.Probe probe(Section given) {
    double limit = given.number("limit", USUAL_DRIFT);
    double stop = given.number("stop", Math.max(USUAL_STOP, 2 * limit));
    if (stop <= limit) {
      throw new Refusal(
          "/" + label + "/probe/stop",
          Problem.of("A probe stops beyond its limit, not before.")
              .given(stop + ", with a limit of " + limit)
              .allowed("a number above the limit"));
    }
    return new RigCare.Probe(
        given.whole("every", USUAL_PROBE_UPDATES),
        given.whole("vectors", USUAL_PROBE_VECTORS),
        limit,
        stop,
        given.text("then", "recalibrate").equals("recalibrate"));
  }

  private RigCare.Shadow shadow(Section given) {
    return new RigCare.Shadow(given.whole("every", USUAL_SHADOW_UPDATES), cells(given));
  }

  private @Nullable CrossbarSettings cells(Section shadow) {
    if (!shadow.has("cell")) {
      return null;
    }
    try {
      return new CrossbarSection(
              new Section(
                  JsonNodeFactory.instance
                      .objectNode()
                      .put("preset", "ideal")
                      .put("cell", shadow.text("cell", ""))))
          .settings();
    } catch (Refusal refused) {
      throw refused.moved("/" + label + "/shadow/cell");
    }
  }

  private ExchangeLimits patience() {
    ExchangeLimits usual = ExchangeLimits.standard();
    return new ExchangeLimits(
        millis("reply", Math.max(usual.replyMillis(), 5000)),
        section.whole("attempts", usual.attempts()),
        section.whole("reconnects", usual.reconnects()),
        usual.backOffMillis(),
        millis("silence", usual.silenceMillis()));
  }

  private int millis(String key, int usual) {
    return (int) Math.round(MILLIS * section.quantity(key, "s", usual / MILLIS));
  }
}
