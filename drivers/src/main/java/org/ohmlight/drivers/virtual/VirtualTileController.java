package org.ohmlight.drivers.virtual;

import java.nio.ByteBuffer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.ohmlight.drivers.instrument.tile.TileAnswer;
import org.ohmlight.drivers.instrument.tile.TileInfo;
import org.ohmlight.drivers.instrument.tile.TileKind;
import org.ohmlight.drivers.instrument.tile.TileMessage;
import org.ohmlight.drivers.instrument.tile.TileStatus;
import org.ohmlight.drivers.instrument.tile.TileStatus.Reason;

/**
 * A tile controller as a state machine, message in and message out, that keeps to
 * docs/tile-protocol.md: sessions, the memory of the last 32 requests, silence, the converters of
 * its tiles.
 *
 * <p>It does not know how messages travel ({@link TileServer} does) nor what cells do ({@link
 * TilePhysics}). Layers settle ({@link SettlingStack}) where tiles are square.
 */
public final class VirtualTileController {
  private static final int MEMORY = 32;

  /** Deeper stacks settle in parts. */
  private static final int MOST_OF_A_STACK = 4096;

  private final TilePhysics physics;
  private final TileInfo info;
  private final LongSupplier millis;
  private final TileLog log = new TileLog();
  private final TileMessage request;
  private final TileMessage reply;

  private long started;
  private long lastHeard;
  private boolean armed;
  private Reason reason = Reason.POWER_ON;
  private int session;
  private long silence;
  private int openedBy;
  private int newest;

  /** Bit k: the request with number {@code newest - k} was carried out. */
  private long done;

  private long good;
  private long dropped;
  private long repeats;
  private int replyLength;

  /**
   * Makes a controller that has just started.
   *
   * @param physics what its cells do
   * @param outputBits bits of its converters
   * @param range sum of full-scale products that fills them
   * @param serial serial number it tells
   * @param millis its clock [ms]
   */
  public VirtualTileController(
      TilePhysics physics, int outputBits, float range, String serial, LongSupplier millis) {
    this.physics = physics;
    this.millis = millis;
    int widest = Math.max(physics.rows(), physics.columns());
    boolean square = physics.rows() == physics.columns();
    int stack = square ? SettlingStack.payload(widest, physics.tiles()) : 0;
    int payload = Math.max(Math.max(1024, 4 + 2 * widest), Math.min(stack, MOST_OF_A_STACK));
    this.info =
        new TileInfo(
            physics.tiles(),
            physics.rows(),
            physics.columns(),
            outputBits,
            4,
            payload,
            TileInfo.TRANSPOSE | TileInfo.PULSE | (square ? TileInfo.SETTLE : 0),
            127,
            range,
            physics.pulseStep(),
            physics.programNoise(),
            "Ohmlight,virtual tile controller," + serial + ",1");
    this.request = new TileMessage(payload);
    this.reply = new TileMessage(payload);
    this.started = millis.getAsLong();
  }

  /** What it says it is. */
  public TileInfo info() {
    return info;
  }

  /** What it did to its cells. */
  public TileLog log() {
    return log;
  }

  /** Whether signals may be on its lines; looks at the clock. */
  public synchronized boolean isArmed() {
    listen();
    return armed;
  }

  /** Power off and on: it forgets its session; cells keep what they hold. */
  public synchronized void restart() {
    makeSafe(Reason.POWER_ON);
    session = 0;
    started = millis.getAsLong();
    good = 0;
    dropped = 0;
    repeats = 0;
  }

  /**
   * Takes a message.
   *
   * @param message its bytes come first. Not modified.
   * @return the reply's memory, whose message begins at 0, with its length in {@link #replyLength};
   *     null if the message was not whole, and nothing is said
   */
  public synchronized byte @Nullable [] take(byte[] message, int length) {
    listen();
    if (length > request.bytes().length) {
      dropped++;
      return null;
    }
    System.arraycopy(message, 0, request.bytes(), 0, length);
    if (!request.accept(length) || request.isReply()) {
      dropped++;
      return null;
    }
    good++;
    lastHeard = millis.getAsLong();
    reply.reply(request, TileAnswer.OK);
    TileAnswer answer = answer();
    if (answer != TileAnswer.OK) {
      reply.reply(request, answer);
    }
    replyLength = reply.seal();
    // The time of a long request is not silence of the host.
    lastHeard = millis.getAsLong();
    return reply.bytes();
  }

