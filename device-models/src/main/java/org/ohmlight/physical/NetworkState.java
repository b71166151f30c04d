package org.ohmlight.physical;

import java.util.ArrayList;
import java.util.List;

/**
 * The states of a network's layers for a batch, on one rail or on two.
 *
 * <p>An ordinary settle uses one rail. A dyad has two: {@code plus} and {@code minus}, which differ
 * only while an output is nudged. A state is both where a settle starts and where it leaves its
 * result, so that nothing is allocated while a network settles.
 */
public final class NetworkState {
  private final List<Batch> plus;
  private final List<Batch> minus;
  private final List<Batch> plusDrive;
  private final List<Batch> minusDrive;
  private final float[] resting;

  private NetworkState(
      NetworkDescription network,
      List<Batch> plus,
      List<Batch> minus,
      List<Batch> plusDrive,
      List<Batch> minusDrive) {
    this.resting = new float[network.layers().size()];
    for (int k = 1; k < resting.length; k++) {
      resting[k] = (float) network.layers().get(k).activation().value(0.0);
    }
    this.plus = plus;
    this.minus = minus;
    this.plusDrive = plusDrive;
    this.minusDrive = minusDrive;
    rest();
  }

  /** A state at rest on one rail: {@link #minus} is {@link #plus}. */
  public static NetworkState single(NetworkDescription network, int rows) {
    List<Batch> states = layers(network, rows);
    List<Batch> drives = layers(network, rows);
    return new NetworkState(network, states, states, drives, drives);
  }

  /** A dyadic state at rest, on two rails. */
  public static NetworkState dyadic(NetworkDescription network, int rows) {
    return new NetworkState(
        network,
        layers(network, rows),
        layers(network, rows),
        layers(network, rows),
        layers(network, rows));
  }

  private static List<Batch> layers(NetworkDescription network, int rows) {
    List<Batch> layers = new ArrayList<>();
    for (LayerDescription layer : network.layers()) {
      layers.add(Batch.zeros(rows, layer.size()));
    }
    return List.copyOf(layers);
  }

  /** Whether plus and minus are separate rails. */
  public boolean isDyadic() {
    return plus != minus;
  }

  /** Activations {@code s} (of the plus rail), {@code [rows, size]}. Layer 0 is not used. */
  public Batch plus(int layer) {
    return plus.get(layer);
  }

  /** Activations of every layer (of the plus rail), by layer. */
  public Batch[] activations() {
    return plus.toArray(Batch[]::new);
  }

  /** Activations of the minus rail. */
  public Batch minus(int layer) {
    return minus.get(layer);
  }

  /** Pre-activations {@code a} (of the plus rail), {@code s = f(a)}. */
  public Batch plusDrive(int layer) {
    return plusDrive.get(layer);
  }

  /** Pre-activations of the minus rail. */
  public Batch minusDrive(int layer) {
    return minusDrive.get(layer);
  }

  /** Number of samples. */
  public int rows() {
    return plus.getFirst().rows();
  }

  /** Number of layers, the input included. */
  public int layers() {
    return plus.size();
  }

  /** Back to rest: no drive, {@code a = 0} and {@code s = f(0)}. */
  public void rest() {
    for (int k = 0; k < layers(); k++) {
      plus.get(k).fill(resting[k]);
      minus.get(k).fill(resting[k]);
      plusDrive.get(k).fill(0f);
      minusDrive.get(k).fill(0f);
    }
  }

  /** Takes the states of another; a single rail is copied to both rails of a dyad. */
  public void copyFrom(NetworkState source) {
    for (int k = 1; k < layers(); k++) {
      plus.get(k).copyFrom(source.plus.get(k));
      plusDrive.get(k).copyFrom(source.plusDrive.get(k));
      if (isDyadic()) {
        minus.get(k).copyFrom(source.minus.get(k));
        minusDrive.get(k).copyFrom(source.minusDrive.get(k));
      }
    }
  }
}
