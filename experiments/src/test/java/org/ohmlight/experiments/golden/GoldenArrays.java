package org.ohmlight.experiments.golden;

import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** The named arrays of a learning case: {@code data.json}, flat and row-major. */
final class GoldenArrays {
  private final JsonNode data;

  GoldenArrays(GoldenCase golden) {
    this.data = golden.json("data.json");
  }

  boolean has(String name) {
    return data.has(name);
  }

  int[] shape(String name) {
    JsonNode shape = array(name).get("shape");
    return IntStream.range(0, shape.size()).map(i -> shape.get(i).asInt()).toArray();
  }

  double[] values(String name) {
    JsonNode values = array(name).get("data");
    return IntStream.range(0, values.size()).mapToDouble(i -> values.get(i).asDouble()).toArray();
  }

  float[] floats(String name) {
    double[] values = values(name);
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  private JsonNode array(String name) {
    JsonNode array = data.get(name);
    if (array == null) {
      throw new IllegalArgumentException("This golden case has no array '" + name + "'");
    }
    return array;
  }
}
