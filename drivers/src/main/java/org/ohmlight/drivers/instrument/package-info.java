/** What instruments can do, and the drivers that speak to them. */
@NullMarked
package org.ohmlight.drivers.instrument;

import org.jspecify.annotations.NullMarked;
