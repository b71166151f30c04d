/** How results are shown: a table on the console, a page that stands by itself. */
@NullMarked
package org.ohmlight.experiments.report;

import org.jspecify.annotations.NullMarked;
