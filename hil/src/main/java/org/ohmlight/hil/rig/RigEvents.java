package org.ohmlight.hil.rig;

import java.util.ArrayList;
import java.util.List;

/** What happened to a rig that a person should know of, in order. */
public final class RigEvents {
  private static final int MOST = 1000;

  private final List<String> events = new ArrayList<>();

  synchronized void add(String event) {
    if (events.size() < MOST) {
      events.add(event);
    }
  }

  /** The events so far; the first thousand. */
  public synchronized List<String> all() {
    return List.copyOf(events);
  }
}
