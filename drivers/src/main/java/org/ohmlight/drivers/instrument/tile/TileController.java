package org.ohmlight.drivers.instrument.tile;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.ohmlight.drivers.transport.Deadline;
import org.ohmlight.drivers.transport.MessageLink;
import org.ohmlight.drivers.transport.TransportException;

/**
 * The host's side of the tile protocol: a controller of tiles of analog cells, reached over any
 * link. Values are the codes of the wire; physical units are a matter of whoever maps weights onto
 * tiles.
 *
 * <p>Long operations are cut into messages, of which as many are under way at once as the
 * controller allows. Calls from several threads wait for one another. Closing makes the controller
 * safe, if it can still be reached, and closes the link; if it cannot, the controller makes itself
 * safe after its time of silence.
 */
public final class TileController implements AutoCloseable {
  private final MessageLink link;
  private final ExchangeLimits limits;
  private final Exchange exchange;
  private final TileInfo info;
  private int session;

  private TileController(
      MessageLink link, ExchangeLimits limits, Exchange exchange, TileInfo info) {
    this.link = link;
    this.limits = limits;
    this.exchange = exchange;
    this.info = info;
    exchange.allow(info.window(), info.maxPayload());
  }

  /**
   * Opens the link and asks who is there. The controller stays safe until {@link #arm}.
   *
   * @param seed of session numbers and of the pauses before a lost link is opened again
   */
  public static TileController connect(
      MessageLink link, ExchangeLimits limits, ExchangeObserver observer, long seed)
      throws TransportException, TileFault {
    try {
      link.open(Deadline.inMillis(limits.replyMillis()));
      Exchange exchange = new Exchange(link, limits, observer, seed);
      TileInfo[] told = new TileInfo[1];
      exchange.ask(
          new Request(
              TileKind.INFO,
              0,
              payload -> {},
              -1,
              (payload, length) -> told[0] = TileInfo.read(payload, length)));
      TileController controller = new TileController(link, limits, exchange, told[0]);
      controller.session = (int) (seed & 0x7fff);
      return controller;
    } catch (TransportException | TileFault | RuntimeException failed) {
      link.close();
      throw failed;
    }
  }

  /** Where it is. */
  public String address() {
    return link.address();
  }

  /** What it says it is. */
  public TileInfo info() {
    return info;
  }

  /** Begins a new session; its lines may carry signals from now on. */
  public void arm() throws TransportException, TileFault {
    session = session % 0xffff + 1;
    exchange.enter(session);
    exchange.ask(
        new Request(
            TileKind.OPEN,
            0,
            payload -> payload.putShort((short) session).putInt(limits.silenceMillis()),
            0,
            (payload, length) -> {}));
  }

  /** How it is. */
  public TileStatus status() throws TransportException, TileFault {
    TileStatus[] told = new TileStatus[1];
    exchange.ask(
        new Request(
            TileKind.STATUS,
            0,
            payload -> {},
            -1,
            (payload, length) -> told[0] = TileStatus.read(payload, length)));
    return told[0];
  }

  /** Makes it safe: lines at ground. */
  public void safe() throws TransportException, TileFault {
    exchange.ask(Request.plain(TileKind.SAFE, 0));
  }

  /**
   * Writes weights.
   *
   * @param firstRow first row written
   * @param codes weight codes of whole rows, row-major. Not modified.
   */
  public void program(int tile, int firstRow, short[] codes) throws TransportException, TileFault {
    int rows = rowsOf(codes.length);
    requireRows(tile, firstRow, rows);
    List<Request> requests = new ArrayList<>();
    int most = info.weightRowsAMessage();
    for (int r = 0; r < rows; r += most) {
      int from = r;
      int count = Math.min(most, rows - r);
      requests.add(
          new Request(
              TileKind.PROGRAM,
              tile,
              payload -> {
                rows(payload, firstRow + from, count);
                putAll(payload, codes, from * info.columns(), count * info.columns());
              },
              0,
              (payload, length) -> {}));
    }
    exchange.askAll(requests);
  }

  /**
   * Measures weights.
   *
   * @param firstRow first row measured
   * @param into takes weight codes of whole rows, row-major. Modified.
   */
  public void read(int tile, int firstRow, short[] into) throws TransportException, TileFault {
    int rows = rowsOf(into.length);
    requireRows(tile, firstRow, rows);
    List<Request> requests = new ArrayList<>();
    int most = Math.min(info.weightRowsAMessage(), info.maxPayload() / (2 * info.columns()));
    for (int r = 0; r < rows; r += most) {
      int from = r * info.columns();
      int first = firstRow + r;
      int count = Math.min(most, rows - r);
      requests.add(
          new Request(
              TileKind.READ,
              tile,
              payload -> rows(payload, first, count),
              2 * count * info.columns(),
              (payload, length) -> getAll(payload, into, from, count * info.columns())));
    }
    exchange.askAll(requests);
  }

  /**
   * Gives pulses.
   *
   * @param firstRow first row pulsed
   * @param pulses counts of whole rows, row-major; the sign is the direction. Not modified.
   */
  public void pulse(int tile, int firstRow, byte[] pulses) throws TransportException, TileFault {
    require(TileInfo.PULSE, "give pulses");
    int rows = rowsOf(pulses.length);
    requireRows(tile, firstRow, rows);
    List<Request> requests = new ArrayList<>();
    int most = info.pulseRowsAMessage();
    for (int r = 0; r < rows; r += most) {
      int from = r;
      int count = Math.min(most, rows - r);
      requests.add(
          new Request(
              TileKind.PULSE,
              tile,
              payload -> {
                rows(payload, firstRow + from, count);
                payload.put(pulses, from * info.columns(), count * info.columns());
              },
              0,
              (payload, length) -> {}));
    }
    exchange.askAll(requests);
  }

