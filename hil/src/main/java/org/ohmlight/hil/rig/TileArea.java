package org.ohmlight.hil.rig;

/**
 * The part of a matrix that a tile holds, in the tile's upper left corner.
 *
 * @param tile number of the tile
 * @param firstOutput first row of the matrix
 * @param outputs rows of the matrix
 * @param firstInput first column of the matrix
 * @param inputs columns of the matrix
 */
record TileArea(int tile, int firstOutput, int outputs, int firstInput, int inputs) {}
