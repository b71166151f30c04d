package org.ohmlight.device.resistive;

import org.ohmlight.device.Allowed;

/**
 * What happens to a cell between mini-batches: decay towards its resting state {@code b} and
 * diffusion. {@code w = b + (w - b)(1 - 1 / lifetime) + diffusion xi}, then the bounds.
 *
 * @param lifetime mini-batches after which {@code 1/e} is left; 0 for no decay
 * @param lifetimeSpread relative spread of the lifetime from device to device
 * @param diffusion standard deviation of {@code w} a mini-batch
 * @param diffusionSpread relative spread of it from device to device
 */
public record Ageing(
    double lifetime, double lifetimeSpread, double diffusion, double diffusionSpread) {
  /** Nothing happens. */
  public static final Ageing NONE = new Ageing(0.0, 0.0, 0.0, 0.0);

  public Ageing {
    Allowed.notNegative("lifetime", lifetime);
    Allowed.notNegative("lifetime spread", lifetimeSpread);
    Allowed.notNegative("diffusion", diffusion);
    Allowed.notNegative("diffusion spread", diffusionSpread);
    if (lifetime > 0.0 && lifetime < 1.0) {
      throw new IllegalArgumentException(
          "lifetime must be 0 (no decay) or at least 1 mini-batch, got " + lifetime);
    }
  }
}
