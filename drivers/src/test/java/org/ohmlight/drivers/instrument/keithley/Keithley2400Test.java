package org.ohmlight.drivers.instrument.keithley;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.ohmlight.drivers.TestClock;
import org.ohmlight.drivers.WirePairs;
import org.ohmlight.drivers.instrument.Limits;

class Keithley2400Test {
  private static final String OPENING =
      """
      > *IDN?
      < KEITHLEY INSTRUMENTS INC.,MODEL 2400,1234567,C32 Oct 4 2010 14:20:11/A02 /U/K
      > *CLS
      > *RST
      > *OPC?
      < 1
      > :SOUR:FUNC VOLT
      > :SOUR:VOLT:MODE FIX
      > :SENS:FUNC:CONC ON
      > :SENS:FUNC "VOLT","CURR"
      > :FORM:ELEM VOLT,CURR
      > :SYST:ERR?
      < 0,"No error"
      > :SOUR:VOLT?
      < +0.000000E+00
      > :SENS:CURR:PROT?
      < +1.050000E-04
      > :OUTP?
      < 0
      """;
  private static final String CLOSING =
      """
      > :OUTP OFF
      > :SOUR:VOLT 0.0
      > :OUTP?
      < 0
      """;

  @Test
  void givesAVoltageAndMeasuresTheCurrent() throws IOException {
    WirePairs wire =
        WirePairs.of(
            OPENING
                + """
                > :SENS:CURR:PROT 0.001
                > :SYST:ERR?
                < 0,"No error"
                > :SENS:CURR:PROT?
                < +1.000000E-03
                > :SOUR:VOLT 0.2
                > :SYST:ERR?
                < 0,"No error"
                > :SOUR:VOLT?
                < +2.000000E-01
                > :OUTP ON
                > :SYST:ERR?
                < 0,"No error"
                > :OUTP?
                < 1
                > :READ?
                < +2.000000E-01,+2.000000E-04
                > :SENS:CURR:PROT:TRIP?
                < 0
                """
                + CLOSING);
    try (SourceMeter meter =
        SourceMeter.open(wire, new Keithley2400(), Sourced.VOLTS, Limits.NONE, new TestClock())) {
      meter.compliance().set(1e-3);
      meter.level().set(0.2);
      meter.output().set(1);
      assertThat(meter.measure()).hasToString("2.0E-4 A");
      assertThat(meter.inCompliance()).isFalse();
    }
    wire.requireEnd();
  }
}
