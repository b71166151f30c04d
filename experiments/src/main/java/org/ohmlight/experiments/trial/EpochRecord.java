package org.ohmlight.experiments.trial;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What an epoch was like, on the training images and afterwards on the test images.
 *
 * @param epoch number, from 1
 * @param trainCost mean cost at the free equilibria, before each update
 * @param trainAccuracy part of the training images answered right, before each update; NaN where
 *     answers are images
 * @param freeSteps settling steps of the free phase, mean over the images
 * @param nudgedSteps settling steps of all nudged phases together, mean over the images
 * @param settledPart part of the minibatches whose free phase came to rest
 * @param testAccuracy part of the test images answered right; NaN where answers are images
 * @param testCost mean cost on the test images
 * @param testSteps settling steps on the test images, mean
 * @param seconds time the simulated hardware took to train for this epoch [s]
 * @param joules energy it spent on that [J]
 * @param answerSeconds time it takes for one answer [s]
 * @param answerJoules energy of one answer [J]
 * @param validationAccuracy part of the images kept apart that were answered right; NaN without any
 * @param monitored what monitors saw, by name
 * @param fault why the trial had to stop, or null
 */
public record EpochRecord(
    int epoch,
    double trainCost,
    double trainAccuracy,
    double freeSteps,
    double nudgedSteps,
    double settledPart,
    double testAccuracy,
    double testCost,
    double testSteps,
    double seconds,
    double joules,
    double answerSeconds,
    double answerJoules,
    double validationAccuracy,
    SequencedMap<String, Double> monitored,
    @Nullable String fault) {
  public EpochRecord {
    monitored = new LinkedHashMap<>(monitored);
  }
}
