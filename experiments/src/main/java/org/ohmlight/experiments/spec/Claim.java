package org.ohmlight.experiments.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that a study should show about a figure of {@code result.json}. */
public sealed interface Claim {
  /** The claim in words, or empty. */
  String about();

  /** Name of the figure. */
  String metric();

  /** Every group of trials it speaks of. */
  List<TrialGroup> groups();

  /**
   * A figure, or two combined, lies in a range; the figure of a group is the mean over its trials.
   *
   * @param first a group
   * @param operator {@code '-'}, {@code '/'} or {@code '+'}, or {@code ' '} for the first alone
   * @param second the other group, or null
   * @param from lowest value, may be minus infinity
   * @param to highest value, may be infinity
   * @param wanted the range in words
   */
  record InRange(
      String about,
      String metric,
      TrialGroup first,
      char operator,
      @Nullable TrialGroup second,
      double from,
      double to,
      String wanted)
      implements Claim {
    @Override
    public List<TrialGroup> groups() {
      return second == null ? List.of(first) : List.of(first, second);
    }
  }

  /**
   * Groups stand in an order, from the largest figure to the smallest.
   *
   * @param groups at least two
   * @param margin by how much each leads the next; below zero, by how much it may trail
   */
  record InOrder(String about, String metric, List<TrialGroup> groups, double margin)
      implements Claim {
    public InOrder {
      groups = List.copyOf(groups);
    }
  }
}
