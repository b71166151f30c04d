/**
 * How cost grows with size: time against width, depth, batch, tiles and threads, memory a cell, and
 * what follows for a machine of a thousand million cells. Entry: {@link
 * org.ohmlight.experiments.scaling.ScalingCommand}.
 */
@NullMarked
package org.ohmlight.experiments.scaling;

import org.jspecify.annotations.NullMarked;
