package org.ohmlight.experiments.golden;

import static org.ohmlight.experiments.golden.OpticsNumbers.flat;

import org.ohmlight.simulator.optics.medium.ComplexMatrix;
import tools.jackson.databind.JsonNode;

/** Reads complex matrices that are stored as {@code name_re} and {@code name_im}. */
final class ComplexCases {
  private ComplexCases() {}

  static ComplexMatrix complex(JsonNode data, String name) {
    JsonNode re = data.get(name + "_re");
    return new ComplexMatrix(re.size(), re.get(0).size(), flat(re), flat(data.get(name + "_im")));
  }

  static ComplexMatrix real(JsonNode data, String name) {
    JsonNode values = data.get(name);
    return ComplexMatrix.real(values.size(), values.get(0).size(), flat(values));
  }
}
