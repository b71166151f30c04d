package org.ohmlight.experiments.instrument;

import java.util.List;
import org.ohmlight.device.resistive.Memristor;
import org.ohmlight.device.resistive.Window;
import org.ohmlight.drivers.virtual.TwoTerminal;
import org.ohmlight.drivers.virtual.VirtualKeithley2400;
import org.ohmlight.drivers.virtual.VirtualKeithley2450;
import org.ohmlight.drivers.virtual.VirtualKeithley2600;
import org.ohmlight.drivers.virtual.WireInstrument;

/** The virtual instruments that can be served, by the names of their drivers. */
final class VirtualInstruments {
  static final String TILES = "tile-controller";
  static final List<String> DEVICES = List.of("resistor", "diode", "memristor");

  private VirtualInstruments() {}

  static List<String> names() {
    return List.of("keithley-2400", "keithley-2450", "keithley-2600", TILES);
  }

  /** One that is spoken to in bytes, with a device at its terminals. */
  static WireInstrument named(String name, String device) {
    return switch (name) {
      case "keithley-2400" -> new VirtualKeithley2400(device(device));
      case "keithley-2450" -> new VirtualKeithley2450(device(device));
      case "keithley-2600" -> new VirtualKeithley2600(device(device));
      default -> throw new IllegalArgumentException("No virtual instrument is called " + name);
    };
  }

  private static TwoTerminal device(String name) {
    return switch (name) {
      case "resistor" -> new TwoTerminal.Resistor(1000);
      case "diode" -> new TwoTerminal.Diode(1e-12, 1);
      case "memristor" ->
          new TwoTerminal.Cell(Memristor.LinearIonDrift.strukov(new Window.None()), 0.5);
      default -> throw new IllegalArgumentException("No device is called " + name);
    };
  }
}
