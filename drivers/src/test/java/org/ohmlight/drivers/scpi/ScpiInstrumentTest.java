package org.ohmlight.drivers.scpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ohmlight.drivers.TestClock;
import org.ohmlight.drivers.WirePairs;
import org.ohmlight.drivers.instrument.IdentityPattern;
import org.ohmlight.drivers.instrument.InstrumentFault;
import org.ohmlight.drivers.instrument.WrongInstrument;

class ScpiInstrumentTest {
  private static ScpiInstrument at(WirePairs wire, ErrorPolicy policy) throws IOException {
    return new ScpiInstrument(
        new LineWire(wire, Talk.USUAL, Dialect.SCPI, new TestClock()), policy);
  }

  @Test
  void knowsTheCommonCommands() throws IOException {
    WirePairs wire =
        WirePairs.of(
            """
            > *CLS
            > *RST
            > *OPC?
            < 1
            > *ESR?
            < 128
            > *STB?
            < +4
            > :SYST:ERR?
            < -113,"Undefined header"
            > :SYST:ERR?
            < +802,"A ""quoted"" word"
            > :SYST:ERR?
            < 0,"No error"
            """);
    ScpiInstrument instrument = at(wire, ErrorPolicy.NEVER);
    instrument.clear();
    instrument.reset(Duration.ofSeconds(1));
    assertThat(instrument.eventStatus()).isEqualTo(128);
    assertThat(instrument.statusByte()).isEqualTo(4);
    assertThat(instrument.errors())
        .containsExactly(
            new ScpiError(-113, "Undefined header"), new ScpiError(802, "A \"quoted\" word"));
    wire.requireEnd();
  }

  @Test
  void looksForErrorsWhenThePolicySaysSo() throws IOException {
    WirePairs never = WirePairs.of("> A\n> B\n");
    ScpiInstrument quiet = at(never, ErrorPolicy.NEVER);
    quiet.set("A");
    quiet.setAll(List.of("B"));
    quiet.checkpoint("at the end");
    never.requireEnd();

    WirePairs sometimes =
        WirePairs.of(
            "> A\n> :SYST:ERR?\n< -222,\"Out of range\"\n" + "> :SYST:ERR?\n< 0,\"No error\"\n");
    ScpiInstrument checked = at(sometimes, ErrorPolicy.AT_CHECKPOINTS);
    checked.set("A");
    assertThatThrownBy(() -> checked.checkpoint("before the sweep"))
        .isInstanceOf(InstrumentFault.class)
        .hasMessageContaining("before the sweep: -222 Out of range");
    sometimes.requireEnd();
  }

  @Test
  void saysWhoWasExpectedAndWhoAnswered() throws IOException {
    ScpiInstrument instrument = at(WirePairs.of("> *IDN?\n< ACME,THING,7\n"), ErrorPolicy.NEVER);
    assertThatThrownBy(
            () -> instrument.require(IdentityPattern.of("Keithley 2400", "KEITHLEY.*", "2400")))
        .isInstanceOf(WrongInstrument.class)
        .hasMessageContaining("no Keithley 2400")
        .hasMessageContaining("ACME,THING,7");
  }
}
