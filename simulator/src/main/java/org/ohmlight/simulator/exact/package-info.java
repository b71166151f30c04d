/**
 * Exact arithmetic behind the Coupling seam: what every simulated device is compared with.
 *
 * <p>Entry: {@link org.ohmlight.simulator.exact.ExactSubstrate}.
 */
@NullMarked
package org.ohmlight.simulator.exact;

import org.jspecify.annotations.NullMarked;
