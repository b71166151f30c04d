/**
 * The arithmetic all floors stand on: matrix products, element-wise passes, random numbers.
 *
 * <p>Everything works on {@code float[]} with offsets, allocates nothing and gives the same bits at
 * any split of the work: each output value is computed by one fixed sequence of operations,
 * whatever block or thread it falls into. Vector kernels have scalar twins that agree with them.
 */
@NullMarked
package org.ohmlight.kernel;

import org.jspecify.annotations.NullMarked;
