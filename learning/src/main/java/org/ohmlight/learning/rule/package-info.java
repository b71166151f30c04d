/**
 * Learning rules: from the states at equilibria to local products, edge by edge.
 *
 * <p>Entry: {@link org.ohmlight.learning.rule.Estimator}.
 */
@NullMarked
package org.ohmlight.learning.rule;

import org.jspecify.annotations.NullMarked;
