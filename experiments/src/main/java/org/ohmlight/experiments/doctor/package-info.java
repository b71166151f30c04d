/**
 * Looks at the machine: what is there, what is missing, and what cures it.
 *
 * <p>Entry: {@link org.ohmlight.experiments.doctor.Doctor}.
 */
@NullMarked
package org.ohmlight.experiments.doctor;

import org.jspecify.annotations.NullMarked;
