package org.ohmlight.hil.twin;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ohmlight.drivers.instrument.tile.ExchangeObserver;
import org.ohmlight.drivers.instrument.tile.TileAnswer;
import org.ohmlight.drivers.instrument.tile.TileFault;
import org.ohmlight.drivers.instrument.tile.TileInfo;
import org.ohmlight.drivers.instrument.tile.TileKind;
import org.ohmlight.drivers.instrument.tile.TileMessage;
import org.ohmlight.hil.record.RecordedMessage;
import org.ohmlight.hil.record.Recording;

/**
 * Listens to exchanges, live or from a recording, and gathers what a twin is fitted to: cells
 * measured before and after pulses, targets and what was reached, weights read twice, products of
 * weights that are known.
 *
 * <p>It begins with the controller's INFO. A request whose reply never came makes its rows unknown
 * until they are read again. At most {@value #MOST} samples of a kind are kept, the first.
 */
public final class TileSamples implements ExchangeObserver {
  private static final int MOST = 1 << 17;
  private static final double FULL = TileInfo.FULL_WEIGHT;
  private static final double FULL_INPUT = TileInfo.FULL_INPUT;

  private final Map<Integer, byte[]> asked = new LinkedHashMap<>();
  private final TileMessage message = new TileMessage(0xffff);
  private final List<PulseSample> pulses = new ArrayList<>();
  private final List<PairSample> programmed = new ArrayList<>();
  private final List<PairSample> readTwice = new ArrayList<>();
  private final List<PairSample> products = new ArrayList<>();
  private @Nullable TileInfo info;
  private RowMemory[][] rows = new RowMemory[0][0];

  /** Samples from a recording. */
  public static TileSamples of(Recording recording) {
    TileSamples samples = new TileSamples();
    for (RecordedMessage one : recording.messages()) {
      if (one.sent()) {
        samples.sent(one.nanos(), one.bytes(), one.bytes().length);
      } else {
        samples.received(one.nanos(), one.bytes(), one.bytes().length);
      }
    }
    return samples;
  }

  /** What the controller said it is; null before it did. */
  public synchronized @Nullable TileInfo info() {
    return info;
  }

  /** Cells measured, pulsed and measured again. */
  public synchronized List<PulseSample> pulses() {
    return List.copyOf(pulses);
  }

  /** Targets and what was measured next. */
  public synchronized List<PairSample> programmed() {
    return List.copyOf(programmed);
  }

  /** Weights measured twice with nothing between. */
  public synchronized List<PairSample> readTwice() {
    return List.copyOf(readTwice);
  }

  /** Outputs, in products of full scale: from the weights last measured, and as they came. */
  public synchronized List<PairSample> products() {
    return List.copyOf(products);
  }

  @Override
  public synchronized void sent(long nanos, byte[] bytes, int length) {
    if (take(bytes, length) && !message.isReply()) {
      asked.put(message.sequence(), java.util.Arrays.copyOf(bytes, length));
    }
  }

  @Override
  public synchronized void received(long nanos, byte[] bytes, int length) {
    if (!take(bytes, length) || !message.isReply()) {
      return;
    }
    byte[] request = asked.remove(message.sequence());
    if (request == null) {
      return;
    }
    forgetUnanswered(message.sequence());
    TileAnswer answer = message.answer();
    byte[] reply = new byte[message.length()];
    message.payload().get(reply);
    take(request, request.length);
    TileKind kind = TileKind.of(message.kindCode());
    boolean done =
        answer == TileAnswer.OK
            || (answer == TileAnswer.DONE_BEFORE && kind != null && kind.changesCells());
    if (kind != null && done) {
      learn(kind, little(reply));
    }
  }

  private boolean take(byte[] bytes, int length) {
    if (length > message.bytes().length) {
      return false;
    }
    System.arraycopy(bytes, 0, message.bytes(), 0, length);
    return message.accept(length);
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(java.nio.ByteOrder.LITTLE_ENDIAN);
  }

  /** Replies come in order: what was asked before this one and not answered may be done or not. */
  private void forgetUnanswered(int sequence) {
    for (Map.Entry<Integer, byte[]> one : asked.entrySet()) {
      ByteBuffer request = little(one.getValue());
      TileKind kind = TileKind.of(request.get(1));
      boolean older = one.getKey() - sequence < 0;
      int tile = request.get(8) & 0xff;
      if (older && kind != null && kind.changesCells() && tile < rows.length) {
        for (RowMemory row : rows[tile]) {
          row.forget();
        }
      }
    }
    asked.keySet().removeIf(earlier -> earlier - sequence < 0 && !changes(earlier));
  }

