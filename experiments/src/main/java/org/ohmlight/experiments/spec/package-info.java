/**
 * Study files: YAML, checked against a schema with all mistakes at once, then bound to records.
 *
 * <p>Entry: {@link org.ohmlight.experiments.spec.StudyReader}; what comes out: {@link
 * org.ohmlight.experiments.spec.StudySpec}.
 */
@NullMarked
package org.ohmlight.experiments.spec;

import org.jspecify.annotations.NullMarked;
