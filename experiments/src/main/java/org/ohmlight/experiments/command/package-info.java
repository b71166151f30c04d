/** What every command shares: where it prints, what it answers, how it fails. */
@NullMarked
package org.ohmlight.experiments.command;

import org.jspecify.annotations.NullMarked;
