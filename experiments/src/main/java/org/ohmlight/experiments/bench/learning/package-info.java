/** Benchmarks of whole learning steps: settle, estimate, change the weights. */
@NullMarked
package org.ohmlight.experiments.bench.learning;

import org.jspecify.annotations.NullMarked;
