package org.ohmlight.simulator.crossbar;

import java.util.SortedMap;
import java.util.TreeMap;
import org.ohmlight.device.converter.AdcRange;
import org.ohmlight.device.converter.AdcSettings;
import org.ohmlight.device.converter.DacSettings;
import org.ohmlight.device.resistive.Ageing;
import org.ohmlight.device.resistive.Bounds;
import org.ohmlight.device.resistive.CellBasics;
import org.ohmlight.device.resistive.Columns;
import org.ohmlight.device.resistive.Faults;
import org.ohmlight.device.resistive.PulseStep;
import org.ohmlight.device.resistive.PulsedCell;
import org.ohmlight.device.resistive.Reset;
import org.ohmlight.device.resistive.SoftBounds;

/**
 * Everything that decides how a crossbar behaves.
 *
 * @param cells what holds the weights
 * @param conductances the range of the cells [S]
 * @param dac how inputs reach the lines
 * @param adc how outputs leave them
 * @param noiseManagement how a row of inputs is scaled to the DAC
 * @param boundManagement what happens when the ADC clips
 * @param readNoise noise of a read
 * @param pulses how updates become pulse trains
 * @param method by which way updates reach the cells
 * @param program how whole matrices are written
 * @param cost what operations cost
 * @param array how matrices become arrays of cells
 */
