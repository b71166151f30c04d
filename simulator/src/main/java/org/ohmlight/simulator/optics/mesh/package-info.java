/**
 * Meshes of Mach-Zehnder interferometers: any unitary matrix as columns of two-port devices.
 *
 * <p>{@link org.ohmlight.simulator.optics.mesh.MeshDesign} takes a unitary apart into phases;
 * {@link org.ohmlight.simulator.optics.mesh.Mesh} is the chip that holds them, with the errors it
 * was made with; {@link org.ohmlight.simulator.optics.mesh.MeshSubstrate} hands out couplings.
 *
 * <p>Matrices act on columns of amplitudes, output = matrix * input. A chip is reciprocal: light
 * that runs backwards meets the transposed matrix.
 */
@NullMarked
package org.ohmlight.simulator.optics.mesh;

import org.jspecify.annotations.NullMarked;
