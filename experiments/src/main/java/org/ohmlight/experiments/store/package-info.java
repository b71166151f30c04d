/**
 * What a run leaves behind: results, checkpoints, and the folder that holds them. Files are written
 * beside and renamed, so that nobody ever sees half of one.
 */
@NullMarked
package org.ohmlight.experiments.store;

import org.jspecify.annotations.NullMarked;
