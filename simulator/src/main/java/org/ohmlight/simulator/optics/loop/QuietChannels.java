package org.ohmlight.simulator.optics.loop;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Which channels of a machine to use first. */
final class QuietChannels {
  private QuietChannels() {}

  /** Live channels, those that spill least onto their neighbours first. */
  static List<Integer> of(LoopMachine machine) {
    return IntStream.range(0, machine.channels())
        .filter(i -> machine.positive().inputEfficiency()[i] > 0)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> spill(machine, i)))
        .toList();
  }

  private static double spill(LoopMachine machine, int channel) {
    return machine.positive().toLater()[channel]
        + machine.positive().toEarlier()[channel]
        + machine.negative().toLater()[channel]
        + machine.negative().toEarlier()[channel];
  }
}