  private boolean changes(int sequence) {
    byte[] request = asked.get(sequence);
    TileKind kind = request == null ? null : TileKind.of(request[1]);
    return kind != null && kind.changesCells();
  }

  /** {@link #message} holds the request. */
  private void learn(TileKind kind, ByteBuffer reply) {
    if (kind == TileKind.INFO) {
      learnInfo(reply);
      return;
    }
    TileInfo about = info;
    if (about == null || message.tile() >= rows.length) {
      return;
    }
    ByteBuffer request = message.payload();
    switch (kind) {
      case PROGRAM -> learnProgram(about, request);
      case READ -> learnRead(about, request, reply);
      case PULSE -> learnPulse(about, request);
      case MVM -> learnProducts(about, request, reply);
      default -> {}
    }
  }

  private void learnInfo(ByteBuffer reply) {
    try {
      TileInfo told = TileInfo.read(reply, reply.capacity());
      info = told;
      rows = new RowMemory[told.tiles()][told.rows()];
      for (RowMemory[] tile : rows) {
        java.util.Arrays.setAll(tile, r -> new RowMemory(told.columns()));
      }
    } catch (TileFault nonsense) {
      info = null; // it was told to whoever asked; there is nothing to learn here
    }
  }

  private double[] weights(ByteBuffer codes, int count) {
    double[] weights = new double[count];
    for (int k = 0; k < count; k++) {
      weights[k] = codes.getShort() / FULL;
    }
    return weights;
  }

  private void learnProgram(TileInfo about, ByteBuffer request) {
    int first = request.getShort() & 0xffff;
    int count = request.getShort() & 0xffff;
    double[] targets = weights(request, count * about.columns());
    for (int r = 0; r < count; r++) {
      row(first + r).set(RowMemory.Known.PROGRAMMED, targets, r * about.columns());
    }
  }

  private RowMemory row(int row) {
    return rows[message.tile()][row];
  }

  private void learnPulse(TileInfo about, ByteBuffer request) {
    int first = request.getShort() & 0xffff;
    int count = request.getShort() & 0xffff;
    byte[] counts = new byte[count * about.columns()];
    request.get(counts);
    for (int r = 0; r < count; r++) {
      row(first + r).pulse(counts, r * about.columns());
    }
  }

  private void learnRead(TileInfo about, ByteBuffer request, ByteBuffer reply) {
    int first = request.getShort() & 0xffff;
    int count = request.getShort() & 0xffff;
    int columns = about.columns();
    double[] held = weights(reply, count * columns);
    for (int r = 0; r < count; r++) {
      RowMemory row = row(first + r);
      int cell = (message.tile() * about.rows() + first + r) * columns;
      for (int c = 0; c < columns; c++) {
        sample(row, c, cell + c, held[r * columns + c]);
      }
      row.set(RowMemory.Known.MEASURED, held, r * columns);
    }
  }

  private void sample(RowMemory row, int column, int cell, double held) {
    switch (row.known()) {
      case PROGRAMMED -> add(programmed, new PairSample(row.value(column), held));
      case MEASURED -> {
        if (row.pulses(column) != 0) {
          add(pulses, new PulseSample(cell, row.value(column), row.pulses(column), held));
        } else {
          add(readTwice, new PairSample(row.value(column), held));
        }
      }
      case NOTHING -> {}
    }
  }

  private void learnProducts(TileInfo about, ByteBuffer request, ByteBuffer reply) {
    for (RowMemory row : rows[message.tile()]) {
      if (!row.isMeasuredNow()) {
        return;
      }
    }
    int count = request.getShort() & 0xffff;
    double[] x = new double[about.columns()];
    for (int v = 0; v < count; v++) {
      for (int c = 0; c < x.length; c++) {
        x[c] = request.get() / FULL_INPUT;
      }
      for (int r = 0; r < about.rows(); r++) {
        int code = reply.getShort();
        double sum = 0;
        for (int c = 0; c < x.length; c++) {
          sum += row(r).value(c) * x[c];
        }
        if (Math.abs(code) < about.topCode()) { // a full converter says only "more than this"
          add(products, new PairSample(sum, (double) code * about.range() / about.topCode()));
        }
      }
    }
  }

  private static <T> void add(List<T> samples, T sample) {
    if (samples.size() < MOST) {
      samples.add(sample);
    }
  }
}
