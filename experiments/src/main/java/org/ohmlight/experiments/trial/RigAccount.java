package org.ohmlight.experiments.trial;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.ohmlight.experiments.rig.CareRecord;
import org.ohmlight.experiments.rig.Replayed;
import org.ohmlight.physical.Provenance;

/**
 * A rig as a trial has seen it.
 *
 * @param provenance what it is and how it was set
 * @param times where the time of its exchanges went, and their counts, by name
 * @param events what happened to it
 * @param care its calibrations, probes and residuals
 * @param replayed how far it was a recording, or null
 */
public record RigAccount(
    Provenance provenance,
    SequencedMap<String, Double> times,
    List<String> events,
    CareRecord care,
    @Nullable Replayed replayed) {
  public RigAccount {
    times = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(times));
    events = List.copyOf(events);
  }
}
