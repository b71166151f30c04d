package org.ohmlight.learning.training;

import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What an epoch was like.
 *
 * @param epoch number, from 1
 * @param cost mean cost at the free equilibria, before each update
 * @param accuracy part of the samples whose largest output was right, before each update; NaN where
 *     targets are images
 * @param freeSteps settling steps of the free phase, mean over the samples
 * @param nudgedSteps settling steps of all nudged phases together, mean over the samples
 * @param settledPart part of the free phases (minibatches) that came to rest within the limits
 * @param monitored what monitors saw, by name
 * @param fault why training had to stop, or null
 */
public record EpochReport(
    int epoch,
    double cost,
    double accuracy,
    double freeSteps,
    double nudgedSteps,
    double settledPart,
    SequencedMap<String, Double> monitored,
    @Nullable String fault) {}
