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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ohmlight.device.converter.AdcRange;
import org.ohmlight.device.converter.AdcSettings;
import org.ohmlight.device.converter.ConverterErrors;
import org.ohmlight.device.converter.DacSettings;
import org.ohmlight.device.resistive.Columns;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;
import org.ohmlight.experiments.spec.Quantity;
import org.ohmlight.simulator.crossbar.ArraySettings;
import org.ohmlight.simulator.crossbar.BoundManagement;
import org.ohmlight.simulator.crossbar.CellSettings;
import org.ohmlight.simulator.crossbar.ConductanceRange;
import org.ohmlight.simulator.crossbar.CrossbarSettings;
import org.ohmlight.simulator.crossbar.InputMode;
import org.ohmlight.simulator.crossbar.NoiseManagement;
import org.ohmlight.simulator.crossbar.ReadNoise;
import org.ohmlight.simulator.crossbar.Slicing;
import org.ohmlight.simulator.crossbar.TileSize;
import org.ohmlight.simulator.crossbar.line.WireSettings;
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
 *
 *   columns: one-sided       or differential, reference, offset: how a weight is made of cells
 *   g_min: 1 uS, g_max: 40 uS    conductances of a cell
 *   max_input_size: 256      word lines of a tile; max_output_size its outputs
 *   slices: 4, cell_bits: 2  bit slices of a weight
 *   input_mode: parallel     or bit-serial
 *   r_word: 1 ohm            one segment of a word line; r_bit, r_source, r_sense likewise
 *   adc_inl: 0               non-linearity, adc_offset, adc_gain: errors from column to column
 *   dac_inl: 0               the same for the lines: dac_offset, dac_gain
 *   w_noise: 0               noise of a cell, relative to its conductance
 *   calibration: 0           reads that correct gain and offset of the columns; at least 8
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
          "is_perfect",
          "columns",
          "g_min",
          "g_max",
          "max_input_size",
          "max_output_size",
          "slices",
          "cell_bits",
          "input_mode",
          "r_word",
          "r_bit",
          "r_source",
          "r_sense",
          "adc_inl",
          "adc_offset",
          "adc_gain",
          "dac_inl",
          "dac_offset",
          "dac_gain",
          "w_noise",
          "calibration");

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
    double cellNoise = number("w_noise", 0, -Double.MIN_VALUE, "0 or a larger number");
    boolean perfect = flag("is_perfect");
    Columns columns = choice("columns", Columns.ONE_SIDED);
    ConverterErrors inputErrors = errors("dac");
    ConverterErrors outputErrors = errors("adc");
    double least = quantity("g_min", "S", 1e-6);
    double most = quantity("g_max", "S", 40e-6);
    ArraySettings array = built(this::array, "The array cannot be built: ");
    if (perfect || array == null || !problems.isEmpty()) {
      return CrossbarSettings.ideal();
    }
    CrossbarSettings settings =
        built(
            () ->
                CrossbarSettings.ideal()
                    .withCells(new CellSettings.Continuous(columns))
                    .withConductances(new ConductanceRange(least, most))
                    .withDac(new DacSettings(inputStep, inputBound).withErrors(inputErrors))
                    .withAdc(
                        new AdcSettings(outputStep, new AdcRange.Fixed(outputBound))
                            .withErrors(outputErrors))
                    .withManagement(scaling, bound)
                    .withReadNoise(new ReadNoise(0, cellNoise, noise))
                    .withArray(array),
            "These settings do not go together: ");
    return settings == null ? CrossbarSettings.ideal() : settings;
  }

  private ArraySettings array() {
    int slices = whole("slices", 1, 1, 16);
    return ArraySettings.PLAIN
        .withTile(
            new TileSize(
                whole("max_input_size", Integer.MAX_VALUE, 1, Integer.MAX_VALUE),
                whole("max_output_size", Integer.MAX_VALUE, 1, Integer.MAX_VALUE)))
        .withSlicing(
            slices == 1 ? new Slicing.One() : new Slicing.Bits(slices, whole("cell_bits", 2, 1, 8)))
        .withInputs(inputMode())
        .withWires(
            WireSettings.of(quantity("r_word", "ohm", 0), quantity("r_bit", "ohm", 0))
                .withTerminals(quantity("r_source", "ohm", 0), quantity("r_sense", "ohm", 0)))
        .withCalibration(whole("calibration", 0, 0, 1_000_000));
  }

  private InputMode inputMode() {
    Entry entry = entries.get("input_mode");
    if (entry == null || entry.text().equals("parallel")) {
      return new InputMode.Parallel();
    }
    if (!entry.text().equals("bit-serial")) {
      report(entry, "'input_mode' cannot be this.", "parallel, bit-serial");
    }
    return new InputMode.BitSerial();
  }

  private ConverterErrors errors(String converter) {
    return new ConverterErrors(
        part(converter + "_inl"), part(converter + "_offset"), part(converter + "_gain"));
  }

  private double part(String key) {
    double value = number(key, 0, -Double.MIN_VALUE, "0 to 0.5");
    Entry entry = entries.get(key);
    if (value > 0.5 && entry != null) {
      report(entry, "'" + key + "' is too large.", "0 to 0.5");
      return 0;
    }
    return value;
  }

  private int whole(String key, int otherwise, int least, int most) {
    Entry entry = entries.get(key);
    if (entry == null) {
      return otherwise;
    }
    try {
      int value = Integer.parseInt(entry.text());
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException notWhole) {
      // Reported below, with its place.
    }
    report(entry, "'" + key + "' cannot be this.", "whole numbers from " + least + " to " + most);
    return otherwise;
  }

  /** A quantity with its unit, not below zero. */
  private double quantity(String key, String unit, double otherwise) {
    Entry entry = entries.get(key);
    if (entry == null) {
      return otherwise;
    }
    double value = Quantity.parse(entry.text(), unit).orElse(Double.NaN);
    if (value >= 0) {
      return value;
    }
    report(entry, "'" + key + "' cannot be this.", "a quantity in " + unit + ", 0 or larger");
    return otherwise;
  }

  /** What the settings themselves refuse is a problem of the file. */
  private <T> @Nullable T built(Supplier<T> made, String prefix) {
    try {
      return made.get();
    } catch (IllegalArgumentException refused) {
      problems.add(Problem.of(prefix + refused.getMessage() + ".").in(file.toString()));
      return null;
    }
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
    String name =
        text.substring(text.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT).replace('-', '_');
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
