package org.ohmlight.simulator.optics.bench;

import org.jspecify.annotations.Nullable;
import org.ohmlight.kernel.WeightPanels;

/**
 * What an area does to light at one moment: all that is linear and fixed, folded together.
 *
 * @param moment of the drift
 * @param effective the realised matrix {@code [inputs x outputs]}; shared, not to be changed
 * @param panels the same, packed
 * @param bias light of the bias at each output, in weight times state units
 * @param offset what a reading at zero state is off; null for nothing
 * @param shotDeviation of each output, with the light at its bias
 * @param shotLight variance per unit of drive {@code [inputs x outputs]}, packed; null where a
 *     frame's mean light stands for it
 * @param darkDeviation of each output
 * @param lightShare part of the whole light that comes from each input, over the range of states
 */
record AreaImage(
    long moment,
    float[] effective,
    WeightPanels panels,
    float[] bias,
    float @Nullable [] offset,
    float[] shotDeviation,
    @Nullable WeightPanels shotLight,
    float[] darkDeviation,
    float[] lightShare) {}
