package org.ohmlight.learning.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ohmlight.kernel.Pointwise;
import org.ohmlight.learning.wiring.LayerBlocks;
import org.ohmlight.learning.wiring.Passage;
import org.ohmlight.learning.wiring.WiredEdge;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.Link;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.NetworkState;
import org.ohmlight.physical.PhysicalNetwork;

/** The dyads of a block of samples: what {@link DualNetwork} does with all of them. */
final class DualBlock {
  private record Way(int other, Passage passage) {}

  private final NetworkDescription network;
  private final DualForm form;
  private final float alpha;
  private final float beta;
  private final int first;
  private final int rows;
  private final List<List<Way>> below = new ArrayList<>();
  private final List<List<Way>> above = new ArrayList<>();
  private final InputDrives input;
  private final Batch[] feed;
  private final Batch[] pull;
  private final Batch[] product;
  private final Batch[] drive;
  private final Batch[] plus;
  private final Batch[] minus;
  private final Batch[] mean;
  private final Batch[] difference;

  DualBlock(
      NetworkDescription network,
      Map<EdgeId, WiredEdge> edges,
      DualForm form,
      float alpha,
      float beta,
      DualStates states,
      int first,
      int rows) {
    this.network = network;
    this.form = form;
    this.alpha = alpha;
    this.beta = beta;
    this.first = first;
    this.rows = rows;
    for (int k = 0; k < network.layers().size(); k++) {
      below.add(new ArrayList<>());
      above.add(new ArrayList<>());
    }
    for (Link link : network.links()) {
      if (link.from() > 0) {
        Passage passage = WiredEdge.passage(edges, link.forward(), first, rows);
        below.get(link.to()).add(new Way(link.from(), passage));
        above.get(link.from()).add(new Way(link.to(), passage));
      }
    }
    input = new InputDrives(network, edges, first, rows);
    feed = LayerBlocks.of(network, first, rows);
    pull = LayerBlocks.of(network, first, rows);
    product = LayerBlocks.of(network, first, rows);
    drive = LayerBlocks.of(network, first, rows);
    plus = Exchange.windows(states.plus(), first, rows);
    minus = Exchange.windows(states.minus(), first, rows);
    mean = Exchange.windows(states.mean(), first, rows);
    difference = Exchange.windows(states.difference(), first, rows);
  }

  /** Both rails where the free forward pass left them; what the input sends, and the biases. */
  void begin(Batch inputs, NetworkState free, PhysicalNetwork hardware, long tick) {
    input.clamp(inputs, hardware, tick);
    for (int k = 1; k <= network.last(); k++) {
      Batch s = free.plus(k).window(first, rows);
      plus[k].copyFrom(s);
      minus[k].copyFrom(s);
      mean[k].copyFrom(s);
      difference[k].fill(0f);
    }
  }

  /**
   * Updates both states of a layer.
   *
   * @param prediction output of the free forward pass, whole batch
   * @param target whole batch
   * @return largest change of a state
   */
  float update(int layer, Batch prediction, Batch target, long tick) {
    Batch ff = feed[layer];
    ff.copyFrom(input.of(layer));
    for (Way way : below.get(layer)) {
      way.passage().forward(mean[way.other()], product[layer], tick, 0);
      ff.addScaled(product[layer], 1f);
    }
    Batch fb = pull[layer];
    fb.fill(0f);
    for (Way way : above.get(layer)) {
      way.passage().adjoint(difference[way.other()], product[layer], mean[layer], tick, 0);
      fb.addScaled(product[layer], 1f);
    }
    if (layer == network.output()) {
      Batch at = form == DualForm.LAGRANGIAN ? prediction.window(first, rows) : ff;
      fb.nudge(at, target.window(first, rows), beta);
    }
    return move(layer, ff, fb);
  }

  private float move(int layer, Batch ff, Batch fb) {
    Activation activation = network.layers().get(layer).activation();
    float share = form.plusShare(alpha);
    float change = activation.activate(sum(layer, ff, fb, share), plus[layer]);
    change = Math.max(change, activation.activate(sum(layer, ff, fb, share - 1f), minus[layer]));
    Batch p = plus[layer];
    Batch m = minus[layer];
    int count = rows * p.width();
    Batch d = difference[layer];
    Pointwise.difference(
        d.values(), d.offset(), p.values(), p.offset(), m.values(), m.offset(), count);
    Batch s = mean[layer];
    s.copyFrom(m);
    s.addScaled(d, alpha);
    return change;
  }

  private Batch sum(int layer, Batch ff, Batch fb, float share) {
    Batch a = drive[layer];
    a.copyFrom(ff);
    a.addScaled(fb, share);
    return a;
  }
}
