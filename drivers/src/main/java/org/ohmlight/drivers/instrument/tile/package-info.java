/**
 * Controllers of tiles of analog cells, by the tile protocol (docs/tile-protocol.md). Begin with
 * {@link org.ohmlight.drivers.instrument.tile.TileController}.
 */
@NullMarked
package org.ohmlight.drivers.instrument.tile;

import org.jspecify.annotations.NullMarked;
