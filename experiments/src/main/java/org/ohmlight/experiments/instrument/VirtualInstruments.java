package org.ohmlight.experiments.instrument;

import java.util.Arrays;
import java.util.List;
import org.ohmlight.device.resistive.Memristor;
import org.ohmlight.device.resistive.Window;
import org.ohmlight.drivers.virtual.FaultyMessages;
import org.ohmlight.drivers.virtual.LightField;
import org.ohmlight.drivers.virtual.LightServer;
import org.ohmlight.drivers.virtual.TileDescription;
import org.ohmlight.drivers.virtual.TwoTerminal;
import org.ohmlight.drivers.virtual.VirtualArcOne;
import org.ohmlight.drivers.virtual.VirtualKeithley2400;
import org.ohmlight.drivers.virtual.VirtualKeithley2450;
import org.ohmlight.drivers.virtual.VirtualKeithley2600;
import org.ohmlight.drivers.virtual.VirtualLightNode;
import org.ohmlight.drivers.virtual.WireFaults;
import org.ohmlight.drivers.virtual.WireInstrument;

/** The virtual instruments that can be served, by the names of their drivers. */
final class VirtualInstruments {
  static final String TILES = "tile-controller";
  static final String LIGHT = "light-node";
  static final List<String> OVER_MQTT = List.of(TILES, LIGHT);
  static final List<String> DEVICES = List.of("resistor", "diode", "memristor");

  private VirtualInstruments() {}

  static List<String> names() {
    return List.of("keithley-2400", "keithley-2450", "keithley-2600", "arc-one", TILES, LIGHT);
  }

  /** One that is spoken to in bytes, with a device at its terminals. */
  static WireInstrument named(String name, String device) {
    return switch (name) {
      case "keithley-2400" -> new VirtualKeithley2400(device(device));
      case "keithley-2450" -> new VirtualKeithley2450(device(device));
      case "keithley-2600" -> new VirtualKeithley2600(device(device));
      case "arc-one" -> new VirtualArcOne(cells(device));
      default -> throw new IllegalArgumentException("No virtual instrument is called " + name);
    };
  }

  /** One that is a device behind a broker. */
  static MqttService.Served overMqtt(String name, WireFaults faults, long seed) {
    if (name.equals(LIGHT)) {
      VirtualLightNode node =
          new VirtualLightNode(LightField.spot(480, 640, 1e-6), 1e-12, 0.5, "served");
      return new MqttService.Served(
          "ohmlight-light",
          node.description(),
          link ->
              new LightServer(node, new FaultyMessages(link, TileService.faults(faults), seed)));
    }
    TileService tiles = new TileService(faults, seed);
    return new MqttService.Served("ohmlight-tiles", TileDescription.of(tiles.info()), tiles::serve);
  }

  private static TwoTerminal[][] cells(String device) {
    TwoTerminal[][] cells = new TwoTerminal[32][32];
    for (TwoTerminal[] word : cells) {
      Arrays.setAll(word, bit -> device(device));
    }
    return cells;
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
