/**
 * Edges between layers: dense ones, and convolutions on any coupling.
 *
 * <p>Entry: {@link org.ohmlight.learning.wiring.WiredEdge}.
 */
@NullMarked
package org.ohmlight.learning.wiring;

import org.jspecify.annotations.NullMarked;
