package org.ohmlight.drivers.virtual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ohmlight.device.resistive.Memristor;
import org.ohmlight.device.resistive.Window;
import org.ohmlight.drivers.TestClock;
import org.ohmlight.drivers.instrument.InstrumentFault;
import org.ohmlight.drivers.instrument.LimitRefused;
import org.ohmlight.drivers.instrument.Limits;
import org.ohmlight.drivers.instrument.Range;
import org.ohmlight.drivers.instrument.WrongInstrument;
import org.ohmlight.drivers.instrument.keithley.IvPoint;
import org.ohmlight.drivers.instrument.keithley.Keithley2400;
import org.ohmlight.drivers.instrument.keithley.Keithley2450;
import org.ohmlight.drivers.instrument.keithley.Keithley2600;
import org.ohmlight.drivers.instrument.keithley.SourceMeter;
import org.ohmlight.drivers.instrument.keithley.SourceMeterCommands;
import org.ohmlight.drivers.instrument.keithley.Sourced;
import org.ohmlight.drivers.transport.Garbled;
import org.ohmlight.drivers.transport.TimedOut;

/** Each driver against its virtual counterpart. */
class VirtualSourceMeterTest {
  /** A driver and its counterpart. */
  record Bench(
      SourceMeterCommands commands,
      Function<TwoTerminal, WireInstrument> virtual,
      Function<WireInstrument, SourceMeterModel> model) {
    SourceMeter open(WireInstrument instrument, Sourced sourced, Limits limits) throws IOException {
      return SourceMeter.open(
          new DirectLink(instrument), commands, sourced, limits, new TestClock());
    }

    @Override
    public String toString() {
      return commands.pattern().name();
    }
  }

  static Stream<Bench> benches() {
    return Stream.of(
        new Bench(
            new Keithley2400(),
            VirtualKeithley2400::new,
            virtual -> ((VirtualKeithley2400) virtual).model()),
        new Bench(
            new Keithley2450(),
            VirtualKeithley2450::new,
            virtual -> ((VirtualKeithley2450) virtual).model()),
        new Bench(
            new Keithley2600('a'),
            VirtualKeithley2600::new,
            virtual -> ((VirtualKeithley2600) virtual).model()));
  }

