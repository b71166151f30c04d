/**
 * Keeping the Jacobian of a network with separate feedback weights near symmetric.
 *
 * <p>Entry: {@link org.ohmlight.learning.homeostasis.JacobianHomeostasis}.
 */
@NullMarked
package org.ohmlight.learning.homeostasis;

import org.jspecify.annotations.NullMarked;
