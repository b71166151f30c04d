package org.ohmlight.drivers.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ohmlight.drivers.TestClock;
import org.ohmlight.drivers.instrument.Parameter.Description;

class SettingsTest {
  private static final Ramp SLOW = new Ramp(0.25, Duration.ofMillis(10));

  private final List<String> wire = new ArrayList<>();
  private final TestClock clock = new TestClock();
  private double volts;
  private double amps = 0.01;
  private boolean broken;

  private Settings settings(Limits limits) {
    Settings settings = new Settings("bench", limits, clock, () -> wire.add("off"));
    settings.add(
        new Description("volts", Unit.VOLT, Range.within(10), Ramp.NONE, 1e-6),
        new Parameter.Wire() {
          @Override
          public void write(double value) throws IOException {
            if (broken) {
              throw new IOException("the cable is out");
            }
            volts = value;
            wire.add(value + " V");
          }

          @Override
          public double read() {
            return volts;
          }
        });
    settings.add(
        new Description("amps", Unit.AMPERE, new Range(0, 1), Ramp.NONE, 1e-6),
        new Parameter.Wire() {
          @Override
          public void write(double value) {
            amps = value;
            wire.add(value + " A");
          }

          @Override
          public double read() {
            return amps;
          }
        });
    settings.complete();
    return settings;
  }

  @Test
  void aRampKeepsStepAndPause() throws IOException {
    Parameter parameter = settings(Limits.NONE.rate("volts", SLOW)).parameter("volts");
    parameter.set(1);
    assertThat(wire).containsExactly("0.25 V", "0.5 V", "0.75 V", "1.0 V");
    parameter.set(0.9);
    assertThat(wire).endsWith("0.9 V");
    assertThat(clock.pauses())
        .hasSizeGreaterThanOrEqualTo(4)
        .allMatch(Duration.ofMillis(10)::equals);
  }

  @Test
  void aForbiddenEndForbidsTheFirstStepToo() throws IOException {
    Limits limits = Limits.NONE.rate("volts", SLOW).range("volts", Range.within(2));
    Parameter parameter = settings(limits).parameter("volts");
    parameter.get();
    assertThatThrownBy(() -> parameter.set(3))
        .isInstanceOf(LimitRefused.class)
        .hasMessageContaining("bench volts: 3.0 V refused, its limits are -2.0 V to 2.0 V")
        .hasMessageContaining("Nothing was sent");
    assertThat(wire).isEmpty();
  }

  @Test
  void coupledLimitsLookAtBoth() throws IOException {
    Settings settings = settings(Limits.NONE.product("volts", "amps", 0.1, Unit.WATT));
    assertThatThrownBy(() -> settings.parameter("volts").set(1))
        .isInstanceOf(LimitRefused.class)
        .hasMessageContaining("read amps first");
    settings.read();
    settings.parameter("volts").set(10);
    assertThatThrownBy(() -> settings.parameter("amps").set(0.011))
        .hasMessageContaining("lower volts first");
    settings.parameter("volts").set(1);
    settings.parameter("amps").set(0.1);
    assertThat(wire).containsExactly("10.0 V", "1.0 V", "0.1 A");
  }

  @Test
  void aFailureMakesSafeOnceAndForgets() throws IOException {
    Settings settings = settings(Limits.NONE);
    settings.read();
    broken = true;
    assertThatThrownBy(() -> settings.parameter("volts").set(1)).hasMessage("the cable is out");
    assertThat(wire).containsExactly("off");
    assertThat(settings.parameter("volts").last()).isNaN();
    assertThat(settings.parameter("amps").last()).isNaN();
  }

  @Test
  void anInstrumentThatTakesSomethingElseIsMadeSafe() throws IOException {
    Settings settings = new Settings("bench", Limits.NONE, clock, () -> wire.add("off"));
    Parameter stuck =
        settings.add(
            new Description("kelvin", Unit.KELVIN, new Range(0, 400), Ramp.NONE, 0.1),
            new Parameter.Wire() {
              @Override
              public void write(double value) {}

              @Override
              public double read() {
                return 293;
              }
            });
    stuck.set(293.05);
    assertThatThrownBy(() -> stuck.set(300))
        .isInstanceOf(InstrumentFault.class)
        .hasMessageContaining("kelvin was set to 300.0 K and is 293.0 K");
    assertThat(wire).containsExactly("off");
  }

  @Test
  void anInterruptDoesNotStopTheSafeState() {
    List<Boolean> seen = new ArrayList<>();
    Settings settings =
        new Settings(
            "bench", Limits.NONE, clock, () -> seen.add(Thread.currentThread().isInterrupted()));
    Thread.currentThread().interrupt();
    assertThatThrownBy(() ->
            settings.exchange(() -> {
              throw new IOException("stopped");
            }))
        .hasMessage("stopped");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(seen).containsExactly(false);
  }

  @Test
  void limitsForNobodyAreAMistake() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(Limits.NONE.range("vlots", Range.within(1))))
        .withMessageContaining("given for vlots; it has amps, volts");
  }

  @Test
  void aSnapshotIsPlainDataAndTellsWhatChanged() throws IOException {
    Settings settings = settings(Limits.NONE);
    Snapshot unknown = settings.lastKnown();
    Snapshot before = settings.read();
    settings.parameter("volts").set(0.5);
    Snapshot after = settings.lastKnown();
    assertThat(after.plain())
        .isEqualTo(
            Map.of(
                "instrument",
                "bench",
                "settings",
                Map.of(
                    "volts", Map.of("value", 0.5, "unit", "V"),
                    "amps", Map.of("value", 0.01, "unit", "A"))));
    assertThat(before.changesTo(after))
        .containsOnlyKeys("volts")
        .containsEntry("volts", new Snapshot.Change("0.0 V", "0.5 V"));
    assertThat(unknown.changesTo(before).get("amps")).hasToString("unknown -> 0.01 A");
    assertThat(before.changesTo(settings.lastKnown())).hasSize(1);
  }
}
