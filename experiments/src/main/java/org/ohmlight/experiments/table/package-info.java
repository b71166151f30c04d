/** Tables of numbers in files: read with every mistake named, written whole or not at all. */
@NullMarked
package org.ohmlight.experiments.table;

import org.jspecify.annotations.NullMarked;
