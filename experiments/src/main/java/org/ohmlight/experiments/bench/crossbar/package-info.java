/** Benchmarks of resistive crossbars: line resistance, reads, pulsed updates. */
@NullMarked
package org.ohmlight.experiments.bench.crossbar;

import org.jspecify.annotations.NullMarked;
