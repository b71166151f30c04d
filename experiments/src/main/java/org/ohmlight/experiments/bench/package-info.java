/**
 * Benchmarks anyone can repeat: groups of JMH benchmarks under stable names, run with short honest
 * settings (warm-up, several JVMs, median and spread).
 */
@NullMarked
package org.ohmlight.experiments.bench;

import org.jspecify.annotations.NullMarked;
