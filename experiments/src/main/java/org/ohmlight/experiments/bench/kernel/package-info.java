/** Benchmarks of the arithmetic: products, convolutions, element-wise passes, random numbers. */
@NullMarked
package org.ohmlight.experiments.bench.kernel;

import org.jspecify.annotations.NullMarked;
