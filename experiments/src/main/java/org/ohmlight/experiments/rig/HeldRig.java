package org.ohmlight.experiments.rig;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ohmlight.drivers.instrument.tile.ExchangeTimes;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;
import org.ohmlight.experiments.spec.RigSpec;
import org.ohmlight.hil.record.RecordedLink;
import org.ohmlight.hil.rig.RigSubstrate;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.Ledger;
import org.ohmlight.physical.Provenance;
import org.ohmlight.physical.Substrate;
import org.ohmlight.simulator.exact.ExactSubstrate;

/**
 * A rig as the substrate of a trial: the tiles of its controller, calibrated, probed and shadowed
 * as its file says, and, if they are to hold the first matrix only, exact arithmetic for the
 * others.
 */
public final class HeldRig implements Substrate {
  private final RigSpec spec;
  private final RigConnection connection;
  private final RigSubstrate tiles;
  private final CaredRig cared;
  private final @Nullable Substrate others;
  private boolean first = true;

  private HeldRig(
      RigSpec spec, RigConnection connection, CaredRig cared, @Nullable Substrate others) {
    this.spec = spec;
    this.connection = connection;
    this.tiles = cared.tiles();
    this.cared = cared;
    this.others = others;
  }

  /**
   * Connects to a rig.
   *
   * @param label what results call it
   * @throws BadInput if it cannot be reached, with what to try
   */
  public static HeldRig open(String label, RigSpec spec, long seed, Team team) {
    RigConnection connection;
    try {
      connection = RigConnection.open(spec, seed);
    } catch (IOException unreachable) {
      throw new BadInput(
          Problem.of("The rig cannot be used: " + unreachable.getMessage() + ".")
              .in(label)
              .given(spec.address().text())
              .hint(
                  "ohmlight doctor says what is here; --set substrates=exact,crossbar leaves"
                      + " rigs out"));
    }
    try {
      RigSubstrate tiles = new RigSubstrate(label, connection.tiles(), spec.settings());
      CaredRig cared = CaredRig.of(tiles, spec.care(), seed, Clock.systemUTC(), team);
      return new HeldRig(
          spec, connection, cared, spec.onlyFirst() ? new ExactSubstrate(team) : null);
    } catch (RuntimeException refused) {
      connection.close();
      throw refused;
    }
  }

  @Override
  public Coupling couple(String name, int outputs, int inputs, float weightLimit) {
    Substrate beside = others;
    if (beside == null || first) {
      first = false;
      return cared.substrate().couple(name, outputs, inputs, weightLimit);
    }
    return beside.couple(name, outputs, inputs, weightLimit);
  }

  @Override
  public Ledger ledger() {
    return tiles.ledger();
  }

  @Override
  public Provenance provenance() {
    Provenance held = cared.substrate().provenance();
    TreeMap<String, String> settings = new TreeMap<>(held.settings());
    settings.put("address", spec.address().text());
    settings.put("calibration", cared.calibration());
    settings.put("edges", spec.onlyFirst() ? "the first; others exact" : "all");
    return new Provenance(held.substrate(), settings);
  }

  /** How far it is a recording that was replayed; null if it is none. */
  public @Nullable Replayed replayed() {
    RecordedLink replay = connection.replay();
    return replay == null
        ? null
        : new Replayed(replay.replayed(), replay.unasked(), replay.mismatch());
  }

  /** Calibrations, probes and residuals so far. */
  public CareRecord care() {
    return cared.record();
  }

  /** What happened to it that a person should know of. */
  public List<String> events() {
    List<String> told = new ArrayList<>(tiles.events().all());
    Path file = connection.recordedIn();
    if (file != null) {
      told.addFirst("recorded in " + file);
    }
    String unrecorded = connection.recordingFault();
    if (unrecorded != null) {
      told.add(unrecorded);
    }
    return told;
  }

  /** Where the time of its exchanges went, by name. */
  public SequencedMap<String, Double> times() {
    ExchangeTimes times = connection.tiles().times();
    SequencedMap<String, Double> told = new LinkedHashMap<>();
    told.put("exchanges", (double) times.exchanges());
    told.put("sendingSeconds", times.sendingSeconds());
    told.put("waitingSeconds", times.waitingSeconds());
    told.put("reconnectingSeconds", times.reconnectingSeconds());
    told.put("repeats", (double) times.repeats());
    told.put("stale", (double) times.stale());
    told.put("bytesOut", (double) times.bytesOut());
    told.put("bytesIn", (double) times.bytesIn());
    for (Ledger.Line line : tiles.ledger().lines()) {
      told.put(line.operation().replace(' ', '-'), (double) line.count());
    }
    return told;
  }

  @Override
  public void close() {
    Substrate beside = others;
    if (beside != null) {
      beside.close();
    }
    cared.substrate().close();
    connection.close();
  }
}
