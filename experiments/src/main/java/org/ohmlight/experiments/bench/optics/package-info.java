/** Benchmarks of light: the SLM bench, transforms, propagation, holograms. */
@NullMarked
package org.ohmlight.experiments.bench.optics;

import org.jspecify.annotations.NullMarked;
