package org.ohmlight.experiments.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.function.ToDoubleFunction;
import org.ohmlight.experiments.store.TrialOutcome;

/** The outcomes of a study side by side: each hardware beside exact arithmetic. */
public final class Comparison {
  private static final String EXACT = "exact";

  private final List<TrialOutcome> main = new ArrayList<>();
  private final Map<Integer, List<TrialOutcome>> sweeps = new LinkedHashMap<>();

  /** Sorts outcomes into the main comparison and the sweeps. */
  public Comparison(List<TrialOutcome> outcomes) {
    for (TrialOutcome outcome : outcomes) {
      var point = outcome.spec().point();
      if (point == null) {
        main.add(outcome);
      } else {
        sweeps.computeIfAbsent(point.sweep(), s -> new ArrayList<>()).add(outcome);
      }
    }
  }

  /** What the trials are judged by: all have one task. */
  Score score() {
    return main.isEmpty() ? Score.ACCURACY : Score.of(main.getFirst().spec());
  }

  /** Outcomes outside sweeps. */
  public List<TrialOutcome> main() {
    return List.copyOf(main);
  }

  /** Outcomes of a sweep. */
  public List<TrialOutcome> sweep(int index) {
    return List.copyOf(sweeps.getOrDefault(index, List.of()));
  }

  /** What a trial teaches, apart from what holds it: {@code ep, symmetric}. */
  public static String lesson(TrialOutcome outcome) {
    return outcome.spec().rule().label() + ", " + outcome.spec().structure().label();
  }

  /** Substrates of the main comparison, in order. */
  public List<String> substrates() {
    SequencedSet<String> names = new LinkedHashSet<>();
    main.forEach(outcome -> names.add(outcome.spec().substrate().label()));
    return List.copyOf(names);
  }

  /** Lessons of the main comparison, in order. */
  public List<String> lessons() {
    SequencedSet<String> names = new LinkedHashSet<>();
    main.forEach(outcome -> names.add(lesson(outcome)));
    return List.copyOf(names);
  }

  /** Mean over the seeds of a figure of one substrate and lesson; NaN if there is none. */
  public double mean(String substrate, String lesson, ToDoubleFunction<TrialOutcome> figure) {
    return main.stream()
        .filter(o -> o.spec().substrate().label().equals(substrate) && lesson(o).equals(lesson))
        .mapToDouble(figure)
        .average()
        .orElse(Double.NaN);
  }

  /** Score of a trial less that of exact arithmetic; NaN if that was not run. */
  public double gapToExact(TrialOutcome outcome) {
    for (TrialOutcome other : main) {
      if (other.spec().substrate().label().equals(EXACT)
          && lesson(other).equals(lesson(outcome))
          && other.spec().seed() == outcome.spec().seed()) {
        return Score.last(outcome) - Score.last(other);
      }
    }
    return Double.NaN;
  }
}
