package org.ohmlight.drivers.instrument.keithley;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.ohmlight.drivers.TestClock;
import org.ohmlight.drivers.WirePairs;
import org.ohmlight.drivers.instrument.Limits;

class Keithley2600Test {
  private static final String NO_ERROR = "0.000000000e+00\tQueue Is Empty\t0.0\t1.0\n";

  @Test
  void givesAVoltageAndMeasuresTheCurrent() throws IOException {
    WirePairs wire =
        WirePairs.of(
            """
            > *IDN?
            < Keithley Instruments Inc., Model 2602B, 1398687, 3.0.0
            > *CLS
            > *RST
            > *OPC?
            < 1
            > format.data = format.ASCII
            > format.asciiprecision = 10
            > smua.source.func = smua.OUTPUT_DCVOLTS
            > print(errorqueue.next())
            < %s> print(smua.source.levelv)
            < 0.000000000e+00
            > print(smua.source.limiti)
            < 1.000000000e+00
            > print(smua.source.output)
            < 0.000000000e+00
            > smua.source.levelv = 0.25
            > print(errorqueue.next())
            < %s> print(smua.source.levelv)
            < 2.500000000e-01
            > smua.source.output = smua.OUTPUT_ON
            > print(errorqueue.next())
            < %s> print(smua.source.output)
            < 1.000000000e+00
            > print(smua.measure.iv())
            < 2.500000000e-04\t2.500000000e-01
            > print(smua.source.compliance)
            < true
            > smua.source.output = smua.OUTPUT_OFF
            > smua.source.levelv = 0.0
            > print(smua.source.output)
            < 0.000000000e+00
            """
                .replace("%s", NO_ERROR));
    try (SourceMeter meter =
        SourceMeter.open(
            wire, new Keithley2600('a'), Sourced.VOLTS, Limits.NONE, new TestClock())) {
      meter.level().set(0.25);
      meter.output().set(1);
      assertThat(meter.measureBoth().siemens()).isEqualTo(1e-3);
      assertThat(meter.inCompliance()).isTrue();
    }
    wire.requireEnd();
  }
}
