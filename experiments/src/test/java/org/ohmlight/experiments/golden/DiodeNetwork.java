package org.ohmlight.experiments.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.ohmlight.simulator.circuit.Circuit;
import org.ohmlight.simulator.circuit.DiodeModel;
import org.ohmlight.simulator.circuit.OperatingPoint;
import org.ohmlight.simulator.circuit.OperatingPointSolver;
import tools.jackson.databind.JsonNode;

/**
 * Operating points of diode networks, solved by ngspice: sources - G1 - hidden nodes, each between
 * two diodes - G2 - outputs with a load to ground. Errors are relative to the largest voltage.
 */
final class DiodeNetwork implements GoldenKind {
  private static final double TOLERANCE = 1e-9;
  // Boltzmann's constant over the elementary charge as ngspice has them.
  private static final double NGSPICE_VOLTS_PER_KELVIN = 1.38064852e-23 / 1.6021766208e-19;
  private static final double KELVIN_AT_ZERO_CELSIUS = 273.15;

  @Override
  public String name() {
    return "diode-network";
  }

  @Override
  public boolean claims(GoldenCase golden) {
    return !golden.isFolder()
        && golden.group().equals("resistive-network")
        && golden.name().startsWith("diode_");
  }

  @Override
  public double check(GoldenCase golden) {
    JsonNode data = golden.json(golden.name());
    assertThat(data.get("RS").asDouble()).as("series resistance of the diodes").isZero();
    Network network = new Network(data);
    OperatingPoint point = new OperatingPointSolver().solve(network.circuit);
    double largest = 0;
    for (double volts : point.volts()) {
      largest = Math.max(largest, Math.abs(volts));
    }
    double worst = 0;
    for (int k = 0; k < network.hidden.length; k++) {
      double expected = data.get("h").get(k).asDouble();
      worst = Math.max(worst, Math.abs(point.volts(network.hidden[k]) - expected));
    }
    for (int o = 0; o < network.outputs.length; o++) {
      double expected = data.get("y").get(o).asDouble();
      worst = Math.max(worst, Math.abs(point.volts(network.outputs[o]) - expected));
    }
    double sources = 0;
    double largestAmps = 0;
    for (int i = 0; i < network.sources.length; i++) {
      // SPICE counts a source's current from its + terminal through it.
      double expected = -data.get("i_VI").get(i).asDouble();
      double error = Math.abs(point.outflowAmps(network.sources[i]) - expected);
      sources = Math.max(sources, error);
      largestAmps = Math.max(largestAmps, Math.abs(expected));
    }
    assertThat(worst / largest).as("node voltages").isLessThanOrEqualTo(TOLERANCE);
    assertThat(sources / largestAmps).as("source currents").isLessThanOrEqualTo(TOLERANCE);
    assertThat(point.residualAmps()).as("residual").isLessThanOrEqualTo(1e-12 * largestAmps);
    return Math.max(worst / largest, sources / largestAmps);
  }

  private static final class Network {
    final Circuit circuit;
    final int[] sources;
    final int[] hidden;
    final int[] outputs;

    Network(JsonNode data) {
      Circuit.Builder build = Circuit.builder();
      sources = new int[data.get("V").size()];
      for (int i = 0; i < sources.length; i++) {
        sources[i] = build.held("V" + i, data.get("V").get(i).asDouble());
      }
      int above = build.held("+bias", data.get("bias").asDouble());
      int below = build.held("-bias", -data.get("bias").asDouble());
      hidden = new int[data.get("h").size()];
      for (int k = 0; k < hidden.length; k++) {
        hidden[k] = build.node("h" + k);
        build.diode(hidden[k], above, model(data)).diode(below, hidden[k], model(data));
      }
      outputs = new int[data.get("y").size()];
      for (int o = 0; o < outputs.length; o++) {
        outputs[o] = build.node("y" + o);
        build.conductance(outputs[o], 0, 1 / data.get("RL").asDouble());
        build.current(outputs[o], data.get("Inudge").get(o).asDouble());
      }
      join(build, sources, hidden, data.get("G1"));
      join(build, hidden, outputs, data.get("G2"));
      circuit = build.build();
    }

    private static void join(Circuit.Builder build, int[] from, int[] to, JsonNode siemens) {
      for (int i = 0; i < from.length; i++) {
        for (int k = 0; k < to.length; k++) {
          build.conductance(from[i], to[k], siemens.get(i).get(k).asDouble());
        }
      }
    }

    private static DiodeModel model(JsonNode data) {
      double kelvin = data.get("temp_C").asDouble() + KELVIN_AT_ZERO_CELSIUS;
      return new DiodeModel(
          data.get("IS").asDouble(),
          data.get("N").asDouble(),
          NGSPICE_VOLTS_PER_KELVIN * kelvin,
          data.get("gmin").asDouble());
    }
  }
}
