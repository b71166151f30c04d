package org.ohmlight.experiments.bench.learning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ohmlight.kernel.Team;

class SettlePairTest {
  @Test
  void theNetworkAndItsProductsRunAgainAndAgain() {
    try (Team team = new Team(2);
        SettlePair work = SettlePair.convolutional(team)) {
      float settled = work.settle();
      assertThat(settled).isFinite().isEqualTo(work.settle());
      assertThat(work.products()).isFinite();
    }
  }
}
