/**
 * Whether a study shows what its {@code expected.yaml} says.
 *
 * <p>Entry: {@link org.ohmlight.experiments.verify.Verification}.
 */
@NullMarked
package org.ohmlight.experiments.verify;

import org.jspecify.annotations.NullMarked;
