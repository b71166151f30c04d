package org.ohmlight.experiments.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.ohmlight.simulator.crossbar.line.Conductances;
import org.ohmlight.simulator.crossbar.line.EffectiveMatrix;
import org.ohmlight.simulator.crossbar.line.LineSolution;
import org.ohmlight.simulator.crossbar.line.LineSolver;
import org.ohmlight.simulator.crossbar.line.WireSettings;
import tools.jackson.databind.JsonNode;

/**
 * Linear crossbars with resistive wires, solved by badcrossbar and ngspice: output currents, and
 * node voltages and cell currents where a case has them. Errors are relative to the largest value.
 */
final class LineResistance implements GoldenKind {
  private static final double TOLERANCE = 1e-9;
  private static final int EFFECTIVE_UP_TO = 64;

  @Override
  public String name() {
    return "line-resistance";
  }

  @Override
  public boolean claims(GoldenCase golden) {
    return golden.isFolder() && golden.has("resistances.csv") && golden.has("output_currents.csv");
  }

  @Override
  public double check(GoldenCase golden) {
    JsonNode meta = golden.description();
    int words = meta.get("word_lines").asInt();
    int bits = meta.get("bit_lines").asInt();
    int inputs = meta.get("inputs").asInt();
    Conductances cells =
        Conductances.ofOhms(words, bits, flat(golden.csv("resistances.csv"), words, bits));
    WireSettings wires =
        WireSettings.of(meta.get("r_word").asDouble(), meta.get("r_bit").asDouble());
    LineSolver solver = LineSolver.of(cells, wires);
    double[] volts = transposed(golden.csv("voltages.csv"), words, inputs);

    double[] currents = solver.currents(volts, inputs);
    double worst = compare(golden, "output_currents.csv", currents, inputs, bits);
    if (golden.has("output_currents_ngspice.csv")) {
      compare(golden, "output_currents_ngspice.csv", currents, inputs, bits);
    }
    if (words * bits <= EFFECTIVE_UP_TO * EFFECTIVE_UP_TO) {
      worst = Math.max(worst, effective(golden, EffectiveMatrix.of(cells, wires), volts, inputs));
    }
    if (inputs == 1 && golden.has("word_node_voltages.csv")) {
      LineSolution nodes = solver.read(volts);
      worst =
          Stream.of(
                  worst,
                  compare(golden, "word_node_voltages.csv", nodes.wordNodeVolts(), words, bits),
                  compare(golden, "bit_node_voltages.csv", nodes.bitNodeVolts(), words, bits),
                  compare(golden, "device_currents.csv", nodes.cellAmps(), words, bits))
              .max(Double::compare)
              .orElseThrow();
    }
    return worst;
  }

  /** The matrix of the crossbar must give the same currents. */
  private static double effective(
      GoldenCase golden, EffectiveMatrix matrix, double[] volts, int inputs) {
    double[] currents = new double[inputs * matrix.bits()];
    for (int input = 0; input < inputs; input++) {
      double[] one =
          Arrays.copyOfRange(volts, input * matrix.words(), (input + 1) * matrix.words());
      System.arraycopy(matrix.multiply(one), 0, currents, input * matrix.bits(), matrix.bits());
    }
    return compare(golden, "output_currents.csv", currents, inputs, matrix.bits());
  }

  private static double compare(
      GoldenCase golden, String file, double[] actual, int rows, int columns) {
    double[] expected = flat(golden.csv(file), rows, columns);
    double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
    double worst = 0;
    for (int k = 0; k < expected.length; k++) {
      worst = Math.max(worst, Math.abs(actual[k] - expected[k]));
    }
    double relative = largest == 0 ? worst : worst / largest;
    assertThat(relative).as(file).isLessThanOrEqualTo(TOLERANCE);
    return relative;
  }

  private static double[] flat(double[][] csv, int rows, int columns) {
    double[] values = Arrays.stream(csv).flatMapToDouble(Arrays::stream).toArray();
    assertThat(values).as("values of %d x %d", rows, columns).hasSize(rows * columns);
    return values;
  }

  /** {@code [words x inputs]} as rows of inputs. */
  private static double[] transposed(double[][] csv, int words, int inputs) {
    double[] flat = flat(csv, words, inputs);
    double[] values = new double[flat.length];
    for (int word = 0; word < words; word++) {
      for (int input = 0; input < inputs; input++) {
        values[input * words + word] = flat[word * inputs + input];
      }
    }
    return values;
  }
}
