package org.ohmlight.simulator.reference.machine;

import org.jspecify.annotations.Nullable;
import org.ohmlight.physical.Activation;

/**
 * One move of a layer on one rail, everything at once:
 *
 * <pre>
 *   D = constant + drive + share error - beta (s - target) + sigma z
 *   STATES:  a = D, s += alpha (f(a) - s)        DRIVES:  a += alpha (D - a), s = f(a)
 * </pre>
 *
 * with {@code f} rounded to the step of {@link ReferenceNoise}, where it has one.
 *
 * @param layer which layer
 * @param rail which rail, from 0
 * @param s activations. Modified.
 * @param a pre-activations. Modified.
 * @param constant drive of the clamped input and the biases
 * @param drive drive of the other layers, if any reaches this one
 * @param error drive that the two rails of a dyad feel with opposite signs, if any
 * @param share what of it this rail feels
 * @param target what the output is pulled to, if it is
 * @param beta how strongly
 * @param activation {@code f}
 * @param settling what is damped, and how much
 * @param tick the moment
 * @param firstRow which sample of the whole batch the first one is
 * @param counts whether the relative change is measured here
 */
public record Move<T>(
    int layer,
    int rail,
    T s,
    T a,
    T constant,
    @Nullable T drive,
    @Nullable T error,
    float share,
    @Nullable T target,
    float beta,
    Activation activation,
    ReferenceSettling settling,
    long tick,
    int firstRow,
    boolean counts) {}
