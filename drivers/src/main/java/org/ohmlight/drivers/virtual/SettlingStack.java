package org.ohmlight.drivers.virtual;

import java.nio.ByteBuffer;
import org.ohmlight.drivers.instrument.tile.TileAnswer;
import org.ohmlight.drivers.instrument.tile.TileInfo;
import org.ohmlight.drivers.instrument.tile.TileMessage;

/**
 * Layers that settle over the tiles of a controller, as docs/tile-protocol.md says for SETTLE:
 *
 * <pre>  s_k &lt;- clip(g (W_(k-1) s_(k-1) + W_k^T s_(k+1)) + b_k + f_k, 0, 1),   k = 1..n</pre>
 *
 * all at once, from zero, with {@code s_0} clamped and the force {@code f} on layer n alone. States
 * are codes, 65535 is 1.
 */
final class SettlingStack {
  private static final int HEAD = 6;
  private static final float STATE_TOP = 65535f;
  private static final float CODE_TOP = TileInfo.FULL_WEIGHT;

  private final TilePhysics physics;
  private final int first;
  private final int width;
  private final float gain;

  /** What stays: bias, force, and what the clamped layer drives {@code [layers, width]}. */
  private final float[][] constant;

  /** {@code [layers, width]}. */
  private float[][] states;

  private float[][] next;
  private final float[] product;

  private SettlingStack(TilePhysics physics, int first, int layers, float gain) {
    this.physics = physics;
    this.first = first;
    this.width = physics.rows();
    this.gain = gain;
    this.constant = new float[layers][width];
    this.states = new float[layers][width];
    this.next = new float[layers][width];
    this.product = new float[width];
  }

  /** Bytes of a request for so many layers. */
  static int payload(int width, int layers) {
    return HEAD + (3 + 2 * layers) * width;
  }

  /**
   * Carries out a request.
   *
   * @param reply takes the payload, if the answer is OK. Modified.
   */
  static TileAnswer answer(
      TileInfo info, TilePhysics physics, TileMessage request, ByteBuffer reply) {
    int width = info.rows();
    int layers = (request.length() - payload(width, 0)) / (2 * width);
    if (layers < 1 || request.length() != payload(width, layers)) {
      return TileAnswer.BAD_LENGTH;
    }
    ByteBuffer in = request.payload();
    int steps = in.getShort() & 0xffff;
    float gain = in.getFloat();
    if (steps == 0
        || !(gain >= 0 && gain < Float.POSITIVE_INFINITY)
        || request.tile() + layers > info.tiles()) {
      return TileAnswer.BAD_ARGUMENT;
    }
    SettlingStack stack = new SettlingStack(physics, request.tile(), layers, gain);
    if (!stack.takeConstants(in)) {
      return TileAnswer.BAD_ARGUMENT;
    }
    reply.putShort((short) stack.settle(steps));
    for (float[] layer : stack.states) {
      for (float state : layer) {
        reply.putShort((short) code(state));
      }
    }
    return TileAnswer.OK;
  }

  private static int code(float state) {
    return Math.round(STATE_TOP * Math.clamp(state, 0f, 1f));
  }

  /** Whether all codes are allowed ones. */
  private boolean takeConstants(ByteBuffer in) {
    float[] clamped = new float[width];
    for (int i = 0; i < width; i++) {
      byte code = in.get();
      if (code == Byte.MIN_VALUE) {
        return false;
      }
      clamped[i] = code / (float) TileInfo.FULL_INPUT;
    }
    for (float[] layer : constant) {
      if (!add(in, layer)) {
        return false;
      }
    }
    if (!add(in, constant[constant.length - 1])) {
      return false;
    }
    physics.multiply(first, clamped, product);
    addProduct(constant[0]);
    return true;
  }

  private static boolean add(ByteBuffer in, float[] to) {
    for (int i = 0; i < to.length; i++) {
      short code = in.getShort();
      if (code == Short.MIN_VALUE) {
        return false;
      }
      to[i] += code / CODE_TOP;
    }
    return true;
  }

  private int settle(int steps) {
    int residual = step();
    for (int step = 1; step < steps && residual > 0; step++) {
      residual = step();
    }
    return residual;
  }

  /** One step of all layers; returns the largest change, 65535 is 1. */
  private int step() {
    int largest = 0;
    int layers = states.length;
    for (int layer = 0; layer < layers; layer++) {
      float[] to = next[layer];
      System.arraycopy(constant[layer], 0, to, 0, width);
      if (layer > 0) {
        physics.multiply(first + layer, states[layer - 1], product);
        addProduct(to);
      }
      if (layer < layers - 1) {
        physics.multiplyTransposed(first + layer + 1, states[layer + 1], product);
        addProduct(to);
      }
      for (int i = 0; i < width; i++) {
        int code = code(to[i]);
        largest = Math.max(largest, Math.abs(code - code(states[layer][i])));
        to[i] = code / STATE_TOP;
      }
    }
    float[][] before = states;
    states = next;
    next = before;
    return largest;
  }

  private void addProduct(float[] to) {
    for (int i = 0; i < width; i++) {
      to[i] += gain * product[i];
    }
  }
}
