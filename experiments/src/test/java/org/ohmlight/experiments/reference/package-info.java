@NullMarked
package org.ohmlight.experiments.reference;

import org.jspecify.annotations.NullMarked;
