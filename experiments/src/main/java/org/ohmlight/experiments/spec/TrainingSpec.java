package org.ohmlight.experiments.spec;

import java.util.List;

/**
 * How a trial trains.
 *
 * @param epochs times through the training images
 * @param batch images a minibatch
 * @param optimizer what turns estimates into changes of the weights
 * @param learningRate learning rate at the start
 * @param finalRate learning rate at the end, as a part of the first
 * @param layerRates factors on the learning rate by layer
 * @param momentum part of the last step that is kept
 * @param weightDecay part of each weight taken off a step, times the learning rate
 * @param flip whether half of the images are mirrored, anew each epoch
 * @param crop images are moved by up to so many pixels each way, anew each epoch
 */
public record TrainingSpec(
    int epochs,
    int batch,
    OptimizerKind optimizer,
    float learningRate,
    float finalRate,
    List<Float> layerRates,
    float momentum,
    float weightDecay,
    boolean flip,
    int crop) {
  public TrainingSpec {
    layerRates = List.copyOf(layerRates);
  }

  /** Optimizers by the names of study files. */
  public enum OptimizerKind {
    /** Momentum and weight decay, kept digitally beside the hardware. */
    MOMENTUM,
    /** Every local product goes straight to the devices. */
    IN_SITU
  }
}
