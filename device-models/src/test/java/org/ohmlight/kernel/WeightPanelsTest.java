package org.ohmlight.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightPanelsTest {
  @ParameterizedTest(name = "{0} x {1}, seed 1")
  @CsvSource({"1,1", "3,10", "8,8", "9,17", "16,16", "35,37", "24,64", "7,40", "100,15"})
  void everyElementStandsWhereTheLayoutSays(int depth, int width) {
    float[] matrix = RandomArrays.spread(depth * width, 1f, 1);
    float[] transpose = new float[depth * width];
    for (int k = 0; k < depth; k++) {
      for (int n = 0; n < width; n++) {
        transpose[n * depth + k] = matrix[k * width + n];
      }
    }
    WeightPanels straight = new WeightPanels(depth, width);
    WeightPanels turned = new WeightPanels(depth, width);
    straight.pack(matrix);
    turned.packTransposed(transpose);
    for (int k = 0; k < depth; k++) {
      for (int n = 0; n < straight.panels() * 16; n++) {
        float expected = n < width ? matrix[k * width + n] : 0f;
        int at = ((n / 16) * depth + k) * 16 + n % 16;
        assertThat(straight.values()[at]).isEqualTo(expected);
        assertThat(turned.values()[at]).isEqualTo(expected);
      }
    }
  }

  @Test
  void rangesOfPanelsAddUpToTheWhole() {
    float[] matrix = RandomArrays.spread(21 * 70, 1f, 2);
    WeightPanels whole = new WeightPanels(21, 70);
    WeightPanels parts = new WeightPanels(21, 70);
    whole.pack(matrix);
    for (int panel = whole.panels() - 1; panel >= 0; panel--) {
      parts.pack(matrix, 0, panel, panel + 1);
    }
    assertThat(parts.values()).isEqualTo(whole.values());
    whole.packTransposed(matrix);
    for (int panel = whole.panels() - 1; panel >= 0; panel--) {
      parts.packTransposed(matrix, panel, panel + 1);
    }
    assertThat(parts.values()).isEqualTo(whole.values());
  }

  @Test
  void packingDoesNotAllocate() {
    float[] matrix = RandomArrays.spread(42 * 70, 1f, 3);
    WeightPanels panels = new WeightPanels(42, 70);
    Allocation.assertNone("pack", () -> panels.pack(matrix));
    Allocation.assertNone("packTransposed", () -> panels.packTransposed(matrix));
  }
}
