/**
 * Every message of a rig on disk, and a recording as a rig of its own. Begin with {@link
 * org.ohmlight.hil.record.Recorder} and {@link org.ohmlight.hil.record.Recording}.
 */
@NullMarked
package org.ohmlight.hil.record;

import org.jspecify.annotations.NullMarked;