  /**
   * Multiplies vectors by the matrix of a tile.
   *
   * @param inputs codes {@code [count, columns]}. Not modified.
   * @param outputs codes {@code [count, rows]}. Modified.
   */
  public void multiply(int tile, byte[] inputs, int count, short[] outputs)
      throws TransportException, TileFault {
    multiply(TileKind.MVM, tile, inputs, count, info.columns(), outputs, info.rows());
  }

  /**
   * Multiplies vectors by the transpose.
   *
   * @param inputs codes {@code [count, rows]}. Not modified.
   * @param outputs codes {@code [count, columns]}. Modified.
   */
  public void multiplyTransposed(int tile, byte[] inputs, int count, short[] outputs)
      throws TransportException, TileFault {
    require(TileInfo.TRANSPOSE, "multiply by the transpose");
    multiply(TileKind.MVM_T, tile, inputs, count, info.rows(), outputs, info.columns());
  }

  private void multiply(
      TileKind kind, int tile, byte[] inputs, int count, int in, short[] outputs, int out)
      throws TransportException, TileFault {
    requireTile(tile);
    List<Request> requests = new ArrayList<>();
    int most = info.vectorsAMessage(in, out);
    for (int v = 0; v < count; v += most) {
      int from = v;
      int vectors = Math.min(most, count - v);
      requests.add(
          new Request(
              kind,
              tile,
              payload -> {
                payload.putShort((short) vectors);
                payload.put(inputs, from * in, vectors * in);
              },
              2 * vectors * out,
              (payload, length) -> getAll(payload, outputs, from * out, vectors * out)));
    }
    exchange.askAll(requests);
  }

  /**
   * Lets layers settle inside the controller, from zero. Tile {@code first + k} joins layer k to
   * layer k + 1; there are as many layers above the clamped one as {@code biases} has rows.
   *
   * @param first tile that sees the clamped layer
   * @param steps most steps; the controller stops earlier where nothing changes any more
   * @param gain slope of the neurons
   * @param clamped codes of layer 0 {@code [columns]}. Not modified.
   * @param biases of every further layer, 32767 is +1 {@code [layers x rows]}. Not modified.
   * @param force on the last layer, 32767 is +1 {@code [rows]}. Not modified.
   * @param states takes the states of every further layer, 65535 is 1 {@code [layers x rows]}.
   *     Modified.
   * @return largest last change of a state, 65535 is 1
   */
  public int settle(
      int first,
      int steps,
      float gain,
      byte[] clamped,
      short[] biases,
      short[] force,
      char[] states)
      throws TransportException, TileFault {
    require(TileInfo.SETTLE, "let layers settle");
    requireStack(first, clamped.length, biases.length, force.length, states.length);
    int[] residual = new int[1];
    exchange.ask(
        new Request(
            TileKind.SETTLE,
            first,
            payload -> {
              payload.putShort((short) steps).putFloat(gain).put(clamped);
              putAll(payload, biases, 0, biases.length);
              putAll(payload, force, 0, force.length);
            },
            2 + 2 * states.length,
            (payload, length) -> {
              residual[0] = payload.getShort() & 0xffff;
              for (int i = 0; i < states.length; i++) {
                states[i] = (char) payload.getShort();
              }
            }));
    return residual[0];
  }

  private void requireStack(int first, int clamped, int biases, int force, int states) {
    requireTile(first);
    int width = info.rows();
    int most = Math.min(info.tiles() - first, info.layersAMessage());
    if (clamped != width
        || force != width
        || states != biases
        || biases % width != 0
        || biases < width
        || biases > most * width) {
      throw new IllegalArgumentException(
          "Layers of "
              + width
              + " settle above tile "
              + first
              + ", 1 to "
              + most
              + " of them, with one state a bias and one force a neuron of the last; got "
              + clamped
              + " clamped, "
              + biases
              + " biases, "
              + force
              + " forces, "
              + states
              + " states");
    }
  }

  /** Where the time of exchanges went so far. */
  public ExchangeTimes times() {
    return exchange.times();
  }

  @Override
  public void close() {
    if (link.isOpen()) {
      try {
        safe();
      } catch (TransportException | TileFault unreachable) {
        // Nothing more can be done from here: its own silence limit makes it safe.
      }
    }
    link.close();
  }

  private static void rows(ByteBuffer payload, int first, int count) {
    payload.putShort((short) first).putShort((short) count);
  }

  private static void putAll(ByteBuffer payload, short[] values, int from, int count) {
    payload.asShortBuffer().put(values, from, count);
    payload.position(payload.position() + Short.BYTES * count);
  }

  private static void getAll(ByteBuffer payload, short[] values, int from, int count) {
    payload.asShortBuffer().get(values, from, count);
  }

  private int rowsOf(int values) {
    if (values % info.columns() != 0) {
      throw new IllegalArgumentException(
          values + " values are no whole rows of " + info.columns() + " columns");
    }
    return values / info.columns();
  }

  private void requireRows(int tile, int firstRow, int rows) {
    requireTile(tile);
    if (firstRow < 0 || rows < 1 || firstRow + rows > info.rows()) {
      throw new IllegalArgumentException(
          "Rows "
              + firstRow
              + " to "
              + (firstRow + rows - 1)
              + " are not all in a tile of "
              + info.rows()
              + " rows");
    }
  }

  private void requireTile(int tile) {
    if (tile < 0 || tile >= info.tiles()) {
      throw new IllegalArgumentException(
          "This controller has tiles 0 to " + (info.tiles() - 1) + ", not " + tile);
    }
  }

  private void require(int feature, String what) throws TileFault {
    if (!info.has(feature)) {
      throw new TileFault(info.identity() + " cannot " + what);
    }
  }
}
