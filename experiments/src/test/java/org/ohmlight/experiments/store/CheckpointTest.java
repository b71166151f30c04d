package org.ohmlight.experiments.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.ohmlight.experiments.trial.EpochRecord;
import org.ohmlight.experiments.trial.Trial.TrialState;

class CheckpointTest {
  private static Checkpoint checkpoint() {
    SequencedMap<String, float[]> arrays = new LinkedHashMap<>();
    arrays.put("edge 0->1/weights", new float[] {1.5f, -0f, Float.NaN, Float.MIN_VALUE});
    arrays.put("empty", new float[0]);
    SequencedMap<String, long[]> ledger = new LinkedHashMap<>();
    ledger.put("adc conversion", new long[] {Long.MAX_VALUE, -1});
    SequencedMap<String, Double> monitored = new LinkedHashMap<>();
    monitored.put("spectralRadius", 0.5);
    EpochRecord first =
        new EpochRecord(
            1, 0.1, 0.2, 3, 4, 1, 0.5, 0.25, 7, 1e-3, 2e-9, 0, 0, 0.75, monitored, null);
    EpochRecord faulted =
        new EpochRecord(
            2,
            1,
            1,
            3,
            4,
            0,
            Double.NaN,
            Double.NaN,
            7,
            0,
            0,
            0,
            0,
            Double.NaN,
            new LinkedHashMap<>(),
            "states ran off");
    return new Checkpoint(
        "slm/ep/symmetric", 12.5, List.of(first, faulted), new TrialState(arrays, ledger));
  }

  @Test
  void whatIsWrittenIsReadBackBitForBit() throws Exception {
    Checkpoint saved = checkpoint();
    Checkpoint read = Checkpoint.parse(saved.bytes());
    assertThat(read.bytes()).isEqualTo(saved.bytes());
    assertThat(read.trial()).isEqualTo("slm/ep/symmetric");
    assertThat(read.history()).isEqualTo(saved.history());
    assertThat(read.state().arrays().get("edge 0->1/weights"))
        .containsExactly(saved.state().arrays().get("edge 0->1/weights"));
    assertThat(read.state().ledger().get("adc conversion")).containsExactly(Long.MAX_VALUE, -1);
  }

  @Test
  void everyDamageIsNoticed() {
    byte[] whole = checkpoint().bytes();
    Random random = new Random(5);
    for (int round = 0; round < 500; round++) {
      byte[] bytes =
          random.nextBoolean() ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
      if (bytes.length == whole.length) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      assertThatThrownBy(() -> Checkpoint.parse(bytes)).isInstanceOf(Checkpoint.Unusable.class);
    }
  }

  @Test
  void anotherVersionIsNamed() {
    byte[] bytes = checkpoint().bytes();
    bytes[7] = 99;
    assertThatThrownBy(() -> Checkpoint.parse(bytes)).hasMessageContaining("version 99");
  }
}