public record CrossbarSettings(
    CellSettings cells,
    ConductanceRange conductances,
    DacSettings dac,
    AdcSettings adc,
    NoiseManagement noiseManagement,
    BoundManagement boundManagement,
    ReadNoise readNoise,
    PulseSettings pulses,
    UpdateMethod method,
    ProgramSettings program,
    CostSettings cost,
    ArraySettings array) {

  public CrossbarSettings {
    if (!(cells instanceof CellSettings.Pulsed) && !(method instanceof UpdateMethod.Pulses)) {
      throw new IllegalArgumentException(
          "The update method "
              + method.getClass().getSimpleName()
              + " writes pulses, but "
              + cells.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT)
              + " cells take none; choose pulsed cells, or leave the update method out");
    }
    if (cells instanceof CellSettings.Programmed programmed
        && conductances.maxSiemens() > programmed.model().maxSiemens() * (1 + 1e-9)) {
      throw new IllegalArgumentException(
          "The highest conductance, "
              + conductances.maxSiemens()
              + " S, lies above what the cells' model was fitted to, "
              + programmed.model().maxSiemens()
              + " S");
    }
    if (method instanceof UpdateMethod.Residual && !(array.slicing() instanceof Slicing.One)) {
      throw new IllegalArgumentException(
          "Residual learning spreads a weight over tiles of its own; choose it or slices, not"
              + " both");
    }
    if (array.inputs() instanceof InputMode.BitSerial) {
      if (dac.resolution() == 0.0) {
        throw new IllegalArgumentException(
            "Bit-serial inputs need a DAC with a number of bits; give the DAC 2 to 16 bits");
      }
      if (boundManagement == BoundManagement.ITERATIVE) {
        throw new IllegalArgumentException(
            "Bit-serial inputs drive their lines at full scale whatever their size, so that halving"
                + " them (bound management ITERATIVE) cannot keep the ADC from clipping; choose"
                + " NONE and a wider ADC range");
      }
    }
  }

  /** Exact weights, no converters, no noise: bit for bit what exact arithmetic gives. */
  public static CrossbarSettings ideal() {
    return new CrossbarSettings(
        new CellSettings.Continuous(),
        new ConductanceRange(1e-6, 40e-6),
        DacSettings.IDEAL,
        AdcSettings.IDEAL,
        NoiseManagement.NONE,
        BoundManagement.NONE,
        ReadNoise.NONE,
        PulseSettings.defaults(),
        new UpdateMethod.Pulses(),
        ProgramSettings.defaults(),
        CostSettings.defaults(),
        ArraySettings.PLAIN);
  }

  /**
   * A training array of moderate quality: differential pairs of soft-bounds cells of 1 to 40 uS
   * (Wan et al., Nature 608, 2022) with a step of 0.001 of half the range and 30 % spread from
   * device to device and from pulse to pulse (Gokmen and Vlasov, Front. Neurosci. 10:333, 2016,
   * table 1), bounds that spread by 10 %, 7-bit DAC and 9-bit ADC (same source), cell noise of 1 %
   * of the conductance.
   */
  public static CrossbarSettings defaults() {
    PulsedCell cell =
        SoftBounds.of(
            new CellBasics(
                new PulseStep(0.001, 0.3, false, 0.3, 0.0, 0.01),
                new Bounds(-1.0, 1.0, 0.1, 0.1),
                Faults.NONE,
                Ageing.NONE,
                Reset.ZERO,
                0.0));
    return ideal()
        .withCells(new CellSettings.Pulsed(cell, Columns.DIFFERENTIAL))
        .withDac(DacSettings.ofBits(7, 1.0))
        .withAdc(AdcSettings.ofBits(9, new AdcRange.Deviations(4.0)))
        .withManagement(NoiseManagement.ABS_MAX, BoundManagement.NONE)
        .withReadNoise(new ReadNoise(0.0, 0.01, 0.0));
  }

  /** The same with other cells. */
  public CrossbarSettings withCells(CellSettings other) {
    Draft draft = new Draft(this);
    draft.cells = other;
    return draft.settings();
  }

  /** The same with another range of conductances. */
  public CrossbarSettings withConductances(ConductanceRange other) {
    Draft draft = new Draft(this);
    draft.conductances = other;
    return draft.settings();
  }

  /** The same with another DAC. */
  public CrossbarSettings withDac(DacSettings other) {
    Draft draft = new Draft(this);
    draft.dac = other;
    return draft.settings();
  }

  /** The same with another ADC. */
  public CrossbarSettings withAdc(AdcSettings other) {
    Draft draft = new Draft(this);
    draft.adc = other;
    return draft.settings();
  }

  /** The same with other ways to scale inputs and outputs. */
  public CrossbarSettings withManagement(NoiseManagement noise, BoundManagement bound) {
    Draft draft = new Draft(this);
    draft.noiseManagement = noise;
    draft.boundManagement = bound;
    return draft.settings();
  }

  /** The same with other read noise. */
  public CrossbarSettings withReadNoise(ReadNoise other) {
    Draft draft = new Draft(this);
    draft.readNoise = other;
    return draft.settings();
  }

  /** The same with other pulse trains. */
  public CrossbarSettings withPulses(PulseSettings other) {
    Draft draft = new Draft(this);
    draft.pulses = other;
    return draft.settings();
  }

  /** The same with another way from updates to cells. */
  public CrossbarSettings withMethod(UpdateMethod other) {
    Draft draft = new Draft(this);
    draft.method = other;
    return draft.settings();
  }

  /** The same, programmed otherwise. */
  public CrossbarSettings withProgram(ProgramSettings other) {
    Draft draft = new Draft(this);
    draft.program = other;
    return draft.settings();
  }

  /** The same at other prices. */
  public CrossbarSettings withCost(CostSettings other) {
    Draft draft = new Draft(this);
    draft.cost = other;
    return draft.settings();
  }

  /** The same with other arrays. */
  public CrossbarSettings withArray(ArraySettings other) {
    Draft draft = new Draft(this);
    draft.array = other;
    return draft.settings();
  }

  /** Whether a read is a plain matrix product. */
  boolean readsExactly() {
    return dac.isIdeal()
        && adc.isIdeal()
        && readNoise.isNone()
        && noiseManagement == NoiseManagement.NONE
        && array.inputs() instanceof InputMode.Parallel
        && array.tile().equals(TileSize.UNLIMITED);
  }

  /** Every setting by name, for the record. */
  SortedMap<String, String> described() {
    SortedMap<String, String> all = new TreeMap<>();
    all.put("cells", cells.toString());
    all.put(
        "conductances", conductances.minSiemens() + " S to " + conductances.maxSiemens() + " S");
    all.put("dac", dac.toString());
    all.put("adc", adc.toString());
    all.put("noise management", noiseManagement.toString());
    all.put("bound management", boundManagement.toString());
    all.put("read noise", readNoise.toString());
    all.put("pulses", pulses.toString());
    all.put("update method", method.toString());
    all.put("program", program.toString());
    all.put("cost", cost.toString());
    all.put("tile", array.tile().toString());
    all.put("slicing", array.slicing().toString());
    all.put("inputs", array.inputs().toString());
    all.put("wires", array.wires().toString());
    all.put("calibration probes", Integer.toString(array.calibrationProbes()));
    all.put("columns an adc", Integer.toString(array.columnsAnAdc()));
    return all;
  }

  /** Settings in the making, so that one of them can be changed without naming the others. */
  private static final class Draft {
    private CellSettings cells;
    private ConductanceRange conductances;
    private DacSettings dac;
    private AdcSettings adc;
    private NoiseManagement noiseManagement;
    private BoundManagement boundManagement;
    private ReadNoise readNoise;
    private PulseSettings pulses;
    private UpdateMethod method;
    private ProgramSettings program;
    private CostSettings cost;
    private ArraySettings array;

    Draft(CrossbarSettings from) {
      cells = from.cells;
      conductances = from.conductances;
      dac = from.dac;
      adc = from.adc;
      noiseManagement = from.noiseManagement;
      boundManagement = from.boundManagement;
      readNoise = from.readNoise;
      pulses = from.pulses;
      method = from.method;
      program = from.program;
      cost = from.cost;
      array = from.array;
    }

    CrossbarSettings settings() {
      return new CrossbarSettings(
          cells,
          conductances,
          dac,
          adc,
          noiseManagement,
          boundManagement,
          readNoise,
          pulses,
          method,
          program,
          cost,
          array);
    }
  }
}
