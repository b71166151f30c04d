package org.ohmlight.experiments.spec;

import java.util.List;
import org.ohmlight.learning.optimizer.LearningRate;

/**
 * How a trial trains.
 *
 * @param epochs times through the training images
 * @param batch images a minibatch
 * @param optimizer what turns estimates into changes of the weights
 * @param rate learning rate over the training
 * @param layerRates factors on the learning rate by layer
 * @param weightDecay part of each weight taken off a step, times the learning rate
 * @param flip whether half of the images are mirrored, anew each epoch
 * @param crop images are moved by up to so many pixels each way, anew each epoch
 */
public record TrainingSpec(
    int epochs,
    int batch,
    OptimizerSpec optimizer,
    LearningRate rate,
    List<Float> layerRates,
    float weightDecay,
    boolean flip,
    int crop) {
  public TrainingSpec {
    layerRates = List.copyOf(layerRates);
  }
}
