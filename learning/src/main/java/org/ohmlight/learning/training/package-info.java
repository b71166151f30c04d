/**
 * Going through the data: epochs, evaluation, checkpoints.
 *
 * <p>Entry: {@link org.ohmlight.learning.training.Training}.
 */
@NullMarked
package org.ohmlight.learning.training;

import org.jspecify.annotations.NullMarked;
