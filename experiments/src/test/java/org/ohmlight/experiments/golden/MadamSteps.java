package org.ohmlight.experiments.golden;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.network.LayeredNetwork;
import org.ohmlight.learning.optimizer.LayerRates;
import org.ohmlight.learning.optimizer.Madam;
import org.ohmlight.learning.rule.BiasTerm;
import org.ohmlight.learning.rule.Estimate;
import org.ohmlight.learning.rule.LocalProduct;
import org.ohmlight.learning.settle.Settling;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.Equilibrium;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.NetworkState;
import org.ohmlight.physical.Structure;
import tools.jackson.databind.JsonNode;

/**
 * Steps of another implementation of Madam with given gradients: a matrix as the weights of an
 * edge, a vector as the bias of a layer. Values agree within single precision.
 */
final class MadamSteps implements GoldenKind {
  private static final double TOLERANCE = 5e-6;
  private static final EdgeId EDGE = new EdgeId(0, 1);

  @Override
  public String name() {
    return "madam";
  }

  @Override
  public boolean claims(GoldenCase golden) {
    return golden.has("case.json") && golden.name().startsWith("madam-");
  }

  @Override
  public double check(GoldenCase golden) {
    GoldenArrays data = new GoldenArrays(golden);
    Deviation deviation = new Deviation();
    matrix(golden.description(), data, deviation);
    vector(golden.description(), data, deviation);
    return deviation.worst();
  }

  private static Madam madam(JsonNode about) {
    Madam.Settings settings =
        new Madam.Settings(
            Madam.Settings.USUAL.squareDecay(),
            (float) about.path("g_bound").asDouble(),
            (float) about.path("p_scale").asDouble());
    return new Madam(settings, 0f, LayerRates.EQUAL, Team.solo());
  }

  private static void matrix(JsonNode about, GoldenArrays data, Deviation deviation) {
    int outputs = data.shape("A_0")[0];
    int inputs = data.shape("A_0")[1];
    float[] bias = new float[outputs];
    Madam madam = madam(about);
    try (LayeredNetwork network = network(outputs, inputs, data.floats("A_0"), bias)) {
      for (int step = 0; step < data.shape("grad_A")[0]; step++) {
        // A batch of one unit vector a row gives the gradient row by row.
        Batch unit = Batch.zeros(outputs, outputs);
        for (int r = 0; r < outputs; r++) {
          unit.values()[r * outputs + r] = 1f;
        }
        float[] gradient = step(data.floats("grad_A"), step, outputs * inputs);
        LocalProduct product =
            new LocalProduct(EDGE, unit, Batch.of(gradient, outputs, inputs), 1f);
        apply(madam, network, about, List.of(product), List.of());
        float[] weights = new float[outputs * inputs];
        network.edge(EDGE).coupling().read(weights);
        deviation.relative(
            "A at step " + step, weights, step(data.values("A"), step, weights.length), TOLERANCE);
      }
    }
  }

  private static void vector(JsonNode about, GoldenArrays data, Deviation deviation) {
    int size = data.shape("b_0")[0];
    Madam madam = madam(about);
    try (LayeredNetwork network = network(size, 1, new float[size], data.floats("b_0"))) {
      for (int step = 0; step < data.shape("grad_b")[0]; step++) {
        float[] gradient = step(data.floats("grad_b"), step, size);
        BiasTerm term = new BiasTerm(1, Batch.of(gradient, 1, size), 1f);
        LocalProduct nothing = new LocalProduct(EDGE, Batch.zeros(1, size), Batch.zeros(1, 1), 1f);
        apply(madam, network, about, List.of(nothing), List.of(term));
        deviation.relative(
            "b at step " + step, network.bias(1), step(data.values("b"), step, size), TOLERANCE);
      }
    }
  }

  private static void apply(
      Madam madam,
      LayeredNetwork network,
      JsonNode about,
      List<LocalProduct> products,
      List<BiasTerm> biases) {
    Estimate estimate =
        new Estimate(
            products,
            biases,
            NetworkState.single(network.description(), 1),
            new Equilibrium.Settled(1, 0f),
            List.of());
    madam.apply(network, estimate, (float) about.path("lr").asDouble());
  }

  private static LayeredNetwork network(int outputs, int inputs, float[] weights, float[] bias) {
    Map<EdgeId, float[]> edges = new LinkedHashMap<>();
    edges.put(EDGE, weights);
    Map<Integer, float[]> biases = new LinkedHashMap<>();
    biases.put(1, bias);
    return GoldenNetwork.of(
        NetworkDescription.dense(
            List.of(inputs, outputs), Activation.LINEAR, Activation.LINEAR, Structure.FEEDFORWARD),
        Settling.EVEN_ODD,
        edges,
        biases);
  }

  private static float[] step(float[] all, int step, int size) {
    return java.util.Arrays.copyOfRange(all, step * size, (step + 1) * size);
  }

  private static double[] step(double[] all, int step, int size) {
    return java.util.Arrays.copyOfRange(all, step * size, (step + 1) * size);
  }
}
