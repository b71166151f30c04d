package org.ohmlight.experiments.spec;

import java.util.Optional;

/**
 * The files of a study.
 *
 * @param study {@code study.yaml}, the whole definition at the scale of the paper
 * @param desk {@code desk.yaml}, what differs on a desk
 * @param expected {@code expected.yaml}, what the study should show
 */
public record StudySource(Part study, Optional<Part> desk, Optional<Part> expected) {
  /**
   * A file.
   *
   * @param file what messages call it
   * @param text its YAML
   */
  public record Part(String file, String text) {}

  /** A study that is one file. */
  public static StudySource of(String file, String text) {
    return new StudySource(new Part(file, text), Optional.empty(), Optional.empty());
  }
}
