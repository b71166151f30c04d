package org.ohmlight.simulator.crossbar;

import org.ohmlight.device.Allowed;
import org.ohmlight.simulator.crossbar.line.WireSettings;

/**
 * How a matrix becomes arrays of cells.
 *
 * @param tile largest array
 * @param slicing over how many arrays a weight is spread
 * @param inputs how inputs reach the lines
 * @param wires resistance of the lines of each tile; the two sides of a pair lie in arrays of their
 *     own
 * @param calibrationProbes reads after each programming from which every column's gain and offset
 *     are corrected ({@link CalibrationReport}); 0 for none
 * @param columnsAnAdc columns that share a converter; 0 for all columns of a tile
 */
public record ArraySettings(
    TileSize tile,
    Slicing slicing,
    InputMode inputs,
    WireSettings wires,
    int calibrationProbes,
    int columnsAnAdc) {
  /** One array of any size, with wires of no resistance. */
  public static final ArraySettings PLAIN =
      new ArraySettings(
          TileSize.UNLIMITED,
          new Slicing.One(),
          new InputMode.Parallel(),
          WireSettings.of(0.0, 0.0),
          0,
          0);

  public ArraySettings {
    Allowed.between("probes of a calibration", calibrationProbes, 0, 1_000_000);
    if (calibrationProbes > 0 && calibrationProbes < 8) {
      throw new IllegalArgumentException(
          "A calibration needs at least 8 probes (half of them check it), got "
              + calibrationProbes);
    }
    Allowed.between("columns of an ADC", columnsAnAdc, 0, Integer.MAX_VALUE);
  }

  /** The same with other tiles. */
  public ArraySettings withTile(TileSize other) {
    return new ArraySettings(other, slicing, inputs, wires, calibrationProbes, columnsAnAdc);
  }

  /** The same with weights spread otherwise. */
  public ArraySettings withSlicing(Slicing other) {
    return new ArraySettings(tile, other, inputs, wires, calibrationProbes, columnsAnAdc);
  }

  /** The same with inputs driven otherwise. */
  public ArraySettings withInputs(InputMode other) {
    return new ArraySettings(tile, slicing, other, wires, calibrationProbes, columnsAnAdc);
  }

  /** The same with other wires. */
  public ArraySettings withWires(WireSettings other) {
    return new ArraySettings(tile, slicing, inputs, other, calibrationProbes, columnsAnAdc);
  }

  /** The same, calibrated by so many reads; 0 for none. */
  public ArraySettings withCalibration(int probes) {
    return new ArraySettings(tile, slicing, inputs, wires, probes, columnsAnAdc);
  }

  /** The same with ADCs shared by so many columns; 0 for all of a tile. */
  public ArraySettings withColumnsAnAdc(int columns) {
    return new ArraySettings(tile, slicing, inputs, wires, calibrationProbes, columns);
  }
}
