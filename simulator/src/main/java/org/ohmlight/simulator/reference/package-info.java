/**
 * Reference computers: the same networks on ND4J and on OpenCL, to compare with and to learn on.
 *
 * <p>Nothing is loaded before a backend is asked for. Entry: {@link
 * org.ohmlight.simulator.reference.ReferenceBackend}.
 */
@NullMarked
package org.ohmlight.simulator.reference;

import org.jspecify.annotations.NullMarked;
