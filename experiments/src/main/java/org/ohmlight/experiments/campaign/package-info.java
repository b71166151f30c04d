/** Running the trials of a study: side by side, saved after every epoch, taken up again. */
@NullMarked
package org.ohmlight.experiments.campaign;

import org.jspecify.annotations.NullMarked;
