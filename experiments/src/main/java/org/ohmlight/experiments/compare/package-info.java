/**
 * Networks on hardware beside the same networks on a reference, step by step. Entry: {@link
 * org.ohmlight.experiments.compare.Comparer}.
 */
@NullMarked
package org.ohmlight.experiments.compare;

import org.jspecify.annotations.NullMarked;
