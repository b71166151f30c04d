package org.ohmlight.experiments.trial;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.ohmlight.experiments.rig.CareRecord;
import org.ohmlight.physical.Provenance;

/**
 * A rig as a trial has seen it.
 *
 * @param provenance what it is and how it was set
 * @param times where the time of its exchanges went, and their counts, by name
 * @param events what happened to it
 * @param care its calibrations, probes and residuals
 */
public record RigAccount(
    Provenance provenance,
    SequencedMap<String, Double> times,
    List<String> events,
    CareRecord care) {
  public RigAccount {
    times = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(times));
    events = List.copyOf(events);
  }
}
