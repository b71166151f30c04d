/** Tests of the arithmetic: agreement with scalar twins, accuracy, moments, no allocation. */
@NullMarked
package org.ohmlight.kernel;

import org.jspecify.annotations.NullMarked;
