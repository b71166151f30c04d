package org.ohmlight.experiments.spec;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.ohmlight.experiments.Problem;
import tools.jackson.databind.JsonNode;

/**
 * A study, checked and complete.
 *
 * @param name name of the study
 * @param title heading of its report
 * @param about what it asks
 * @param seed seed of its first trials
 * @param dataset which images are used
 * @param trials every trial, in the order of the results
 * @param sweeps parameters that are stepped
 * @param scale how large it runs
 * @param document where everything was given
 */
public record StudySpec(
    String name,
    String title,
    String about,
    long seed,
    DatasetSpec dataset,
    List<TrialSpec> trials,
    List<SweepSpec> sweeps,
    Scale scale,
    Origin document) {
  public StudySpec {
    trials = List.copyOf(trials);
    sweeps = List.copyOf(sweeps);
  }

  /** The study with these trials alone. */
  public StudySpec only(List<TrialSpec> some) {
    return new StudySpec(name, title, about, seed, dataset, some, List.of(), scale, document);
  }

  /** Where the values of a study were given, for mistakes that show only later. */
  public static final class Origin {
    private final Document document;

    Origin(Document document) {
      this.document = document;
    }

    /** The whole study as plain data: every setting, those not given with their defaults. */
    public JsonNode settings() {
      return document.root().deepCopy();
    }

    /** A problem with the value of a dotted key. */
    public Problem problem(String key, String message) {
      return document.valueAt("/" + key.replace('.', '/')).problem(message);
    }
  }

  /** SHA-256 over all settings of all trials: what makes two runs the same run. */
  public String digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((name + "\n" + dataset + "\n").getBytes(StandardCharsets.UTF_8));
      for (TrialSpec trial : trials) {
        String text = trial.name() + " " + trial.seed() + " " + trial.settings() + "\n";
        digest.update(text.getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }
}
