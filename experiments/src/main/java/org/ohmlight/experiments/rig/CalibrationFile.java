package org.ohmlight.experiments.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ohmlight.device.optical.CalibrationReport;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Json;
import org.ohmlight.experiments.Problem;
import org.ohmlight.hil.calibration.ChannelGains;
import org.ohmlight.hil.calibration.TileCalibration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Channels of the tiles of a rig as {@code rig calibrate --out} writes them. Gains have no unit,
 * offsets are parts of a full-scale product.
 *
 * @param address where the rig was
 * @param identity what its controller said it is
 * @param calibrations one a tile
 */
record CalibrationFile(String address, String identity, List<TileCalibration> calibrations) {
  private static final String UNIT = "of the product";

  CalibrationFile {
    calibrations = List.copyOf(calibrations);
  }

  /**
   * Reads a file.
   *
   * @throws BadInput if there is none, or it is something else
   */
  static CalibrationFile read(Path file) throws IOException {
    try {
      JsonNode document = Json.mapper().readTree(Files.readString(file));
      List<TileCalibration> calibrations = new ArrayList<>();
      for (JsonNode entry : document.path("calibrations")) {
        calibrations.add(calibration(entry));
      }
      if (calibrations.isEmpty()) {
        throw refused(file, "it has no calibrations");
      }
      return new CalibrationFile(
          document.path("address").asString(""),
          document.path("identity").asString(""),
          calibrations);
    } catch (NoSuchFileException none) {
      throw refused(file, "there is no such file");
    } catch (JacksonException | IllegalArgumentException | DateTimeException damaged) {
      throw refused(file, String.valueOf(damaged.getMessage()));
    }
  }

  private static BadInput refused(Path file, String why) {
    return new BadInput(
        Problem.of("The calibration cannot be used: " + why + ".")
            .in(file.toString())
            .hint("ohmlight rig calibrate RIG --program-random --out " + file));
  }

  private static TileCalibration calibration(JsonNode entry) {
    JsonNode product = entry.path("product");
    JsonNode transposed = entry.path("transposed");
    return new TileCalibration(
        entry.path("tile").asInt(),
        Instant.parse(entry.path("made").asString("")),
        gains(product),
        gains(transposed),
        report("channels of the product", product),
        report("channels of the transposed product", transposed));
  }

  private static ChannelGains gains(JsonNode direction) {
    return new ChannelGains(
        numbers(direction.path("inputGains")),
        numbers(direction.path("outputGains")),
        numbers(direction.path("offsets")));
  }

  private static List<Double> numbers(JsonNode list) {
    List<Double> numbers = new ArrayList<>();
    list.forEach(number -> numbers.add(number.asDouble()));
    return numbers;
  }

  private static CalibrationReport report(String what, JsonNode direction) {
    return new CalibrationReport(
        what,
        direction.path("errorBefore").asDouble(),
        direction.path("errorAfter").asDouble(),
        UNIT,
        direction.path("kept").asBoolean());
  }

  /** As a JSON document. */
  Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("address", address);
    document.put("identity", identity);
    document.put("calibrations", calibrations.stream().map(CalibrationFile::entry).toList());
    return document;
  }

  private static Map<String, Object> entry(TileCalibration one) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("tile", one.tile());
    entry.put("made", one.made().toString());
    entry.put("product", direction(one.forward(), one.forwardReport()));
    entry.put("transposed", direction(one.adjoint(), one.adjointReport()));
    return entry;
  }

  private static Map<String, Object> direction(ChannelGains gains, CalibrationReport report) {
    Map<String, Object> direction = new LinkedHashMap<>();
    direction.put("errorBefore", report.before());
    direction.put("errorAfter", report.after());
    direction.put("kept", report.kept());
    direction.put("inputGains", gains.in());
    direction.put("outputGains", gains.out());
    direction.put("offsets", gains.offset());
    direction.put("deadInputs", gains.deadInputs());
    direction.put("deadOutputs", gains.deadOutputs());
    return direction;
  }
}
