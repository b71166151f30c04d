package org.ohmlight.hil.rig;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ohmlight.drivers.instrument.tile.TileInfo;
import org.ohmlight.hil.calibration.Calibrator;
import org.ohmlight.hil.calibration.TileCalibration;
import org.ohmlight.hil.interlock.GuardedTiles;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.Ledger;
import org.ohmlight.physical.Provenance;
import org.ohmlight.physical.Substrate;

/**
 * Tiles behind a controller as a substrate: each coupling takes as many whole tiles as its matrix
 * needs, in the order in which couplings are made.
 *
 * <p>The ledger counts products, pulses and written weights at no price: what a rig spends is
 * measured, not modelled.
 */
public final class RigSubstrate implements Substrate {
  private final String kind;
  private final GuardedTiles tiles;
  private final RigSettings settings;
  private final Ledger ledger = new Ledger();
  private final RigEvents events = new RigEvents();
  private final Recovery recovery;
  private final Corrections corrections = new Corrections();
  private final Map<String, List<TileArea>> areas = new HashMap<>();
  private int taken;

  /**
   * Makes the substrate; the controller is armed when it is first needed.
   *
   * @param kind what results call it, such as {@code rig-serial}
   * @param tiles closed with this substrate
   */
  public RigSubstrate(String kind, GuardedTiles tiles, RigSettings settings) {
    this.kind = kind;
    this.tiles = tiles;
    this.settings = settings;
    this.recovery = new Recovery(tiles, settings.recoveries(), events);
  }

  @Override
  public Coupling couple(String name, int outputs, int inputs, float weightLimit) {
    TileInfo info = tiles.info();
    int down = Math.ceilDiv(outputs, info.rows());
    int across = Math.ceilDiv(inputs, info.columns());
    if (taken + down * across > info.tiles()) {
      throw new IllegalArgumentException(
          "The rig at "
              + tiles.address()
              + " has "
              + info.tiles()
              + " tiles of "
              + info.rows()
              + " x "
              + info.columns()
              + ", "
              + taken
              + " of them taken; edge "
              + name
              + " of "
              + outputs
              + " x "
              + inputs
              + " needs "
              + down * across
              + " more. Make the network smaller, or put only its first layer on the rig");
    }
    List<TileArea> its = new ArrayList<>();
    for (int i = 0; i < down; i++) {
      for (int j = 0; j < across; j++) {
        int firstOutput = i * info.rows();
        int firstInput = j * info.columns();
        its.add(
            new TileArea(
                taken++,
                firstOutput,
                Math.min(info.rows(), outputs - firstOutput),
                firstInput,
                Math.min(info.columns(), inputs - firstInput)));
      }
    }
    RigCoupling coupling =
        new RigCoupling(
            name,
            outputs,
            inputs,
            weightLimit,
            its,
            tiles,
            settings,
            recovery,
            corrections,
            ledger);
    areas.put(name, its);
    recovery.holds(coupling);
    return coupling;
  }

  /**
   * Measures the channels of a tile, with what its cells hold now, and corrects them from now on.
   */
  public TileCalibration calibrate(int tile, Calibrator calibrator) {
    TileCalibration calibration = calibrator.calibrate(new TileChannels(tile, tiles, recovery));
    corrections.take(calibration);
    return calibration;
  }

  /** Measures the channels of every tile of a coupling and corrects them from now on. */
  public void calibrate(String coupling, Calibrator calibrator) {
    for (TileArea area : areas.getOrDefault(coupling, List.of())) {
      TileCalibration made = calibrate(area.tile(), calibrator);
      events.add(
          String.format(
              Locale.ROOT,
              "tile %d of %s was calibrated: error %.2g -> %.2g of the product, %.2g -> %.2g of the"
                  + " transposed one",
              area.tile(),
              coupling,
              made.forwardReport().before(),
              made.forwardReport().after(),
              made.adjointReport().before(),
              made.adjointReport().after()));
    }
  }

  /**
   * Corrects the channels of tiles by what was measured on another day.
   *
   * @throws IllegalArgumentException if a calibration is for tiles of another size
   */
  public void correct(List<TileCalibration> calibrations) {
    TileInfo info = tiles.info();
    for (TileCalibration one : calibrations) {
      if (one.tile() >= info.tiles()
          || one.forward().in().size() != info.columns()
          || one.forward().out().size() != info.rows()
          || one.adjoint().in().size() != info.rows()
          || one.adjoint().out().size() != info.columns()) {
        throw new IllegalArgumentException(
            "The calibration of tile %d is for %d x %d channels; the rig at %s has %d tiles of %d x %d. Calibrate again"
                .formatted(
                    one.tile(),
                    one.forward().out().size(),
                    one.forward().in().size(),
                    tiles.address(),
                    info.tiles(),
                    info.rows(),
                    info.columns()));
      }
      corrections.take(one);
    }
  }

  /** Every calibration that was taken up so far, in order. */
  public List<TileCalibration> calibrations() {
    return corrections.all();
  }

  @Override
  public Ledger ledger() {
    return ledger;
  }

  @Override
  public Provenance provenance() {
    SortedMap<String, String> told = new TreeMap<>();
    TileInfo info = tiles.info();
    told.put("identity", info.identity());
    told.put("tiles", info.tiles() + " of " + info.rows() + " x " + info.columns());
    told.put("outputBits", String.valueOf(info.outputBits()));
    told.put("range", String.valueOf(info.range()));
    told.put("pulseStep", String.valueOf(info.pulseStep()));
    told.put("programNoise", String.valueOf(info.programNoise()));
    told.put("weightScale", String.valueOf(settings.weightScale()));
    told.put("verifyPasses", String.valueOf(settings.verifyPasses()));
    told.put("verifyTolerance", String.valueOf(settings.verifyTolerance()));
    told.put("limits", tiles.limits().toString());
    return new Provenance(kind, told);
  }

  /** What happened to it. */
  public RigEvents events() {
    return events;
  }

  /** The controller behind its limits. */
  public GuardedTiles tiles() {
    return tiles;
  }

  @Override
  public void close() {
    tiles.close();
  }
}
