/**
 * How local products change the weights.
 *
 * <p>Entry: {@link org.ohmlight.learning.optimizer.Optimizer}.
 */
@NullMarked
package org.ohmlight.learning.optimizer;

import org.jspecify.annotations.NullMarked;
