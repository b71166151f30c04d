/** The command line: {@code ohmlight} and its commands. */
@NullMarked
package org.ohmlight.experiments.cli;

import org.jspecify.annotations.NullMarked;