  /** Bytes of the last reply. */
  public int replyLength() {
    return replyLength;
  }

  private void listen() {
    if (armed && silence > 0 && millis.getAsLong() - lastHeard > silence) {
      makeSafe(Reason.SILENCE);
    }
  }

  private void makeSafe(Reason why) {
    if (armed) {
      log.add(TileLog.What.SAFE, 0, 0, new float[0]);
    }
    armed = false;
    reason = why;
  }

  private TileAnswer answer() {
    TileKind kind = TileKind.of(request.kindCode());
    if (kind == null || kind == TileKind.SETTLE && !info.has(TileInfo.SETTLE)) {
      return TileAnswer.UNKNOWN;
    }
    return switch (kind) {
      case INFO -> describe();
      case STATUS -> status();
      case SAFE -> safe();
      case OPEN -> open();
      default -> inSession(kind);
    };
  }

  private TileAnswer describe() {
    if (request.length() != 0) {
      return TileAnswer.BAD_LENGTH;
    }
    info.write(reply.payload());
    return TileAnswer.OK;
  }

  private TileAnswer status() {
    if (request.length() != 0) {
      return TileAnswer.BAD_LENGTH;
    }
    new TileStatus(
            armed, reason, millis.getAsLong() - started, good, dropped, repeats, log.pulses(), 25.0)
        .write(reply.payload());
    return TileAnswer.OK;
  }

  private TileAnswer safe() {
    makeSafe(Reason.ASKED);
    return TileAnswer.OK;
  }

  private TileAnswer open() {
    if (request.length() != 6) {
      return TileAnswer.BAD_LENGTH;
    }
    int asked = request.payload().getShort() & 0xffff;
    long quiet = request.payload().getInt() & 0xffffffffL;
    if (asked == 0) {
      return TileAnswer.BAD_ARGUMENT;
    }
    if (asked == session && request.sequence() == openedBy) {
      repeats++;
      return TileAnswer.DONE_BEFORE;
    }
    session = asked;
    silence = quiet;
    openedBy = request.sequence();
    newest = openedBy;
    done = 1;
    armed = true;
    log.add(TileLog.What.ARM, 0, 0, new float[0]);
    return TileAnswer.OK;
  }

  private TileAnswer inSession(TileKind kind) {
    if (!armed) {
      return TileAnswer.NOT_ARMED;
    }
    if (request.session() != session) {
      return TileAnswer.WRONG_SESSION;
    }
    int ahead = request.sequence() - newest;
    if (ahead < -MEMORY) {
      return TileAnswer.STALE;
    }
    if (ahead <= 0 && (done >>> -ahead & 1) != 0) {
      repeats++;
      return TileAnswer.DONE_BEFORE;
    }
    if (request.tile() >= info.tiles()) {
      return TileAnswer.BAD_ARGUMENT;
    }
    TileAnswer answer =
        switch (kind) {
          case PROGRAM -> program();
          case READ -> read();
          case PULSE -> pulse();
          case MVM -> multiply(info.columns(), info.rows(), false);
          case MVM_T -> multiply(info.rows(), info.columns(), true);
          case SETTLE -> SettlingStack.answer(info, physics, request, reply.payload());
          default -> TileAnswer.UNKNOWN;
        };
    if (answer == TileAnswer.OK) {
      remember(ahead);
    }
    return answer;
  }

  private void remember(int ahead) {
    if (ahead > 0) {
      done = ahead > MEMORY ? 1 : done << ahead | 1;
      newest = request.sequence();
    } else {
      done |= 1L << -ahead;
    }
  }

  private boolean rowsOutside(int first, int count) {
    return count < 1 || first + count > info.rows();
  }

