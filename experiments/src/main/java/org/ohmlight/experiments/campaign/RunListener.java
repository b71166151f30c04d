package org.ohmlight.experiments.campaign;

import org.ohmlight.experiments.spec.TrialSpec;
import org.ohmlight.experiments.trial.EpochRecord;

/** Told how a run gets on. Called from several threads. */
public interface RunListener {
  /** A trial begins, or goes on after so many epochs. */
  void began(TrialSpec trial, int epochsDone);

  /** A trial has gone through so many training images of its current epoch. */
  void images(TrialSpec trial, int done, int all);

  /** A trial has finished an epoch, which is saved. */
  void epoch(TrialSpec trial, EpochRecord record);

  /** Something a person should know. */
  void note(String text);

  /** Tells nobody. */
  RunListener NOBODY =
      new RunListener() {
        @Override
        public void began(TrialSpec trial, int epochsDone) {}

        @Override
        public void images(TrialSpec trial, int done, int all) {}

        @Override
        public void epoch(TrialSpec trial, EpochRecord record) {}

        @Override
        public void note(String text) {}
      };
}
