package org.ohmlight.experiments.instrument;

import java.util.ArrayList;
import java.util.List;
import org.ohmlight.drivers.virtual.WireFaults;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;

/** Faults as a person types them: {@code delay=200ms,drop=0.1,garbage=0.05}. */
final class FaultsText {
  static final String OPTION = "--faults";
  static final String ALLOWED =
      "delay=200ms, late=0.1, drop=0.1, garbage=0.1, reboot=0.01, identity=TEXT (last, may hold"
          + " commas)";

  private FaultsText() {}

  static WireFaults of(String text) {
    WireFaults faults = WireFaults.NONE;
    List<Problem> problems = new ArrayList<>();
    int who = text.indexOf("identity=");
    if (who >= 0) {
      faults = faults.identity(text.substring(who + "identity=".length()));
    }
    for (String fault : (who < 0 ? text : text.substring(0, who)).split(",", -1)) {
      if (!fault.isBlank()) {
        faults = with(faults, fault.strip(), problems);
      }
    }
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
    }
    return faults;
  }

  private static WireFaults with(WireFaults faults, String fault, List<Problem> problems) {
    int equals = fault.indexOf('=');
    String name = equals < 0 ? fault : fault.substring(0, equals);
    String value = equals < 0 ? "" : fault.substring(equals + 1);
    try {
      return switch (name) {
        case "delay" -> faults.delay(Times.of(OPTION, value));
        case "late" -> faults.late(Double.parseDouble(value));
        case "drop" -> faults.drop(Double.parseDouble(value));
        case "garbage" -> faults.garbage(Double.parseDouble(value));
        case "reboot" -> faults.reboot(Double.parseDouble(value));
        default -> {
          problems.add(problem("There is no such fault.", fault));
          yield faults;
        }
      };
    } catch (NumberFormatException noNumber) {
      problems.add(problem("This is no part of answers, 0 to 1.", fault));
    } catch (IllegalArgumentException wrong) {
      problems.add(problem(wrong.getMessage() + ".", fault));
    } catch (BadInput wrong) {
      problems.addAll(wrong.problems());
    }
    return faults;
  }

  private static Problem problem(String message, String fault) {
    return Problem.of(message).in(OPTION).given(fault).allowed(ALLOWED);
  }
}
