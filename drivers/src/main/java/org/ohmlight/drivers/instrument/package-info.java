/**
 * What instruments can do, whoever made them: narrow capabilities ({@link
 * org.ohmlight.drivers.instrument.Source}, {@link org.ohmlight.drivers.instrument.Meter}, ...),
 * settings with unit, range, ramp and read-back ({@link
 * org.ohmlight.drivers.instrument.Parameter}), and limits that stand below every one of them
 * ({@link org.ohmlight.drivers.instrument.Limits}).
 */
@NullMarked
package org.ohmlight.drivers.instrument;

import org.jspecify.annotations.NullMarked;
