package org.ohmlight.experiments.crossbar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ohmlight.device.converter.AdcRange;
import org.ohmlight.device.converter.AdcSettings;
import org.ohmlight.device.converter.DacSettings;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;
import org.ohmlight.simulator.crossbar.BoundManagement;
import org.ohmlight.simulator.crossbar.CrossbarSettings;
import org.ohmlight.simulator.crossbar.NoiseManagement;
import org.ohmlight.simulator.crossbar.ReadNoise;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The converters of a forward pass, from a YAML file with the names and defaults of aihwkit's
 * IOParameters; noise is off unless it is given.
 *
 * <pre>
 *   inp_res: 0.00787         step of the DAC as a part of its range, or number of steps; -1 for none
 *   inp_bound: 1             largest input after scaling
 *   out_res: 0.00196         the same for the ADC
 *   out_bound: 12            largest output before the ADC clips
 *   noise_management: ABS_MAX    or NONE: whether inputs are scaled by their largest
 *   bound_management: ITERATIVE  or NONE: whether a clipped row is read again at half the size
 *   out_noise: 0             noise of an output, as a part of a cell at full scale
 *   is_perfect: false        true for an exact product
 * </pre>
 */
final class IoFile {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final List<String> KEYS =
      List.of(
          "inp_res",
          "inp_bound",
          "out_res",
          "out_bound",
          "noise_management",
          "bound_management",
          "out_noise",
          "is_perfect");

  private final Path file;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  /** A value and where it stands. */
  private record Entry(String text, int line, int column) {}

  private IoFile(Path file) {
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @throws BadInput naming everything that is wrong with it
   */
  static CrossbarSettings read(Path file) throws IOException {
    IoFile io = new IoFile(file);
    io.parse();
    CrossbarSettings settings = io.problems.isEmpty() ? io.settings() : CrossbarSettings.ideal();
    if (!io.problems.isEmpty()) {
      throw new BadInput(io.problems);
    }
    return settings;
  }

  private void parse() throws IOException {
    try (JsonParser parser = YAML.createParser(Files.readString(file))) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        return;
      }
      if (first != JsonToken.START_OBJECT) {
        report(place(parser), "The file is a list of 'name: value' lines.", "");
        return;
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        entry(parser);
      }
    } catch (NoSuchFileException missing) {
      problems.add(Problem.of("There is no such file.").in(file.toString()));
    } catch (java.nio.charset.CharacterCodingException binary) {
      problems.add(Problem.of("This is not a text file.").in(file.toString()));
    } catch (JacksonException wrong) {
      TokenStreamLocation at = wrong.getLocation();
      problems.add(
          Problem.of("This is not YAML: " + wrong.getOriginalMessage())
              .at(file.toString(), at == null ? 0 : at.getLineNr(), 0));
    }
  }

  private void entry(JsonParser parser) {
    Entry name = place(parser);
    String key = parser.currentName();
    JsonToken token = parser.nextToken();
    Entry value = place(parser);
    if (!KEYS.contains(key)) {
      problems.add(
          problem(name, "There is no setting '" + key + "'.").allowed(String.join(", ", KEYS)));
    }
    if (!token.isScalarValue()) {
      report(value, "'" + key + "' must be one value.", "");
      parser.skipChildren();
    } else if (entries.put(key, value) != null) {
      report(name, "'" + key + "' is given twice.", "");
    }
  }

  private static Entry place(JsonParser parser) {
    TokenStreamLocation at = parser.currentTokenLocation();
    String text = parser.getString();
    return new Entry(text == null ? "" : text, at.getLineNr(), at.getColumnNr());
  }

  private CrossbarSettings settings() {
    double inputStep = resolution("inp_res", 1.0 / 126);
    double inputBound = number("inp_bound", 1, 0, "a number above 0");
    double outputStep = resolution("out_res", 1.0 / 510);
    double outputBound = number("out_bound", 12, 0, "a number above 0");
    double noise = number("out_noise", 0, -Double.MIN_VALUE, "0 or a larger number");
    NoiseManagement scaling = choice("noise_management", NoiseManagement.ABS_MAX);
    BoundManagement bound = choice("bound_management", BoundManagement.ITERATIVE);
    boolean perfect = flag("is_perfect");
    if (perfect || !problems.isEmpty()) {
      return CrossbarSettings.ideal();
    }
    return CrossbarSettings.ideal()
        .withDac(new DacSettings(inputStep, inputBound))
        .withAdc(new AdcSettings(outputStep, new AdcRange.Fixed(outputBound)))
        .withManagement(scaling, bound)
        .withReadNoise(new ReadNoise(0, 0, noise));
  }

  /** A number of steps above 1 stands for its inverse; 0 or less for no rounding. */
  private double resolution(String key, double otherwise) {
    double given = number(key, otherwise, -Double.MAX_VALUE, "a number; -1 for no rounding");
    return given <= 0 ? 0 : given > 1 ? 1 / given : given;
  }

  private double number(String key, double otherwise, double above, String allowed) {
    Entry entry = entries.get(key);
    if (entry == null) {
      return otherwise;
    }
    try {
      double value = Double.parseDouble(entry.text());
      if (value > above && Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      // Reported below, with its place.
    }
    report(entry, "'" + key + "' cannot be this.", allowed);
    return otherwise;
  }

  private boolean flag(String key) {
    Entry entry = entries.get(key);
    if (entry == null) {
      return false;
    }
    switch (entry.text().toLowerCase(Locale.ROOT)) {
      case "true", "yes":
        return true;
      case "false", "no":
        return false;
      default:
        report(entry, "'" + key + "' cannot be this.", "true, false");
        return false;
    }
  }

  private <E extends Enum<E>> E choice(String key, E otherwise) {
    Entry entry = entries.get(key);
    if (entry == null) {
      return otherwise;
    }
    E found = named(entry.text(), otherwise);
    if (found == null) {
      List<String> names = new ArrayList<>();
      for (E constant : otherwise.getDeclaringClass().getEnumConstants()) {
        names.add(constant.name());
      }
      report(entry, "'" + key + "' cannot be this.", String.join(", ", names));
      return otherwise;
    }
    return found;
  }

  private static <E extends Enum<E>> @Nullable E named(String text, E like) {
    // aihwkit prints 'NoiseManagementType.ABS_MAX'.
    String name = text.substring(text.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
    for (E constant : like.getDeclaringClass().getEnumConstants()) {
      if (constant.name().replace("_", "").equals(name.replace("_", ""))) {
        return constant;
      }
    }
    return null;
  }

  private void report(Entry entry, String message, String allowed) {
    problems.add(problem(entry, message).given(entry.text()).allowed(allowed));
  }

  private Problem problem(Entry entry, String message) {
    return Problem.of(message).at(file.toString(), entry.line(), entry.column());
  }
}
