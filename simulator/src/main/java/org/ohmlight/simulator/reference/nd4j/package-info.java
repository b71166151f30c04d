/**
 * The reference in ND4J, on a CPU or a GPU by what is on the class path. The only place that knows
 * the library.
 *
 * <p>Entry: {@link org.ohmlight.simulator.reference.nd4j.Nd4jMachine}.
 */
@NullMarked
package org.ohmlight.simulator.reference.nd4j;

import org.jspecify.annotations.NullMarked;
