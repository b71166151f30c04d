/** Pictures of light: fields and phase masks as PNG files, and pictures as wanted light. */
@NullMarked
package org.ohmlight.experiments.picture;

import org.jspecify.annotations.NullMarked;
