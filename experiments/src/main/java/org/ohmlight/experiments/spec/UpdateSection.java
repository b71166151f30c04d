package org.ohmlight.experiments.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.ohmlight.experiments.Problem;
import org.ohmlight.simulator.crossbar.CellSettings;
import org.ohmlight.simulator.crossbar.PulseSettings;
import org.ohmlight.simulator.crossbar.PulseType;
import org.ohmlight.simulator.crossbar.UpdateMethod;

/**
 * The section {@code crossbar.update}: by which way local products reach the cells. A setting that
 * the chosen method does not have is refused, so that nothing is ignored.
 */
final class UpdateSection {
  private static final String PLACE = "/crossbar/update";
  private static final List<String> TRAINS =
      List.of("slots", "lengthManagement", "scaleManagement", "trains");
  private static final List<String> TRANSFER = List.of("every", "rate", "pulses");
  private static final List<String> BUFFER =
      List.of("threshold", "bufferMomentum", "bufferForgets");
  private static final SequencedMap<String, List<String>> TAKES = takes();

  private final Section section;

  UpdateSection(Section section) {
    this.section = section;
  }

  private static SequencedMap<String, List<String>> takes() {
    SequencedMap<String, List<String>> takes = new LinkedHashMap<>();
    takes.put("pulses", TRAINS);
    takes.put("mixed-precision", List.of("threshold"));
    takes.put("tiki-taka", all(TRAINS, TRANSFER));
    takes.put("ttv2", all(TRAINS, TRANSFER, BUFFER));
    takes.put("c-ttv2", all(TRAINS, TRANSFER, BUFFER, List.of("chopping")));
    takes.put("agad", all(TRAINS, TRANSFER, BUFFER, List.of("chopping")));
    takes.put("residual", all(TRAINS, List.of("tiles", "significance", "stageSamples")));
    return takes;
  }

  @SafeVarargs
  private static List<String> all(List<String>... parts) {
    List<String> keys = new ArrayList<>();
    for (List<String> part : parts) {
      keys.addAll(part);
    }
    return keys;
  }

  /**
   * The method.
   *
   * @param cells what it writes
   * @throws Refusal if a setting is not one of the method's, or the cells know no methods
   */
  UpdateMethod method(CellSettings cells, UpdateMethod preset) {
    if (section.node().isMissingNode() || section.node().isEmpty()) {
      return preset;
    }
    if (cells instanceof CellSettings.Continuous) {
      throw new Refusal(
          PLACE,
          Problem.of(
                  "Continuous cells take every change at once: no update method applies to them.")
              .given(section.node().toString())
              .allowed("no section 'update', or pulsed cells")
              .hint("name a device (cell: gokmen-vlasov), or leave 'update' out"));
    }
    String method = section.text("method", "pulses");
    requireKnown(method);
    return switch (method) {
      case "mixed-precision" -> new UpdateMethod.MixedPrecision(section.number("threshold", 1));
      case "tiki-taka" -> transfer(UpdateMethod.Transfer.tikiTaka());
      case "ttv2" -> transfer(UpdateMethod.Transfer.tikiTakaTwo());
      case "c-ttv2" -> transfer(UpdateMethod.Transfer.chopped());
      case "agad" -> transfer(UpdateMethod.Transfer.agad());
      case "residual" -> residual(UpdateMethod.Residual.defaults());
      default -> new UpdateMethod.Pulses();
    };
  }

  private void requireKnown(String method) {
    List<String> taken = TAKES.getOrDefault(method, List.of());
    for (String key : section.keys()) {
      if (!key.equals("method") && !key.equals("wear") && !taken.contains(key)) {
        List<String> others =
            TAKES.entrySet().stream()
                .filter(each -> each.getValue().contains(key))
                .map(Map.Entry::getKey)
                .toList();
        throw new Refusal(
            PLACE + "/" + key,
            Problem.of("The update method %s has no setting '%s'.".formatted(method, key))
                .given(key + ": " + section.text(key, ""))
                .allowed(String.join(", ", taken))
                .hint("leave it out, or take a method that has it: " + String.join(", ", others)));
      }
    }
  }

  private UpdateMethod transfer(UpdateMethod.Transfer preset) {
    return new UpdateMethod.Transfer(
        section.number("every", preset.every()),
        section.number("pulses", preset.pulses()),
        section.number("rate", preset.rate()),
        preset.buffered(),
        section.number("threshold", preset.threshold()),
        section.number("bufferMomentum", preset.momentum()),
        section.flag("bufferForgets", preset.forget()),
        section.number("chopping", preset.chopping()),
        preset.choppingAtRandom(),
        preset.movingReference());
  }

  private UpdateMethod residual(UpdateMethod.Residual preset) {
    return new UpdateMethod.Residual(
        section.whole("tiles", preset.tiles()),
        section.number("significance", preset.significance()),
        section.number("stageSamples", preset.stageSamples()));
  }

  /** The pulse trains. */
  PulseSettings pulses(PulseSettings preset) {
    return new PulseSettings(
            section.whole("slots", preset.slots()),
            section.flag("lengthManagement", preset.lengthManagement()),
            section.flag("scaleManagement", preset.scaleManagement()))
        .withType(trains(preset.type()))
        .withWear(section.flag("wear", preset.countWear()));
  }

  private PulseType trains(PulseType preset) {
    return switch (section.text("trains", "")) {
      case "compressed" -> PulseType.COMPRESSED;
      case "separate" -> PulseType.SEPARATE;
      case "mean-count" -> PulseType.MEAN_COUNT;
      case "implicit" -> PulseType.IMPLICIT;
      default -> preset;
    };
  }
}
