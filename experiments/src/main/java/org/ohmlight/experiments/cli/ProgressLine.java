package org.ohmlight.experiments.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ohmlight.experiments.campaign.RunListener;
import org.ohmlight.experiments.command.Console;
import org.ohmlight.experiments.report.Figures;
import org.ohmlight.experiments.report.Score;
import org.ohmlight.experiments.spec.StudySpec;
import org.ohmlight.experiments.spec.TrialSpec;
import org.ohmlight.experiments.trial.EpochRecord;

/**
 * Shows how a run gets on: where a person watches, a bar that is redrawn in place, beginning after
 * two seconds; elsewhere a line for each trial that ends.
 */
final class ProgressLine implements RunListener, AutoCloseable {
  private static final double QUIET_SECONDS = 2;
  private static final double REDRAW_SECONDS = 0.1;
  private static final int BAR = 24;
  private static final int LINE = 100;

  private final PrintStream err;
  private final boolean interactive;
  private final int trials;
  private final double allEpochs;
  private final long began = System.nanoTime();
  private final Map<String, Double> partOfEpoch = new ConcurrentHashMap<>();
  private double epochsDone;
  private double epochsBefore;
  private int trialsDone;
  private double drawn;
  private boolean shown;
  private String doing = "";

  ProgressLine(Console console, StudySpec study) {
    this.err = console.err();
    this.interactive = console.interactive();
    this.trials = study.trials().size();
    this.allEpochs = study.trials().stream().mapToInt(ProgressLine::epochs).sum();
  }

  /** A trial that only tests counts as one epoch. */
  private static int epochs(TrialSpec trial) {
    return Math.max(1, trial.training().epochs());
  }

  private double seconds() {
    return (System.nanoTime() - began) * 1e-9;
  }

  @Override
  public synchronized void began(TrialSpec trial, int done) {
    epochsDone += done;
    epochsBefore += done;
    if (done >= epochs(trial)) {
      trialsDone++;
    }
  }

  @Override
  public void images(TrialSpec trial, int done, int all) {
    partOfEpoch.put(trial.name(), (double) done / all);
    draw();
  }

  @Override
  public synchronized void epoch(TrialSpec trial, EpochRecord record) {
    partOfEpoch.remove(trial.name());
    epochsDone++;
    int epochs = epochs(trial);
    doing =
        "%s %d/%d %s".formatted(trial.name(), record.epoch(), epochs, Score.text(trial, record));
    if (record.epoch() >= epochs || record.fault() != null) {
      trialsDone++;
      epochsDone += epochs - record.epoch();
      if (!interactive) {
        err.printf(
            "%3d of %d  %-44s %s%n",
            trialsDone,
            trials,
            trial.name(),
            record.fault() == null ? Score.text(trial, record) : record.fault());
      }
    }
  }

  @Override
  public synchronized void note(String text) {
    clear();
    err.println("note: " + text);
  }

  private synchronized void draw() {
    double now = seconds();
    if (!interactive || now < QUIET_SECONDS || now - drawn < REDRAW_SECONDS) {
      return;
    }
    drawn = now;
    shown = true;
    double done = epochsDone + partOfEpoch.values().stream().mapToDouble(p -> p).sum();
    double part = Math.min(1, done / allEpochs);
    double here = (done - epochsBefore) / Math.max(1, allEpochs - epochsBefore);
    int full = (int) Math.round(part * BAR);
    String left = here > 0.02 ? Figures.duration(now * (1 - here) / here) + " left" : "";
    String line =
        String.format(
            Locale.ROOT,
            "%s%s %3.0f %%  %d/%d trials  %s  %s",
            "━".repeat(full),
            "─".repeat(BAR - full),
            100 * part,
            trialsDone,
            trials,
            left,
            doing);
    err.print("\r\u001b[2K" + line.substring(0, Math.min(LINE, line.length())));
    err.flush();
  }

  private void clear() {
    if (shown) {
      err.print("\r\u001b[2K");
      shown = false;
    }
  }

  @Override
  public synchronized void close() {
    clear();
    err.flush();
  }
}
