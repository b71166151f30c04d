/**
 * Errors on their way back through a network: what the rules that differentiate are made of.
 *
 * <p>Entry: {@link org.ohmlight.learning.backward.ErrorNetwork}.
 */
@NullMarked
package org.ohmlight.learning.backward;

import org.jspecify.annotations.NullMarked;
