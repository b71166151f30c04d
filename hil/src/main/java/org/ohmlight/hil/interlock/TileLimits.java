package org.ohmlight.hil.interlock;

import java.util.ArrayList;
import java.util.List;

/**
 * What the cells of a controller may be given. Inputs are parts of the full scale of its drivers.
 *
 * @param maxInput largest input on a line, in (0, 1]
 * @param maxLoad largest sum of the magnitudes of all inputs of a vector: with the conductance of a
 *     line it limits the current and the power of a whole tile
 * @param maxWeight largest weight that may be programmed, a part of full scale in (0, 1]
 * @param maxPulsesAtOnce most pulses that a request gives to a cell
 * @param pulseBudget most pulses that a cell gets from one run; whoever wants a limit for its life
 *     divides that among the runs
 * @param maxPulsesASecond most pulses to all cells in a second; more have to wait
 */
public record TileLimits(
    double maxInput,
    double maxLoad,
    double maxWeight,
    int maxPulsesAtOnce,
    long pulseBudget,
    double maxPulsesASecond) {
  public TileLimits {
    if (!(maxInput > 0 && maxInput <= 1)
        || !(maxLoad > 0)
        || !(maxWeight > 0 && maxWeight <= 1)
        || maxPulsesAtOnce < 1
        || maxPulsesAtOnce > 127
        || pulseBudget < 1
        || !(maxPulsesASecond > 0)) {
      throw new IllegalArgumentException(
          "Limits are an input and a weight in (0, 1], a positive load, 1 to 127 pulses at once, a"
              + " positive budget and rate; got input "
              + maxInput
              + ", load "
              + maxLoad
              + ", weight "
              + maxWeight
              + ", "
              + maxPulsesAtOnce
              + " at once, budget "
              + pulseBudget
              + ", "
              + maxPulsesASecond
              + " a second");
    }
  }

  /** Full scale, 127 pulses at once, no budget and no rate. */
  public static TileLimits none() {
    return new TileLimits(
        1.0, Double.POSITIVE_INFINITY, 1.0, 127, Long.MAX_VALUE, Double.POSITIVE_INFINITY);
  }

  /** In words, what has no limit left out. */
  @Override
  public String toString() {
    List<String> said = new ArrayList<>();
    said.add("inputs to " + maxInput);
    if (!Double.isInfinite(maxLoad)) {
      said.add("their sum to " + maxLoad);
    }
    said.add("weights to " + maxWeight + " of full scale");
    said.add(maxPulsesAtOnce + " pulses at once");
    if (pulseBudget != Long.MAX_VALUE) {
      said.add(pulseBudget + " to a cell in a run");
    }
    if (!Double.isInfinite(maxPulsesASecond)) {
      said.add(maxPulsesASecond + " a second");
    }
    return String.join(", ", said);
  }
}
