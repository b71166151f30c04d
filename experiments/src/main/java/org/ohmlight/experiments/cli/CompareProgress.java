package org.ohmlight.experiments.cli;

import java.io.PrintStream;
import java.util.Locale;
import org.ohmlight.experiments.command.Console;
import org.ohmlight.experiments.report.Figures;

/**
 * Shows how a comparison gets on: where a person watches, a line that is redrawn in place,
 * beginning after two seconds; elsewhere a line for each network that is done.
 */
final class CompareProgress implements AutoCloseable {
  private static final double QUIET_SECONDS = 2;

  private final PrintStream err;
  private final boolean interactive;
  private final int networks;
  private final int steps;
  private final long began = System.nanoTime();
  private int done;
  private boolean shown;

  CompareProgress(Console console, int networks, int steps) {
    this.err = console.err();
    this.interactive = console.interactive();
    this.networks = networks;
    this.steps = steps;
  }

  private double seconds() {
    return (System.nanoTime() - began) * 1e-9;
  }

  /** So many steps of a network are done. */
  void step(String network, int step) {
    double now = seconds();
    if (!interactive || now < QUIET_SECONDS) {
      return;
    }
    double part = (done + (double) step / steps) / networks;
    err.printf(
        Locale.ROOT,
        "\r\u001b[2K%3.0f %%  %d/%d networks  %s left  %s",
        100 * part,
        done,
        networks,
        Figures.duration(now * (1 - part) / part),
        network);
    err.flush();
    shown = true;
  }

  /** A network is done. */
  void network(String network) {
    done++;
    if (!interactive && seconds() > QUIET_SECONDS) {
      err.printf("%3d of %d  %s%n", done, networks, network);
    }
  }

  @Override
  public void close() {
    if (shown) {
      err.print("\r\u001b[2K");
    }
    err.flush();
  }
}
