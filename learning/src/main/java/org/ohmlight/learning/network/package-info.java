/**
 * Layered networks whose loop is closed in software over couplings.
 *
 * <p>Entry: {@link org.ohmlight.learning.network.LayeredNetwork}.
 */
@NullMarked
package org.ohmlight.learning.network;

import org.jspecify.annotations.NullMarked;
