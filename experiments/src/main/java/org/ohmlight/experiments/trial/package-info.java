/**
 * One trial: a network on a substrate, taught by a rule, epoch by epoch.
 *
 * <p>Entry: {@link org.ohmlight.experiments.trial.Trial}; the real one is {@link
 * org.ohmlight.experiments.trial.NetworkTrials}.
 */
@NullMarked
package org.ohmlight.experiments.trial;

import org.jspecify.annotations.NullMarked;
