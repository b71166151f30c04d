/**
 * How a network settles: schedules (which layers move together) times solvers (how a layer moves).
 *
 * <p>Entry: {@link org.ohmlight.learning.settle.Settling}.
 */
@NullMarked
package org.ohmlight.learning.settle;

import org.jspecify.annotations.NullMarked;
