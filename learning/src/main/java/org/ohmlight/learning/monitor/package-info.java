/**
 * Watching a training without changing what it learns: is the gradient right, does the network come
 * to rest?
 *
 * <p>Entry: {@link org.ohmlight.learning.monitor.Monitor}.
 */
@NullMarked
package org.ohmlight.learning.monitor;

import org.jspecify.annotations.NullMarked;
