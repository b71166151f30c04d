package org.ohmlight.drivers.instrument.tile;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What a controller is, as it says itself.
 *
 * @param tiles number of tiles, all alike
 * @param rows outputs of a tile
 * @param columns inputs of a tile
 * @param outputBits bits of its converters, sign included
 * @param window requests that may be on their way at once
 * @param maxPayload largest payload it accepts and sends
 * @param features sum of {@link #TRANSPOSE}, {@link #SETTLE}, {@link #PULSE}
 * @param maxPulses most pulses of one cell in one request
 * @param range sum of full-scale products that fills a converter
 * @param pulseStep nominal change of a weight by a pulse near zero, a part of full scale
 * @param programNoise nominal standard deviation of a programmed weight, a part of full scale
 * @param identity maker, model, serial number, firmware version, commas between
 */
public record TileInfo(
    int tiles,
    int rows,
    int columns,
    int outputBits,
    int window,
    int maxPayload,
    int features,
    int maxPulses,
    float range,
    float pulseStep,
    float programNoise,
    String identity) {
  /** Code of an input of 1. */
  public static final int FULL_INPUT = 127;

  /** Code of a weight of full scale. */
  public static final int FULL_WEIGHT = 32767;

  /** It multiplies by the transpose. */
  public static final int TRANSPOSE = 1;

  /** It lets layers settle. */
  public static final int SETTLE = 2;

  /** It gives pulses. */
  public static final int PULSE = 4;

  /** Payload that fits every controller: an identity of reasonable length. */
  static final int SMALL_PAYLOAD = 256;

  public TileInfo {
    if (tiles < 1
        || rows < 1
        || columns < 1
        || outputBits < 2
        || outputBits > 16
        || window < 1
        || maxPayload < 4 + 2 * Math.max(rows, columns)
        || maxPulses < 0
        || !(range > 0f)
        || !(pulseStep >= 0f)
        || !(programNoise >= 0f)) {
      throw new IllegalArgumentException(
          "A controller has at least one tile of one cell, 2 to 16 bits, a window of at least 1, a"
              + " payload that holds a row and a positive range; got "
              + tiles
              + " tiles of "
              + rows
              + " x "
              + columns
              + ", "
              + outputBits
              + " bits, window "
              + window
              + ", payload "
              + maxPayload
              + ", range "
              + range);
    }
  }

  /** Whether it has a feature. */
  public boolean has(int feature) {
    return (features & feature) != 0;
  }

  /** Largest code of a converter. */
  public int topCode() {
    return (1 << (outputBits - 1)) - 1;
  }

  /** Rows of weights (i16) that one message holds. */
  public int weightRowsAMessage() {
    return (maxPayload - 4) / (2 * columns);
  }

  /** Rows of pulses (i8) that one message holds. */
  public int pulseRowsAMessage() {
    return (maxPayload - 4) / columns;
  }

  /** Vectors that one message holds, on its way out as i8 and on its way back as i16. */
  public int vectorsAMessage(int in, int out) {
    return Math.max(1, Math.min((maxPayload - 2) / in, maxPayload / (2 * out)));
  }

  /** Layers that one SETTLE holds, beside the clamped one. */
  public int layersAMessage() {
    return (maxPayload - 6 - 3 * rows) / (2 * rows);
  }

  /** Writes the payload of an INFO reply. */
  public void write(ByteBuffer into) {
    into.put((byte) TileMessage.VERSION).put((byte) tiles);
    into.putShort((short) rows).putShort((short) columns);
    into.put((byte) outputBits).put((byte) window);
    into.putShort((short) maxPayload).putShort((short) features).put((byte) maxPulses);
    into.putFloat(range).putFloat(pulseStep).putFloat(programNoise);
    into.put(identity.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads the payload of an INFO reply. */
  public static TileInfo read(ByteBuffer from, int length) throws TileFault {
    int fixed = 25;
    int version = length > 0 ? from.get() : 0;
    if (version != TileMessage.VERSION || length < fixed) {
      throw new TileFault(
          "the controller speaks version "
              + version
              + " of the tile protocol, this driver version "
              + TileMessage.VERSION);
    }
    int tiles = from.get() & 0xff;
    int rows = from.getShort() & 0xffff;
    int columns = from.getShort() & 0xffff;
    int bits = from.get() & 0xff;
    int window = from.get() & 0xff;
    int payload = from.getShort() & 0xffff;
    int features = from.getShort() & 0xffff;
    int pulses = from.get() & 0xff;
    float range = from.getFloat();
    float step = from.getFloat();
    float noise = from.getFloat();
    byte[] text = new byte[length - fixed];
    from.get(text);
    String identity = new String(text, StandardCharsets.UTF_8);
    try {
      return new TileInfo(
          tiles, rows, columns, bits, window, payload, features, pulses, range, step, noise,
          identity);
    } catch (IllegalArgumentException nonsense) {
      throw new TileFault("the controller describes itself wrongly: " + nonsense.getMessage());
    }
  }
}
