/** Plots as data, drawn as PNG files or as inline SVG. */
@NullMarked
package org.ohmlight.experiments.plot;

import org.jspecify.annotations.NullMarked;
