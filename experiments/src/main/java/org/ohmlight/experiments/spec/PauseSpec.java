package org.ohmlight.experiments.spec;

import org.ohmlight.device.resistive.Retention;

/**
 * A pause in a trial: after some epochs the crossbar is left alone and drifts, then something is
 * done about it. The epoch after the last one of training is the pause itself, tested at its end;
 * every epoch from then on is a round of the remedy.
 *
 * @param afterEpoch epochs of training before it
 * @param seconds its length [s]
 * @param retention how well the cells keep their states
 * @param remedy what is done about it
 * @param images images that a round of learning shows
 * @param learningRate learning rate of those rounds
 */
public record PauseSpec(
    int afterEpoch,
    double seconds,
    Retention retention,
    Remedy remedy,
    int images,
    float learningRate) {
  /** What is done about drift. */
  public enum Remedy {
    /** Nothing. */
    NONE,
    /** The same learning goes on, for some images a round. */
    LEARN,
    /** The weights that were read back before the pause are programmed again, once a round. */
    REPROGRAM
  }
}
