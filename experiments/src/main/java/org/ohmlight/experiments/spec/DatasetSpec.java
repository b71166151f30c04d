package org.ohmlight.experiments.spec;

import org.ohmlight.experiments.data.PixelValues;

/**
 * Which images are used.
 *
 * @param name name of the data set
 * @param values range of the pixels
 * @param train most images to train on
 * @param test most images to test on
 */
public record DatasetSpec(String name, PixelValues values, int train, int test) {}
