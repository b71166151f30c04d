/**
 * Tables of numbers in files - read with every mistake named, written whole or not at all - and on
 * the screen.
 */
@NullMarked
package org.ohmlight.experiments.table;

import org.jspecify.annotations.NullMarked;