  private TileAnswer program() {
    int columns = info.columns();
    if (request.length() < 4) {
      return TileAnswer.BAD_LENGTH;
    }
    ByteBuffer in = request.payload();
    int first = in.getShort() & 0xffff;
    int count = in.getShort() & 0xffff;
    if (rowsOutside(first, count)) {
      return TileAnswer.BAD_ARGUMENT;
    }
    if (request.length() != 4 + 2 * count * columns) {
      return TileAnswer.BAD_LENGTH;
    }
    for (int at = 0; at < count * columns; at++) {
      if (in.getShort(in.position() + Short.BYTES * at) == Short.MIN_VALUE) {
        return TileAnswer.BAD_ARGUMENT;
      }
    }
    for (int r = first; r < first + count; r++) {
      float[] weights = new float[columns];
      for (int c = 0; c < columns; c++) {
        weights[c] = in.getShort() / (float) TileInfo.FULL_WEIGHT;
      }
      log.add(TileLog.What.PROGRAM, request.tile(), r, weights);
      physics.program(request.tile(), r, weights);
    }
    return TileAnswer.OK;
  }

  private TileAnswer read() {
    int columns = info.columns();
    if (request.length() != 4) {
      return TileAnswer.BAD_LENGTH;
    }
    int first = request.payload().getShort() & 0xffff;
    int count = request.payload().getShort() & 0xffff;
    if (rowsOutside(first, count) || 2 * count * columns > info.maxPayload()) {
      return TileAnswer.BAD_ARGUMENT;
    }
    float[] weights = new float[columns];
    for (int r = first; r < first + count; r++) {
      physics.read(request.tile(), r, weights);
      for (float w : weights) {
        reply.payload().putShort((short) Math.round(w * TileInfo.FULL_WEIGHT));
      }
    }
    return TileAnswer.OK;
  }

  private TileAnswer pulse() {
    int columns = info.columns();
    if (request.length() < 4) {
      return TileAnswer.BAD_LENGTH;
    }
    ByteBuffer in = request.payload();
    int first = in.getShort() & 0xffff;
    int count = in.getShort() & 0xffff;
    if (rowsOutside(first, count)) {
      return TileAnswer.BAD_ARGUMENT;
    }
    if (request.length() != 4 + count * columns) {
      return TileAnswer.BAD_LENGTH;
    }
    byte[] all = new byte[count * columns];
    in.get(all);
    for (byte pulses : all) {
      if (Math.abs(pulses) > info.maxPulses()) {
        return TileAnswer.BAD_ARGUMENT;
      }
    }
    for (int r = 0; r < count; r++) {
      byte[] counts = java.util.Arrays.copyOfRange(all, r * columns, (r + 1) * columns);
      log.addPulses(request.tile(), first + r, counts);
      physics.pulse(request.tile(), first + r, counts);
    }
    return TileAnswer.OK;
  }

  private TileAnswer multiply(int in, int out, boolean transposed) {
    if (request.length() < 2) {
      return TileAnswer.BAD_LENGTH;
    }
    ByteBuffer payload = request.payload();
    int count = payload.getShort() & 0xffff;
    if (request.length() != 2 + count * in) {
      return TileAnswer.BAD_LENGTH;
    }
    if (count < 1 || 2 * count * out > info.maxPayload()) {
      return TileAnswer.BAD_ARGUMENT;
    }
    byte[] codes = new byte[count * in];
    payload.get(codes);
    for (byte code : codes) {
      if (code == Byte.MIN_VALUE) {
        return TileAnswer.BAD_ARGUMENT;
      }
    }
    float[] x = new float[in];
    float[] y = new float[out];
    for (int v = 0; v < count; v++) {
      for (int i = 0; i < in; i++) {
        x[i] = codes[v * in + i] / (float) TileInfo.FULL_INPUT;
      }
      if (transposed) {
        physics.multiplyTransposed(request.tile(), x, y);
      } else {
        physics.multiply(request.tile(), x, y);
      }
      for (float value : y) {
        reply.payload().putShort(code(value));
      }
    }
    return TileAnswer.OK;
  }

  private short code(float value) {
    int top = info.topCode();
    return (short)
        Math.clamp(Math.round((double) top * value / info.range()), (long) -top, (long) top);
  }
}
