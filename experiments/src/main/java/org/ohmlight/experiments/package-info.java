/** Studies: what to run, on what, with which data, and how its results are kept and shown. */
@NullMarked
package org.ohmlight.experiments;

import org.jspecify.annotations.NullMarked;
