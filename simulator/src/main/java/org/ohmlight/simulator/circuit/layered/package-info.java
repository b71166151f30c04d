/**
 * Deep resistive networks: layers of voltages joined by conductances, with ideal diodes, that
 * settle to where they waste the least power.
 *
 * <p>Entry: {@link org.ohmlight.simulator.circuit.layered.ResistiveNetwork}. The package above
 * solves any circuit, with real diodes, in double precision; this one solves layered circuits with
 * ideal diodes, thousands of times as fast, and is taught.
 */
@NullMarked
package org.ohmlight.simulator.circuit.layered;

import org.jspecify.annotations.NullMarked;
