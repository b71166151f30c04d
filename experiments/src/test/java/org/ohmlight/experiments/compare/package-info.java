@NullMarked
package org.ohmlight.experiments.compare;

import org.jspecify.annotations.NullMarked;
