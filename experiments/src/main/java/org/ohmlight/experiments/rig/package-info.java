/**
 * Rigs as the command line and studies use them: from an address to a substrate. Begin with {@link
 * org.ohmlight.experiments.rig.RigConnection}.
 */
@NullMarked
package org.ohmlight.experiments.rig;

import org.jspecify.annotations.NullMarked;
