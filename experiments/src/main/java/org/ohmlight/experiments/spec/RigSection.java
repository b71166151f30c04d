package org.ohmlight.experiments.spec;

import org.jspecify.annotations.Nullable;
import org.ohmlight.drivers.instrument.tile.ExchangeLimits;
import org.ohmlight.experiments.Problem;
import org.ohmlight.hil.interlock.TileLimits;
import org.ohmlight.hil.rig.RigSettings;
import tools.jackson.databind.JsonNode;

/** Turns a section {@code rig}, {@code rig-serial} or {@code rig-mqtt} into a rig. */
final class RigSection {
  private static final double MILLIS = 1e3;

  private final String label;
  private final Section section;

  RigSection(String label, Section section) {
    this.label = label;
    this.section = section;
  }

  RigSpec rig() {
    return new RigSpec(
        address(), recording(), onlyFirst(section), settings(), limits(), patience());
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