  @ParameterizedTest
  @MethodSource("benches")
  void aResistorObeysOhm(Bench bench) throws IOException {
    WireInstrument virtual = bench.virtual.apply(new TwoTerminal.Resistor(5000));
    try (SourceMeter meter = bench.open(virtual, Sourced.VOLTS, Limits.NONE)) {
      meter.compliance().set(1e-3);
      meter.level().set(0.5);
      meter.output().set(1);
      assertThat(meter.measure().value()).isCloseTo(1e-4, within(1e-10));
      assertThat(meter.inCompliance()).isFalse();
      meter.level().set(20);
      assertThat(meter.inCompliance()).isTrue();
      IvPoint held = meter.measureBoth();
      assertThat(held.amps()).isCloseTo(1e-3, within(1e-9));
      assertThat(held.volts()).isCloseTo(5, within(1e-4));
    }
    assertThat(bench.model.apply(virtual).isOn()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("benches")
  void aDiodeTakesItsVoltageFromACurrent(Bench bench) throws IOException {
    WireInstrument virtual = bench.virtual.apply(new TwoTerminal.Diode(1e-12, 1));
    try (SourceMeter meter = bench.open(virtual, Sourced.AMPS, Limits.NONE)) {
      meter.level().set(1e-3);
      meter.output().set(1);
      double expected = 1.380649e-23 * 300 / 1.602176634e-19 * Math.log1p(1e-3 / 1e-12);
      assertThat(meter.measure().value()).isCloseTo(expected, within(1e-6));
    }
  }

  @ParameterizedTest
  @MethodSource("benches")
  void aMemristorMovesWhileItIsMeasured(Bench bench) throws IOException {
    TwoTerminal cell =
        new TwoTerminal.Cell(Memristor.LinearIonDrift.strukov(new Window.None()), 0.1);
    try (SourceMeter meter = bench.open(bench.virtual.apply(cell), Sourced.VOLTS, Limits.NONE)) {
      meter.compliance().set(0.01);
      meter.level().set(1);
      meter.output().set(1);
      double first = meter.measureBoth().siemens();
      for (int k = 0; k < 5; k++) {
        meter.measure();
      }
      assertThat(meter.measureBoth().siemens()).isGreaterThan(1.001 * first);
    }
  }

  @ParameterizedTest
  @MethodSource("benches")
  void noLimitIsEverCrossed(Bench bench) throws IOException {
    WireInstrument virtual = bench.virtual.apply(new TwoTerminal.Resistor(1000));
    Limits limits = Limits.NONE.range("sourceVolts", Range.within(1));
    try (SourceMeter meter = bench.open(virtual, Sourced.VOLTS, limits)) {
      meter.output().set(1);
      meter.level().set(1);
      assertThatThrownBy(() -> meter.level().set(1.001))
          .isInstanceOf(LimitRefused.class)
          .hasMessageContaining("sourceVolts")
          .hasMessageContaining("1.001 V")
          .hasMessageContaining("-1.0 V to 1.0 V");
      assertThat(meter.output().get()).as("a refusal changes nothing").isEqualTo(1);
      assertThatThrownBy(() -> meter.level().set(Double.NaN)).isInstanceOf(LimitRefused.class);
    }
    List<IvPoint> log = bench.model.apply(virtual).log();
    assertThat(log).isNotEmpty().allMatch(point -> Math.abs(point.volts()) <= 1);
  }

  @ParameterizedTest
  @MethodSource("benches")
  void highVoltageOnlyWithLowCurrent(Bench bench) throws IOException {
    WireInstrument virtual = bench.virtual.apply(new TwoTerminal.Resistor(1e6));
    try (SourceMeter meter = bench.open(virtual, Sourced.VOLTS, Limits.NONE)) {
      meter.compliance().set(0.1);
      meter.level().set(40);
      meter.compliance().set(0.5);
      assertThatThrownBy(() -> meter.compliance().set(1.04)).isInstanceOf(LimitRefused.class);
    }
  }

  @ParameterizedTest
  @MethodSource("benches")
  void anotherInstrumentIsRefusedAndNothingIsSet(Bench bench) {
    WireInstrument virtual = bench.virtual.apply(new TwoTerminal.Resistor(1000));
    WireFaults faults = WireFaults.NONE.identity("ACME,MODEL 1,0,0");
    FaultyInstrument other = new FaultyInstrument(virtual, faults, 1, new TestClock());
    assertThatThrownBy(() -> bench.open(other, Sourced.VOLTS, Limits.NONE))
        .isInstanceOf(WrongInstrument.class)
        .hasMessageContaining("ACME,MODEL 1,0,0")
        .hasMessageContaining(bench.toString());
  }

  @ParameterizedTest
  @MethodSource("benches")
  void aLateAnswerNeverAnswersTheNextQuestion(Bench bench) throws IOException {
    WireInstrument virtual = bench.virtual.apply(new TwoTerminal.Resistor(1000));
    FaultyInstrument late = new FaultyInstrument(virtual, WireFaults.NONE, 1, new TestClock());
    try (SourceMeter meter = bench.open(late, Sourced.VOLTS, Limits.NONE)) {
      meter.level().set(0.125);
      late.faults(WireFaults.NONE.late(1));
      assertThatThrownBy(() -> meter.level().get())
          .isInstanceOf(TimedOut.class)
          .hasMessageContaining("no whole answer");
      late.faults(WireFaults.NONE);
      assertThat(meter.compliance().get()).isGreaterThan(1e-5).isNotEqualTo(0.125);
      assertThat(meter.level().get()).as("the safe state").isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("benches")
  void afterAnyFailureTheOutputIsOff(Bench bench) throws IOException {
    WireInstrument virtual = bench.virtual.apply(new TwoTerminal.Resistor(1000));
    FaultyInstrument bad = new FaultyInstrument(virtual, WireFaults.NONE, 3, new TestClock());
    SourceMeterModel model = bench.model.apply(virtual);
    List<WireFaults> ways =
        List.of(WireFaults.NONE.drop(1), WireFaults.NONE.garbage(1), WireFaults.NONE.reboot(1));
    for (WireFaults way : ways) {
      bad.faults(WireFaults.NONE);
      try (SourceMeter meter = bench.open(bad, Sourced.VOLTS, Limits.NONE)) {
        meter.output().set(1);
        assertThat(model.isOn()).isTrue();
        bad.faults(way);
        assertThatThrownBy(meter::measure)
            .isInstanceOfAny(TimedOut.class, Garbled.class, InstrumentFault.class);
        assertThat(model.isOn()).as(way.toString()).isFalse();
        bad.faults(WireFaults.NONE);
      }
    }
  }
}
