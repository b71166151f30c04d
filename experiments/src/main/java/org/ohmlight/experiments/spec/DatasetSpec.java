package org.ohmlight.experiments.spec;

/**
 * Which images are used.
 *
 * @param name name of the data set
 * @param train most images to train on
 * @param test most images to test on
 */
public record DatasetSpec(String name, int train, int test) {}
