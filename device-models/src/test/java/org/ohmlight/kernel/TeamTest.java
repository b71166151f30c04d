package org.ohmlight.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TeamTest {
  @Test
  void everyTaskRunsExactlyOnceInEveryCall() {
    try (Team team = new Team(3)) {
      for (int round = 0; round < 2000; round++) {
        int count = round % 7;
        AtomicIntegerArray ran = new AtomicIntegerArray(7);
        team.each(count, ran::incrementAndGet);
        for (int i = 0; i < 7; i++) {
          assertThat(ran.get(i)).isEqualTo(i < count ? 1 : 0);
        }
      }
    }
  }

  @Test
  void membersThatFellAsleepWakeUp() throws InterruptedException {
    try (Team team = new Team(2)) {
      for (int round = 0; round < 10; round++) {
        Thread.sleep(20);
        LongAdder sum = new LongAdder();
        team.each(100, sum::add);
        assertThat(sum.sum()).isEqualTo(4950);
      }
    }
  }

  @Test
  void theCallerSeesWhatMembersWrote() {
    try (Team team = new Team(2)) {
      int[] plain = new int[64];
      for (int round = 1; round <= 2000; round++) {
        int value = round;
        team.each(64, i -> plain[i] += value);
        assertThat(plain[63]).isEqualTo(plain[0]);
      }
    }
  }

  @Test
  void anExceptionComesOutAndTheTeamGoesOn() {
    for (int threads = 1; threads <= 3; threads++) {
      try (Team team = new Team(threads)) {
        for (int bad = 0; bad < 20; bad++) {
          int place = bad;
          IntConsumer body =
              i -> {
                if (i == place) {
                  throw new IllegalArgumentException("task " + i);
                }
              };
          assertThatThrownBy(() -> team.each(20, body))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessage("task " + bad);
          AtomicInteger ran = new AtomicInteger();
          team.each(20, i -> ran.incrementAndGet());
          assertThat(ran.get()).isEqualTo(20);
        }
      }
    }
  }

  @Test
  void aCallFromATaskRunsOnItsOwnThread() {
    try (Team team = new Team(2)) {
      AtomicInteger ran = new AtomicInteger();
      team.each(10, i -> team.each(10, j -> ran.incrementAndGet()));
      assertThat(ran.get()).isEqualTo(100);
    }
  }

  @Test
  void aClosedTeamRefusesWork() {
    Team team = new Team(2);
    team.each(4, i -> {});
    team.close();
    assertThatThrownBy(() -> team.each(4, i -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void aTeamNeedsAThread() {
    assertThatThrownBy(() -> new Team(0)).hasMessageContaining("at least one");
    assertThat(Team.solo().threads()).isEqualTo(1);
  }

  @Test
  void aCallDoesNotAllocate() {
    try (Team team = new Team(2)) {
      IntConsumer nothing = i -> {};
      Allocation.assertNone("Team.each", () -> team.each(8, nothing));
    }
  }
}
