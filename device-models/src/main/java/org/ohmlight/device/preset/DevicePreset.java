package org.ohmlight.device.preset;

import java.util.List;
import java.util.SequencedMap;
import org.ohmlight.device.resistive.Columns;
import org.ohmlight.device.resistive.PulsedCell;

/**
 * A pulsed cell with a name, and where each of its numbers comes from.
 *
 * <p>As a file:
 *
 * <pre>
 * name = capacitor
 * title = Capacitor-based cell
 * model = linear-step
 * source li2018 = Li et al., ... (VLSI 2018)
 * step = 0.005  @ li2018
 * </pre>
 *
 * One entry a line; {@code #} begins a comment line; each number ends with {@code @} and the tag of
 * a source. Names of entries: {@link PresetReader}.
 *
 * @param name by which it is asked for
 * @param title what it is, in a few words
 * @param cell the model with its numbers
 * @param columns how the cell is best used to make a signed weight
 * @param sources full references by tag
 * @param entries the numbers in order of the file
 */
public record DevicePreset(
    String name,
    String title,
    PulsedCell cell,
    Columns columns,
    SequencedMap<String, String> sources,
    List<Entry> entries) {
  public DevicePreset {
    sources =
        java.util.Collections.unmodifiableSequencedMap(new java.util.LinkedHashMap<>(sources));
    entries = List.copyOf(entries);
  }

  /**
   * One number (or list, or choice) of a preset.
   *
   * @param key name of the entry
   * @param value as it stands in the file
   * @param source tag of its source
   */
  public record Entry(String key, String value, String source) {}
}
