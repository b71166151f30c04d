package org.ohmlight.simulator.crossbar;

import org.ohmlight.device.Allowed;

/** How a local outer product reaches the cells. */
public sealed interface UpdateMethod {
  /** At once, as pulse trains: {@link PulseSettings}. */
  record Pulses() implements UpdateMethod {}

  /**
   * Mixed precision: changes add up in digital memory, and whole pulses are taken from there:
   * {@code chi += rate sum post pre^T}, {@code n = trunc(chi / q)}, {@code chi -= n q}, with {@code
   * q} the weight step. No change is lost to the size of a step.
   *
   * <p>Source: Nandakumar et al., Mixed-precision deep learning based on computational memory
   * (Front. Neurosci. 14:406, 2020).
   */
  record MixedPrecision() implements UpdateMethod {}

  /**
   * Transfer from a fast array A, which takes the pulse trains, to the slow array C, whose weights
   * are used (Tiki-Taka and what grew from it).
   *
   * <p>A is given {@code gain} times the wanted change, with {@code gain = pulses qA / m}, {@code
   * m} a running mean over the batches of {@code mean(|rate| max|pre| max|post|)} and {@code qA}
   * the weight step of A: a typical sample's strongest cell then gets {@code pulses} pulses,
   * whatever the rate. After every {@code every} samples the next column of A is read, {@code v};
   * the reads due in a batch follow its pulses. {@code d = rate v / gain} is the change of C that
   * is asked for, with {@code qC} the weight step of C:
   *
   * <ul>
   *   <li>without a buffer {@code d / qC} pulses, rounded at random (Tiki-Taka: Gokmen and Haensch,
   *       Front. Neurosci. 14:103, 2020);
   *   <li>with a buffer {@code H += d / qC}; if {@code |H| >= threshold}, {@code n = trunc(H)}
   *       pulses (at most {@link #MOST_PULSES}), and {@code H *= momentum} if it forgets, else
   *       {@code H -= (1 - momentum) n} (TTv2: Gokmen, Front. Artif. Intell. 4:699148, 2021);
   *   <li>with choppers a column's pulses in A have a sign that turns over at random or after a
   *       fixed number of reads, and reads have it too: what A adds of itself cancels (c-TTv2:
   *       Rasch, Carta, Fagbohungbe, Gokmen, Nat. Commun. 15, 2024);
   *   <li>with a moving reference {@code v} is counted from the mean of the column's reads before
   *       its chopper turned over last (AGAD, same source).
   * </ul>
   *
   * <p>The finer the steps of A, the longer it remembers and the more reads count the same change:
   * then more pulses or a lower rate are needed.
   *
   * @param every samples between two reads, > 0
   * @param pulses pulses that the strongest cell of a typical sample gets in A, > 0
   * @param rate part of A's content that a read asks of C, > 0
   * @param buffered whether there is a buffer H
   * @param threshold from which on the buffer gives pulses, in pulses, >= 1
   * @param momentum part of the buffer that is kept, in [0, 1)
   * @param forget whether the buffer forgets what was below a whole pulse
   * @param chopping probability a read that a column's chopper turns over; 0 for no choppers
   * @param choppingAtRandom whether it turns over at random, or after 1 / chopping reads
   * @param movingReference whether reads are counted from a moving reference; needs choppers
   */
  record Transfer(
      double every,
      double pulses,
      double rate,
      boolean buffered,
      double threshold,
      double momentum,
      boolean forget,
      double chopping,
      boolean choppingAtRandom,
      boolean movingReference)
      implements UpdateMethod {
    /** Most pulses a read gives to a cell. */
    public static final int MOST_PULSES = 31;

    public Transfer {
      Allowed.positive("samples between two transfers", every);
      Allowed.positive("pulses of a sample", pulses);
      Allowed.positive("transfer rate", rate);
      Allowed.between("threshold of the buffer", threshold, 1.0, 1e9);
      Allowed.between("momentum of the buffer", momentum, 0.0, 0.999999);
      Allowed.between("chopper probability", chopping, 0.0, 1.0);
      if (movingReference && chopping == 0.0) {
        throw new IllegalArgumentException("A moving reference needs choppers");
      }
    }

    /** Tiki-Taka: no buffer. */
    public static Transfer tikiTaka() {
      return new Transfer(1.0, 5.0, 0.1, false, 1.0, 0.0, false, 0.0, false, false);
    }

    /** TTv2: a digital buffer between the arrays. */
    public static Transfer tikiTakaTwo() {
      return new Transfer(1.0, 5.0, 0.1, true, 1.0, 0.1, true, 0.0, false, false);
    }

    /** c-TTv2: buffer and random choppers. */
    public static Transfer chopped() {
      return new Transfer(1.0, 5.0, 0.1, true, 1.0, 0.1, true, 0.1, true, false);
    }

    /** AGAD: buffer, regular choppers and a moving reference. */
    public static Transfer agad() {
      return new Transfer(1.0, 5.0, 0.1, true, 1.0, 0.1, true, 0.1, false, true);
    }

    /** The same with other sizes. */
    public Transfer with(double newEvery, double newPulses, double newRate) {
      return new Transfer(
          newEvery,
          newPulses,
          newRate,
          buffered,
          threshold,
          momentum,
          forget,
          chopping,
          choppingAtRandom,
          movingReference);
    }
  }
}
