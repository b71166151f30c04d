package org.ohmlight.experiments.instrument;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ohmlight.drivers.instrument.MonotonicClock;
import org.ohmlight.drivers.transport.ByteLink;
import org.ohmlight.drivers.transport.mqtt.MqttAddress;
import org.ohmlight.drivers.transport.tcp.TcpPort;
import org.ohmlight.drivers.virtual.FaultyInstrument;
import org.ohmlight.drivers.virtual.InstrumentServer;
import org.ohmlight.drivers.virtual.WireFaults;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;
import org.ohmlight.experiments.command.Answer;
import org.ohmlight.experiments.command.Command;
import org.ohmlight.experiments.command.Console;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Serves a virtual instrument until it is told to stop. */
@CommandLine.Command(
    name = "serve",
    description = {
      "Serves a virtual instrument that speaks the real protocol, until Ctrl-C.%n",
      "It is reached over TCP on this machine only, or through a pseudo-terminal as over a serial"
          + " line; a tile controller also through an MQTT broker.%n"
    })
final class ServeCommand extends Command {
  private static final int SCPI_PORT = 5025;

  @Parameters(
      paramLabel = "NAME",
      description =
          "keithley-2400, keithley-2450, keithley-2600, arc-one, tile-controller, light-node.")
  private String name = "";

  @Option(
      names = "--tcp",
      paramLabel = "PORT",
      defaultValue = "5025",
      description = "Port on loopback; 0: any that is free. Default: ${DEFAULT-VALUE}.")
  private int port = SCPI_PORT;

  @Option(
      names = "--mqtt",
      paramLabel = "BROKER",
      description =
          "Serve through a broker instead: local starts a mosquitto with TLS on loopback, any other"
              + " is "
              + MqttAddress.ALLOWED
              + ".")
  private @Nullable String mqtt;

  @Option(names = "--pty", description = "Make a pseudo-terminal too; needs socat.")
  private boolean pty;

  @Option(
      names = "--device",
      defaultValue = "resistor",
      description =
          "What it is connected to: resistor (1 kohm), diode, memristor. Default:"
              + " ${DEFAULT-VALUE}.")
  private String device = "resistor";

  @Option(
      names = FaultsText.OPTION,
      paramLabel = "FAULTS",
      description = "What goes wrong with answers: " + FaultsText.ALLOWED + ".")
  private String faults = "";

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of what goes wrong. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(names = "--for", paramLabel = "TIME", description = "Stop after a time: 10 s.")
  private @Nullable String time;

  ServeCommand(Console console) {
    super(console);
  }

  @Override
  protected Answer answer() throws Exception {
    Asked asked = asked();
    if (mqtt != null) {
      return served(
          new MqttService(mqtt, VirtualInstruments.overMqtt(name, asked.faults, seed)), asked.time);
    }
    Function<ByteLink, AutoCloseable> serve = server(asked.faults);
    try (TcpPort open = port();
        Service service = new Service(open, serve)) {
      int number = open.number();
      CountDownLatch cleared = new CountDownLatch(1);
      Thread onSignal = new Thread(() -> end(service, cleared));
      Runtime.getRuntime().addShutdownHook(onSignal);
      try (AutoCloseable terminal = announce(number)) {
        if (asked.time != null) {
          service.endAfter(asked.time);
        }
        service.run();
      } finally {
        cleared.countDown();
        forget(onSignal);
      }
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("name", name);
      document.put("address", "tcp:127.0.0.1:" + number);
      document.put("connections", service.served());
      return Answer.of(document, "served %d connections%n".formatted(service.served()));
    }
  }

  private Answer served(MqttService made, @Nullable Duration until) throws Exception {
    try (MqttService service = made) {
      service.open();
      CountDownLatch cleared = new CountDownLatch(1);
      Thread onSignal = new Thread(() -> end(service, cleared));
      Runtime.getRuntime().addShutdownHook(onSignal);
      try {
        service.announce(console().err());
        service.run(until);
      } finally {
        service.close();
        cleared.countDown();
        forget(onSignal);
      }
      return Answer.of(
          Map.of("name", name, "address", service.address().text()),
          "served over MQTT%n".formatted());
    }
  }

  private record Asked(WireFaults faults, @Nullable Duration time) {}

  /** Everything that is wrong, at once. */
  private Asked asked() {
    List<Problem> problems = new ArrayList<>();
    if (!VirtualInstruments.names().contains(name)) {
      problems.add(
          Problem.of("There is no such virtual instrument.")
              .in("NAME")
              .given(name)
              .allowed(String.join(", ", VirtualInstruments.names())));
    }
    if (!VirtualInstruments.DEVICES.contains(device)) {
      problems.add(
          Problem.of("There is no such device.")
              .in("--device")
              .given(device)
              .allowed(String.join(", ", VirtualInstruments.DEVICES)));
    }
    if (port < 0 || port > 65_535) {
      problems.add(
          Problem.of("There is no such port.")
              .in("--tcp")
              .given(Integer.toString(port))
              .allowed("0 to 65535"));
    }
    if (mqtt != null) {
      MqttService.problem(mqtt, name).ifPresent(problems::add);
    } else if (name.equals(VirtualInstruments.LIGHT)) {
      problems.add(
          Problem.of("A light node is spoken to over MQTT only.")
              .in("NAME")
              .given(name)
              .hint("--mqtt local"));
    }
    WireFaults wanted = WireFaults.NONE;
    Duration until = null;
    try {
      wanted = FaultsText.of(faults);
    } catch (BadInput wrong) {
      problems.addAll(wrong.problems());
    }
    try {
      until = time == null ? null : Times.of("--for", time);
    } catch (BadInput wrong) {
      problems.addAll(wrong.problems());
    }
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
    }
    return new Asked(wanted, until);
  }

  private Function<ByteLink, AutoCloseable> server(WireFaults wanted) {
    if (name.equals(VirtualInstruments.TILES)) {
      return new TileService(wanted, seed);
    }
    FaultyInstrument instrument =
        new FaultyInstrument(
            VirtualInstruments.named(name, device), wanted, seed, MonotonicClock.ofMachine());
    return link -> new InstrumentServer(instrument, link);
  }

  private TcpPort port() {
    try {
      return TcpPort.onLoopback(port);
    } catch (IOException taken) {
      throw new BadInput(
          Problem.of("This port cannot be opened: " + taken.getMessage() + ".")
              .in("--tcp")
              .given(Integer.toString(port))
              .hint("--tcp 0 takes any that is free"));
    }
  }

  private AutoCloseable announce(int number) throws IOException, InterruptedException {
    String address = "tcp:127.0.0.1:" + number;
    console().err().println(name + " at " + address + "; Ctrl-C ends it");
    if (name.startsWith("keithley")) {
      console().err().println("    try: ohmlight instrument query " + address + " \"*IDN?\"");
    }
    if (!pty) {
      return () -> {};
    }
    Terminal terminal = Terminal.before(number);
    console().err().println("    and: serial:" + terminal.name());
    return terminal;
  }

  /** Ends the service and gives it time to clear up behind itself. */
  private static void end(AutoCloseable service, CountDownLatch cleared) {
    try {
      service.close();
      cleared.await(3, TimeUnit.SECONDS);
    } catch (Exception gone) {
      // It ends with the process anyway.
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // The hook is running: it is what ended the service.
    }
  }
}
