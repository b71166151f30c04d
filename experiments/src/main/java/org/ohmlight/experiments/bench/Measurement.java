package org.ohmlight.experiments.bench;

import java.util.OptionalDouble;

/**
 * What one benchmark took.
 *
 * @param name stable name, such as {@code gemm-512}
 * @param threads threads at work: those that each did the same, times those that shared it
 * @param unit unit of the times, for one operation of one thread
 * @param median median over the iterations of all forks
 * @param min shortest iteration
 * @param max longest iteration
 * @param forks JVMs it ran in, one after another
 * @param gigaflops floating-point operations a nanosecond of all threads at the median, where the
 *     work is known
 * @param gigabytes bytes a nanosecond that were moved, where they are known
 */
public record Measurement(
    String name,
    int threads,
    String unit,
    double median,
    double min,
    double max,
    int forks,
    OptionalDouble gigaflops,
    OptionalDouble gigabytes) {}
