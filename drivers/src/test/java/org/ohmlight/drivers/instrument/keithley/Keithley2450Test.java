package org.ohmlight.drivers.instrument.keithley;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.ohmlight.drivers.TestClock;
import org.ohmlight.drivers.WirePairs;
import org.ohmlight.drivers.instrument.Limits;

class Keithley2450Test {
  @Test
  void givesACurrentAndMeasuresTheVoltage() throws IOException {
    WirePairs wire =
        WirePairs.of(
            """
            > *IDN?
            < KEITHLEY INSTRUMENTS,MODEL 2450,04412345,1.7.0b
            > *CLS
            > *RST
            > *OPC?
            < 1
            > :SOUR:FUNC CURR
            > :SENS:FUNC "VOLT"
            > :SENS:VOLT:RANG:AUTO ON
            > :SOUR:CURR:READ:BACK ON
            > :SYST:ERR?
            < 0,"No error;0;2026/01/01 00:00:00.000"
            > :SOUR:CURR?
            < 0
            > :SOUR:CURR:VLIM?
            < 21
            > :OUTP?
            < 0
            > :OUTP ON
            > :SYST:ERR?
            < 0,"No error"
            > :OUTP?
            < 1
            > :SOUR:CURR 1.0E-6
            > :SYST:ERR?
            < 0,"No error"
            > :SOUR:CURR?
            < 1e-06
            > :READ? "defbuffer1",SOUR,READ
            < 9.99999E-07,1.234567E-01
            > :OUTP OFF
            > :SOUR:CURR 0.0
            > :OUTP?
            < 0
            """);
    try (SourceMeter meter =
        SourceMeter.open(wire, new Keithley2450(), Sourced.AMPS, Limits.NONE, new TestClock())) {
      meter.output().set(1);
      meter.level().set(1e-6);
      assertThat(meter.measureBoth()).isEqualTo(new IvPoint(0.1234567, 9.99999e-7));
    }
    wire.requireEnd();
  }
}
