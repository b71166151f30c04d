/**
 * A twin of a controller's tiles: parameters fitted to recorded exchanges, and cells that behave by
 * them.
 *
 * <p>{@link org.ohmlight.hil.twin.TileSamples} listens to exchanges, {@link
 * org.ohmlight.hil.twin.TwinFit} fits, {@link org.ohmlight.hil.twin.TwinTiles} behave.
 */
@NullMarked
package org.ohmlight.hil.twin;

import org.jspecify.annotations.NullMarked;
