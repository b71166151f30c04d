package org.ohmlight.experiments.instrument;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ohmlight.drivers.instrument.Identity;
import org.ohmlight.drivers.instrument.IdentityPattern;
import org.ohmlight.drivers.instrument.keithley.Keithley2400;
import org.ohmlight.drivers.instrument.keithley.Keithley2450;
import org.ohmlight.drivers.instrument.keithley.Keithley2600;

/**
 * A driver that comes with Ohmlight.
 *
 * @param name what a person types
 * @param title what it is for
 * @param capabilities what it can do
 * @param wire what it is spoken to over
 * @param status what it has been tried on
 * @param pattern who is meant, where the instrument says who it is in the manner of IEEE 488.2
 */
record KnownDriver(
    String name,
    String title,
    List<String> capabilities,
    String wire,
    String status,
    @Nullable IdentityPattern pattern) {
  private static final String VIRTUAL = "tested against a virtual instrument, untested on metal";

  /** All of them, in the order of the list. */
  static List<KnownDriver> all() {
    return List.of(
        sourceMeter(
            "keithley-2400", "Keithley 2400 series source-meter", new Keithley2400().pattern()),
        sourceMeter("keithley-2450", "Keithley 2450 source-meter", new Keithley2450().pattern()),
        sourceMeter(
            "keithley-2600", "Keithley 2600 series source-meter", new Keithley2600('a').pattern()),
        new KnownDriver(
            "arc-one",
            "ArC ONE board of 32 x 32 memristors",
            List.of("cells: read, pulse"),
            "serial",
            VIRTUAL,
            null),
        new KnownDriver(
            "tile-controller",
            "Controller of crossbar tiles (docs/tile-protocol.md)",
            List.of("tile"),
            "serial, TCP, MQTT",
            VIRTUAL,
            null),
        new KnownDriver(
            "slm-display",
            "Phase modulator on a display output",
            List.of("modulator"),
            "display",
            "tested against a virtual screen, untested on metal",
            null),
        new KnownDriver(
            "light-node",
            "Camera or photodiode on a node (docs/light-node.md)",
            List.of("camera", "meter"),
            "MQTT",
            VIRTUAL,
            null));
  }

  private static KnownDriver sourceMeter(String name, String title, IdentityPattern pattern) {
    return new KnownDriver(
        name, title, List.of("source", "meter"), "serial, TCP", VIRTUAL, pattern);
  }

  /** The driver for whoever says that of itself. */
  static Optional<KnownDriver> of(Identity identity) {
    return all().stream()
        .filter(driver -> Stream.ofNullable(driver.pattern).anyMatch(p -> p.fits(identity)))
        .findFirst();
  }
}
