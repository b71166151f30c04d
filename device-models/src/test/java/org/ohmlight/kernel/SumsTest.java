package org.ohmlight.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SumsTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 9, 63, 64, 501})
  void vectorsAndScalarsAgreeBitForBit(int count) {
    float[] x = RandomArrays.spread(count + 3, 2f, 1);
    float[] w = RandomArrays.spread(count, 2f, 2);
    int covered = count & -Lanes.BLOCK;
    float squares = Sums.scalarSquares(x, 3, covered);
    float weighted = Sums.scalarWeighted(x, 3, w, covered);
    double exact = 0;
    for (int i = covered; i < count; i++) {
      squares = Math.fma(x[3 + i], x[3 + i], squares);
      weighted = Math.fma(x[3 + i] * x[3 + i], w[i], weighted);
    }
    for (int i = 0; i < count; i++) {
      exact += (double) x[3 + i] * x[3 + i] * w[i];
    }
    assertThat(Sums.squares(x, 3, count)).isEqualTo(squares);
    assertThat(Sums.weightedSquares(x, 3, w, count)).isEqualTo(weighted);
    assertThat((double) weighted).isCloseTo(exact, within(1e-4));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 9, 63, 64, 501})
  void productsAndDistancesAgreeBitForBitToo(int count) {
    float[] x = RandomArrays.spread(count + 3, 2f, 3);
    float[] y = RandomArrays.spread(count + 5, 2f, 4);
    int covered = count & -Lanes.BLOCK;
    float product = Sums.scalarProduct(x, 3, y, 5, covered);
    float distance = Sums.scalarDistance(x, 3, y, 5, covered);
    double exact = 0;
    for (int i = 0; i < count; i++) {
      float apart = x[3 + i] - y[5 + i];
      if (i >= covered) {
        product = Math.fma(x[3 + i], y[5 + i], product);
        distance = Math.fma(apart, apart, distance);
      }
      exact += (double) apart * apart;
    }
    assertThat(Sums.product(x, 3, y, 5, count)).isEqualTo(product);
    assertThat(Sums.squaredDistance(x, 3, y, 5, count)).isEqualTo(distance);
    assertThat((double) distance).isCloseTo(exact, within(1e-4 * Math.max(1, exact)));
  }
}
