package org.ohmlight.experiments.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ohmlight.experiments.BadInput;

class InstrumentAddressTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "serial:/dev/ttyUSB0|serial:/dev/ttyUSB0",
        "serial:/dev/ttyUSB0@19200|serial:/dev/ttyUSB0",
        "serial:/dev/ttyACM0@921600,8E1|serial:/dev/ttyACM0",
        "serial:/dev/ttyACM0@9600,7O2|serial:/dev/ttyACM0",
        "tcp:127.0.0.1:5025|tcp:127.0.0.1:5025"
      })
  void namesWhereTheInstrumentIs(String typed, String place) {
    assertThat(InstrumentAddress.link(typed).address()).startsWith(place).doesNotContain(",");
  }

  @ParameterizedTest
  @ValueSource(strings = {"com1", "serial:", "tcp:host:70000", "serial:/dev/a@0"})
  void whatIsNoneIsRefused(String typed) {
    assertThatThrownBy(() -> InstrumentAddress.link(typed)).isInstanceOf(BadInput.class);
  }
}
