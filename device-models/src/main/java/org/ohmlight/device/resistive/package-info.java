/**
 * Resistive cells: how one cell answers a programming pulse, what spreads from cell to cell and
 * from pulse to pulse, and what time does to it.
 *
 * <p>A cell's state {@code w} is dimensionless and runs over {@link
 * org.ohmlight.device.resistive.Bounds}; an array maps it linearly to conductance. Entry: {@link
 * org.ohmlight.device.resistive.PulsedCell} describes a cell, {@link
 * org.ohmlight.device.resistive.PulsedCells} holds many.
 */
@NullMarked
package org.ohmlight.device.resistive;

import org.jspecify.annotations.NullMarked;
