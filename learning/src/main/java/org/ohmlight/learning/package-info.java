/**
 * Networks that settle, and the rules that teach them.
 *
 * <p>{@code network} closes the loop over couplings, {@code settle} says in which order and how a
 * layer moves, {@code rule} turns equilibria into local products, {@code optimizer} applies them,
 * {@code training} goes through the data.
 */
@NullMarked
package org.ohmlight.learning;

import org.jspecify.annotations.NullMarked;
