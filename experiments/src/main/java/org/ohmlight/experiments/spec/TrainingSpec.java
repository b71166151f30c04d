package org.ohmlight.experiments.spec;

import java.util.List;
import org.ohmlight.learning.optimizer.LearningRate;

/**
 * How a trial trains.
 *
 * @param epochs times through the training images; 0 to test only
 * @param pretrain epochs on exact arithmetic before, whose weights are then programmed
 * @param batch images a minibatch
 * @param optimizer what turns estimates into changes of the weights
 * @param rate learning rate over the training
 * @param layerRates factors on the learning rate by layer
 * @param weightDecay part of each weight taken off a step, times the learning rate
 * @param flip whether half of the images are mirrored, anew each epoch
 * @param crop images are moved by up to so many pixels each way, anew each epoch
 * @param validation part of the training images, the last ones, that only choose the best epoch
 * @param patience epochs without a better one on them after which training ends; 0: it never does
 * @param homeostasis weight of a symmetric Jacobian beside the cost, in asymmetric networks
 * @param monitors what is watched
 */
public record TrainingSpec(
    int epochs,
    int pretrain,
    int batch,
    OptimizerSpec optimizer,
    LearningRate rate,
    List<Float> layerRates,
    float weightDecay,
    boolean flip,
    int crop,
    float validation,
    int patience,
    float homeostasis,
    MonitorSpec monitors) {
  public TrainingSpec {
    layerRates = List.copyOf(layerRates);
  }
}
