@NullMarked
package org.ohmlight.experiments.rig;

import org.jspecify.annotations.NullMarked;
