package org.ohmlight.simulator.crossbar;

import org.ohmlight.device.Allowed;

/** How a local outer product reaches the cells. */
public sealed interface UpdateMethod {
  /** At once, as pulse trains: {@link PulseSettings}. */
  record Pulses() implements UpdateMethod {}

  /**
   * Mixed precision: changes add up in digital memory, and whole pulses are taken from there:
   * {@code chi += rate sum post pre^T}; where {@code |chi| >= threshold q}, {@code n = trunc(chi /
   * q)} pulses are given and {@code chi -= n q}, with {@code q} the weight step. No change is lost
   * to the size of a step.
   *
   * <p>Source: Nandakumar et al., Mixed-precision deep learning based on computational memory
   * (Front. Neurosci. 14:406, 2020), with {@code threshold = 1}. A higher threshold writes each
   * cell more seldom, which cells with write noise need.
   *
   * @param threshold from which on pulses are given, in pulses, >= 1
   */
  record MixedPrecision(double threshold) implements UpdateMethod {
    public MixedPrecision {
      Allowed.between("threshold of mixed precision", threshold, 1.0, 1e9);
    }

    /** As in its source: every whole pulse is given at once. */
    public static MixedPrecision atOnce() {
      return new MixedPrecision(1.0);
    }
  }

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

  /**
   * Residual learning on several tiles whose currents add up to one weight of geometric
   * significance, {@code W = sum_n gamma^n W_n}: each tile learns what the ones before it leave
   * wrong.
   *
   * <p>Tile {@code n} is given the pulse trains while {@code n stageSamples <= samples seen < (n +
   * 1) stageSamples}, the last tile from then on; one of its pulses changes {@code W} by {@code
   * gamma^n q}. The tiles before it rest, so that their steps, write noise and asymmetry are
   * constant errors, which the finer tiles take up: the error that is left shrinks by {@code gamma}
   * a tile. Programming goes the same way: each tile is written with what the ones before it
   * missed.
   *
   * <p>Source: Li, Wu, Liu, Gokmen, Chen, In-memory training on analog devices with limited
   * conductance states via multi-tile residual learning (arXiv 2510.02516, 2025): the geometric
   * sum, and one tile after another with the most significant first. What this leaves out: the
   * paper goes on to move the content of a tile to the one before it by slow transfers, and finds
   * the end of a stage from the loss, where this takes a number of samples.
   *
   * @param tiles number of tiles, 2 to 8
   * @param significance {@code gamma}, in (0, 1)
   * @param stageSamples samples that each tile but the last learns from, >= 1
   */
  record Residual(int tiles, double significance, double stageSamples) implements UpdateMethod {
    public Residual {
      Allowed.between("number of tiles", tiles, 2, 8);
      Allowed.between("significance of a tile against the one before", significance, 1e-3, 0.999);
      Allowed.between("samples of a stage", stageSamples, 1.0, 1e12);
    }

    /** Three tiles, each a quarter of the one before; an epoch of MNIST a stage. */
    public static Residual defaults() {
      return new Residual(3, 0.25, 60_000);
    }
  }
}
