package org.ohmlight.device.resistive;

import org.ohmlight.device.Allowed;

/** A factor on a memristor's rate that stops its state at the ends; {@code x} in [0, 1]. */
public sealed interface Window {
  /**
   * The factor.
   *
   * @param x state, 0 to 1
   * @param direction sign of the state's movement
   */
  double at(double x, double direction);

  /** No window: the state is clipped at its ends. */
  record None() implements Window {
    @Override
    public double at(double x, double direction) {
      return 1.0;
    }
  }

  /**
   * {@code 1 - (2 x - 1)^(2 p)}. Source: Joglekar and Wolf (Eur. J. Phys. 30, 2009), eq. 15.
   *
   * @param p sharpness, >= 1
   */
  record Joglekar(int p) implements Window {
    public Joglekar {
      Allowed.between("p of the window", p, 1, 1000);
    }

    @Override
    public double at(double x, double direction) {
      return 1.0 - Math.pow(2.0 * x - 1.0, 2.0 * p);
    }
  }

  /**
   * {@code 1 - (x - step(-direction))^(2 p)}: lets the state leave an end. Source: Biolek, Biolek,
   * Biolkova (Radioengineering 18, 2009), eq. 2.
   *
   * @param p sharpness, >= 1
   */
  record Biolek(int p) implements Window {
    public Biolek {
      Allowed.between("p of the window", p, 1, 1000);
    }

    @Override
    public double at(double x, double direction) {
      return 1.0 - Math.pow(x - (direction < 0.0 ? 1.0 : 0.0), 2.0 * p);
    }
  }

  /**
   * {@code j (1 - ((x - 1/2)^2 + 3/4)^p)}. Source: Prodromakis et al. (IEEE Trans. Electron Devices
   * 58, 2011), eq. 9.
   *
   * @param j height, > 0
   * @param p sharpness, > 0
   */
  record Prodromakis(double j, double p) implements Window {
    public Prodromakis {
      Allowed.positive("j of the window", j);
      Allowed.positive("p of the window", p);
    }

    @Override
    public double at(double x, double direction) {
      return j * (1.0 - Math.pow((x - 0.5) * (x - 0.5) + 0.75, p));
    }
  }
}
