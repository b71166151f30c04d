package org.ohmlight.experiments.compare;

import java.util.List;
import org.ohmlight.experiments.data.DataSet;
import org.ohmlight.experiments.spec.StudySpec;

/**
 * Every network of a study beside the reference.
 *
 * @param study which study
 * @param data the images that were used
 * @param against name of the reference
 * @param networks one comparison a trial
 * @param skipped trials that were left out, with the reason
 * @param surroundings where and when
 */
public record StudyComparison(
    StudySpec study,
    DataSet data,
    String against,
    List<NetworkComparison> networks,
    List<Skipped> skipped,
    Surroundings surroundings) {
  public StudyComparison {
    networks = List.copyOf(networks);
    skipped = List.copyOf(skipped);
  }

  /** A trial that was left out. */
  public record Skipped(String name, String why) {}

  /**
   * Where and when.
   *
   * @param date UTC
   * @param threads threads used
   * @param wallSeconds time of the whole comparison [s]
   */
  public record Surroundings(String date, int threads, double wallSeconds) {}

  /** Substrates in the order of the study. */
  List<String> substrates() {
    return networks.stream().map(NetworkComparison::substrate).distinct().toList();
  }

  /** Rules and structures in the order of the study. */
  List<String> lessons() {
    return networks.stream().map(NetworkComparison::lesson).distinct().toList();
  }

  /** Whether answers are classes, so that there is an accuracy. */
  boolean classifies() {
    return networks.stream().anyMatch(n -> Double.isFinite(n.scores().hardware().accuracy()));
  }
}
