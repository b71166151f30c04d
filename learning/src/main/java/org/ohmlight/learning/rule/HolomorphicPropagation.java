package org.ohmlight.learning.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ohmlight.kernel.Pointwise;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.loop.ComplexNetwork;
import org.ohmlight.learning.settle.Settling;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Equilibrium;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.NetworkState;
import org.ohmlight.physical.Nudge;
import org.ohmlight.physical.PhysicalNetwork;
import org.ohmlight.physical.SettleLimits;

/**
 * Holomorphic equilibrium propagation: the nudging strength goes round a circle in the complex
 * plane, and the gradient is the first Fourier coefficient of the local products,
 *
 * <pre>
 *   dC/dW_kj = -(1 / (N r)) Re sum_n (s_k, s_j)|_(beta_n) exp(-2 pi i n / N),
 *   beta_n = r exp(2 pi i n / N)
 * </pre>
 *
 * which is exact at a finite radius up to terms of order {@code r^N}; two points are centred
 * equilibrium propagation. Source: Laborieux and Zenke (2022). States at conjugate strengths are
 * conjugate, so only half of the circle is settled.
 *
 * <p>What it leaves out: networks that are not symmetric; activations with corners; the dynamics of
 * an oscillating teaching signal, of which these points are samples.
 */
public final class HolomorphicPropagation implements Estimator {
  private final float radius;
  private final int points;
  private final Settling settling;
  private final SettleLimits freeLimits;
  private final SettleLimits nudgedLimits;
  private final Team team;
  private final MadeFor<Bound> bound = new MadeFor<>();

  /**
   * Makes the rule.
   *
   * @param radius {@code r}, nudging strength, positive
   * @param points {@code N}, at least 2
   * @param settling schedule and solver of the network
   * @param freeLimits when the free phase stops
   * @param nudgedLimits when each point of the circle stops
   * @param team threads that share the samples; results do not depend on their number
   */
  public HolomorphicPropagation(
      float radius,
      int points,
      Settling settling,
      SettleLimits freeLimits,
      SettleLimits nudgedLimits,
      Team team) {
    if (!(radius > 0f) || points < 2) {
      throw new IllegalArgumentException(
          "Holomorphic equilibrium propagation needs a radius above 0 and at least 2 points, got "
              + radius
              + " and "
              + points);
    }
    this.radius = radius;
    this.points = points;
    this.settling = settling;
    this.freeLimits = freeLimits;
    this.nudgedLimits = nudgedLimits;
    this.team = team;
  }

  @Override
  public Estimate estimate(PhysicalNetwork network, Batch inputs, Batch targets) {
    return bound.get(network, Bound::new).estimate(inputs, targets);
  }

  private final class Bound {
    private final PhysicalNetwork network;
    private final NetworkDescription description;
    private final ComplexNetwork circle;
    private final Map<Integer, Workspace> workspaces = new HashMap<>();

    Bound(PhysicalNetwork network) {
      this.network = network;
      this.description = network.description();
      description.requireDrives("Holomorphic equilibrium propagation");
      EquilibriumPropagation.requireEnergy(description, "Holomorphic equilibrium propagation");
      this.circle = new ComplexNetwork(network, settling, team);
    }

    Estimate estimate(Batch inputs, Batch targets) {
      int rows = inputs.rows();
      Workspace work = workspaces.computeIfAbsent(rows, r -> new Workspace(description, r));
      network.clamp(inputs);
      work.free.rest();
      Equilibrium free = network.settle(Nudge.FREE, work.free, freeLimits);
      circle.clamp(inputs);
      List<Equilibrium> nudged = new ArrayList<>();
      work.begin();
      PairProducts pairs = new PairProducts(description);
      for (int n = 0; n <= points / 2; n++) {
        double angle = 2 * Math.PI * n / points;
        float cosine = (float) Math.cos(angle);
        float sine = (float) Math.sin(angle);
        nudged.add(circle.settle(work.free, targets, radius * cosine, radius * sine, nudgedLimits));
        work.take(n, cosine, sine, circle.real(rows), circle.imaginary(rows));
        float scale = -weight(n) / (points * radius * rows);
        Point point = work.points.get(n);
        pairs.oneWay(point.real, point.turned, scale);
        pairs.oneWay(point.imaginary, point.crossed, scale);
      }
      pairs.input(inputs, work.sum, -1f / (points * radius * rows));
      return new Estimate(pairs.products(), pairs.biases(), work.free, free, nudged);
    }
  }

  /** A point and its conjugate count together. */
  private float weight(int n) {
    return n == 0 || 2 * n == points ? 1f : 2f;
  }

  /**
   * One point of the circle: {@code s = p + iq} turned back by its angle {@code phi}, {@code Re
   * exp(-i phi) s_k s_j = (cos p_k + sin q_k) p_j + (sin p_k - cos q_k) q_j}.
   */
  private static final class Point {
    private final Batch[] real;
    private final Batch[] imaginary;
    private final Batch[] turned;
    private final Batch[] crossed;

    Point(Batch[] like) {
      real = zeros(like);
      imaginary = zeros(like);
      turned = zeros(like);
      crossed = zeros(like);
    }
  }

  private static Batch[] zeros(Batch[] like) {
    Batch[] zeros = new Batch[like.length];
    for (int k = 0; k < like.length; k++) {
      zeros[k] = Batch.zeros(k == 0 ? 0 : like[k].rows(), like[k].width());
    }
    return zeros;
  }

  private final class Workspace {
    private final NetworkState free;
    private final List<Point> points = new ArrayList<>();
    private final Batch[] sum;

    Workspace(NetworkDescription description, int rows) {
      free = NetworkState.single(description, rows);
      sum = zeros(free.activations());
    }

    void begin() {
      for (Batch layer : sum) {
        layer.fill(0f);
      }
    }

    void take(int n, float cosine, float sine, Batch[] p, Batch[] q) {
      if (points.size() <= n) {
        points.add(new Point(p));
      }
      Point point = points.get(n);
      for (int k = 1; k < p.length; k++) {
        point.real[k].copyFrom(p[k]);
        point.imaginary[k].copyFrom(q[k]);
        mix(point.turned[k], p[k], cosine, q[k], sine);
        mix(point.crossed[k], p[k], sine, q[k], -cosine);
        add(sum[k], point.turned[k], weight(n));
      }
    }

    private void mix(Batch into, Batch x, float a, Batch y, float b) {
      into.fill(0f);
      add(into, x, a);
      add(into, y, b);
    }

    private void add(Batch into, Batch x, float factor) {
      Pointwise.addScaled(
          into.values(), 0, x.values(), x.offset(), factor, into.rows() * into.width());
    }
  }
}
