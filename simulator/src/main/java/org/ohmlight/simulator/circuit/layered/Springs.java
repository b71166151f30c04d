package org.ohmlight.simulator.circuit.layered;

import java.util.HashMap;
import java.util.Map;
import org.ohmlight.kernel.Pointwise;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.NetworkState;

/**
 * What holds conductances and current sources to their control knobs. With the knobs balanced at
 * {@code w_0} and the voltages {@code v_0}, a weight that is let go rests at
 *
 * <pre>  w = w_0 + eps (dE/dw (v_0) - dE/dw (v)),   dE/dg_ij = (v_i - v_j)^2 / 2,   dE/db_i = -v_i
 * </pre>
 *
 * means over the batch. Knobs are not stored, only what they balance: the same in exact arithmetic,
 * and far more precise in single precision.
 */
final class Springs {
  private final Wires wires;
  private final Map<EdgeId, float[]> held = new HashMap<>();
  private final Map<EdgeId, float[]> pull = new HashMap<>();
  private final Map<EdgeId, float[]> asked = new HashMap<>();
  private final float[][] heldAmps;
  private final float[][] pullAmps;
  private float compliance;

  Springs(Wires wires) {
    this.wires = wires;
    wires
        .edges()
        .forEach((id, edge) -> {
          held.put(id, new float[edge.weights()]);
          pull.put(id, new float[edge.weights()]);
          asked.put(id, new float[edge.weights()]);
        });
    heldAmps = new float[wires.amps().length][];
    pullAmps = new float[wires.amps().length][];
    for (int k = 0; k < heldAmps.length; k++) {
      heldAmps[k] = new float[wires.amps()[k].length];
      pullAmps[k] = new float[wires.amps()[k].length];
    }
  }

  void balance(Batch input, NetworkState state, float newCompliance) {
    if (!(newCompliance > 0f)) {
      throw new IllegalArgumentException(
          "The compliance of a weight's spring is positive, got " + newCompliance);
    }
    compliance = newCompliance;
    wires
        .edges()
        .forEach((id, edge) -> {
          edge.coupling().read(of(held, id));
          pull(edge, input, state, 1f, 0f, of(pull, id));
        });
    for (int k = 1; k < heldAmps.length; k++) {
      System.arraycopy(wires.amps()[k], 0, heldAmps[k], 0, heldAmps[k].length);
      means(state.plus(k), pullAmps[k]);
    }
  }

  /** Moves every weight to its rest with the voltages held. */
  void move(Batch input, NetworkState state, long tick) {
    wires
        .edges()
        .forEach((id, edge) -> {
          float[] siemens = of(asked, id);
          float[] balanced = of(pull, id);
          System.arraycopy(balanced, 0, siemens, 0, siemens.length);
          pull(edge, input, state, -1f, 1f, siemens);
          Pointwise.scale(siemens, 0, siemens, 0, compliance, siemens.length);
          Pointwise.sum(siemens, 0, siemens, 0, of(held, id), 0, siemens.length);
          edge.coupling().program(siemens, tick);
        });
    for (int k = 1; k < heldAmps.length; k++) {
      float[] now = new float[heldAmps[k].length];
      means(state.plus(k), now);
      for (int i = 0; i < now.length; i++) {
        wires.amps()[k][i] = heldAmps[k][i] + compliance * (now[i] - pullAmps[k][i]);
      }
    }
  }

  /** {@code into = keep into + factor mean (v_i - v_j)^2 / 2}. */
  private static void pull(
      ConductanceEdge edge,
      Batch input,
      NetworkState state,
      float factor,
      float keep,
      float[] into) {
    EdgeId id = edge.id();
    Batch pre = id.from() == 0 ? input : state.plus(id.from());
    edge.gradient(state.plus(id.to()), pre, -factor / input.rows(), keep, into, 0);
  }

  private static void means(Batch volts, float[] into) {
    java.util.Arrays.fill(into, 0f);
    for (int r = 0; r < volts.rows(); r++) {
      Pointwise.addScaled(
          into,
          0,
          volts.values(),
          volts.offset() + r * into.length,
          1f / volts.rows(),
          into.length);
    }
  }

  private static float[] of(Map<EdgeId, float[]> arrays, EdgeId id) {
    float[] array = arrays.get(id);
    if (array == null) {
      throw new IllegalArgumentException("No edge " + id);
    }
    return array;
  }
}
