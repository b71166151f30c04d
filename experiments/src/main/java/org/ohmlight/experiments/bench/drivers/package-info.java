/** Benchmarks of what lies between a host and an instrument: frames, exchanges, a broker. */
@NullMarked
package org.ohmlight.experiments.bench.drivers;

import org.jspecify.annotations.NullMarked;
