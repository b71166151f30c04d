package org.ohmlight.simulator.crossbar;

import org.ohmlight.device.Allowed;

/**
 * How a local outer product becomes trains of pulses.
 *
 * <p>For a sample with inputs {@code x}, errors {@code d}, {@code xm = max|x|}, {@code dm =
 * max|d|}, a wanted change {@code rate d x^T} and a weight step {@code q}: {@code k = |rate| xm dm
 * / q}; {@code BL = min(ceil(k), slots)} with length management, else {@code slots}; {@code A = B =
 * sqrt(|rate| / (q BL))}; with scale management {@code dm} is first multiplied by {@code slots / k}
 * if {@code k > slots}, then {@code A *= sqrt(xm / dm)}, {@code B *= sqrt(dm / xm)}. In each of the
 * {@code BL} slots line {@code j} fires with probability {@code min(B |x_j|, 1)} and line {@code i}
 * with {@code min(A |d_i|, 1)}; cells where both fire get one pulse in the direction of {@code rate
 * d_i x_j}. Cells of one line share its train. The expected change is {@code rate d x^T} as long as
 * nothing saturates.
 *
 * <p>Source: Gokmen and Vlasov (Front. Neurosci. 10:333, 2016), eq. 3 to 5; Rasch, Gokmen, Haensch,
 * Training large-scale artificial neural networks on simulated resistive crossbar arrays (IEEE
 * Design and Test 37, 2020) for the two managements. The roots follow aihwkit's code; its
 * documentation has none.
 *
 * @param slots most slots of a train, 1 to 31
 * @param lengthManagement whether a train is as short as its sample allows
 * @param scaleManagement whether the probabilities of both sides are balanced
 * @param type what is left to chance
 * @param countWear whether the pulses of each cell are counted: {@link CrossbarSubstrate#wear}
 */
public record PulseSettings(
    int slots,
    boolean lengthManagement,
    boolean scaleManagement,
    PulseType type,
    boolean countWear) {
  /** Most slots of a train: 31 fit the sign-free bits of an {@code int}. */
  public static final int MAX_SLOTS = 31;

  /** Compressed random trains, uncounted. */
  public PulseSettings(int slots, boolean lengthManagement, boolean scaleManagement) {
    this(slots, lengthManagement, scaleManagement, PulseType.COMPRESSED, false);
  }

  public PulseSettings {
    Allowed.between("slots of a pulse train", slots, 1, MAX_SLOTS);
  }

  /** Up to 31 slots, with both managements. */
  public static PulseSettings defaults() {
    return new PulseSettings(MAX_SLOTS, true, true);
  }

  /** The same with pulses of another type. */
  public PulseSettings withType(PulseType other) {
    return new PulseSettings(slots, lengthManagement, scaleManagement, other, countWear);
  }

  /** The same, counting the pulses of each cell or not. */
  public PulseSettings withWear(boolean counted) {
    return new PulseSettings(slots, lengthManagement, scaleManagement, type, counted);
  }
}
