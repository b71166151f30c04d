package org.ohmlight.drivers.scpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ohmlight.drivers.transport.Garbled;

class ScpiNumberTest {
  @Test
  void whatIsWrittenReadsBackInEveryCountry() throws Garbled {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      Random random = new Random(6);
      for (int k = 0; k < 10_000; k++) {
        double value = random.nextGaussian() * Math.pow(10, random.nextInt(-30, 30));
        assertThat(ScpiNumber.parse(ScpiNumber.text(value))).isEqualTo(value);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void whatIsNoNumberIsToldByMagicNumbers() throws Garbled {
    assertThat(ScpiNumber.parse("9.91E37")).isNaN();
    assertThat(ScpiNumber.parse("+9.910000E+37")).isNaN();
    assertThat(ScpiNumber.parse("9.9E37")).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(ScpiNumber.parse(" -9.900000E+37\r")).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(ScpiNumber.parse("9.8E37")).isEqualTo(9.8e37);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "NaN", "Infinity", "0x10", "1d", "1,5", "1e", ".", "1 2", "--1"})
  void nothingElseIsANumber(String text) {
    assertThatThrownBy(() -> ScpiNumber.parse(text)).isInstanceOf(Garbled.class);
  }

  @Test
  void anInstrumentIsToldNothingInfinite() {
    assertThatIllegalArgumentException().isThrownBy(() -> ScpiNumber.text(Double.NaN));
  }
}
