package org.ohmlight.experiments.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.zip.CRC32C;
import org.ohmlight.experiments.trial.EpochRecord;
import org.ohmlight.experiments.trial.Trial.TrialState;

/**
 * Where a trial stands after an epoch.
 *
 * <p>File: {@code "OHMC"}, version, name of the trial, wall seconds, epoch records, arrays, ledger,
 * CRC-32C of everything before; numbers big-endian.
 *
 * @param trial name of the trial
 * @param wallSeconds wall time spent so far [s]; the one thing here that does not repeat
 * @param history one record an epoch
 * @param state weights and what else is needed to go on
 */
public record Checkpoint(
    String trial, double wallSeconds, List<EpochRecord> history, TrialState state) {
  private static final int MAGIC = 0x4f484d43;
  private static final int VERSION = 2;

  public Checkpoint {
    history = List.copyOf(history);
  }

  /** The file's bytes cannot be used. */
  public static final class Unusable extends IOException {
    private static final long serialVersionUID = 1L;

    Unusable(String message) {
      super(message);
    }
  }

  /** The bytes of the file. */
  public byte[] bytes() {
    ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(buffer)) {
      out.writeInt(MAGIC);
      out.writeInt(VERSION);
      out.writeUTF(trial);
      out.writeDouble(wallSeconds);
      out.writeInt(history.size());
      for (EpochRecord epoch : history) {
        writeEpoch(out, epoch);
      }
      out.writeInt(state.arrays().size());
      for (var array : state.arrays().entrySet()) {
        out.writeUTF(array.getKey());
        writeFloats(out, array.getValue());
      }
      out.writeInt(state.ledger().size());
      for (var line : state.ledger().entrySet()) {
        out.writeUTF(line.getKey());
        out.writeInt(line.getValue().length);
        for (long count : line.getValue()) {
          out.writeLong(count);
        }
      }
      out.writeInt((int) crc(buffer.toByteArray(), buffer.size()));
    } catch (IOException impossible) {
      throw new IllegalStateException("Memory cannot fail to be written", impossible);
    }
    return buffer.toByteArray();
  }

  /**
   * Reads a file's bytes.
   *
   * @throws Unusable if they are damaged, cut off, or of another version
   */
  public static Checkpoint parse(byte[] bytes) throws Unusable {
    if (bytes.length < 12) {
      throw new Unusable("it is cut off");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    if (buffer.getInt(0) != MAGIC) {
      throw new Unusable("it is not a checkpoint");
    }
    if (buffer.getInt(4) != VERSION) {
      throw new Unusable("it has version " + buffer.getInt(4) + ", this build reads " + VERSION);
    }
    if (buffer.getInt(bytes.length - 4) != (int) crc(bytes, bytes.length - 4)) {
      throw new Unusable("its check sum is wrong");
    }
    try (DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(bytes, 8, bytes.length - 12))) {
      String trial = in.readUTF();
      double wallSeconds = in.readDouble();
      List<EpochRecord> history = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        history.add(readEpoch(in));
      }
      SequencedMap<String, float[]> arrays = new LinkedHashMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        arrays.put(in.readUTF(), readFloats(in));
      }
      SequencedMap<String, long[]> ledger = new LinkedHashMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        String line = in.readUTF();
        long[] counts = new long[Math.min(in.readInt(), 1 << 10)];
        for (int i = 0; i < counts.length; i++) {
          counts[i] = in.readLong();
        }
        ledger.put(line, counts);
      }
      return new Checkpoint(trial, wallSeconds, history, new TrialState(arrays, ledger));
    } catch (EOFException end) {
      throw new Unusable("it is cut off");
    } catch (IOException wrong) {
      throw new Unusable(String.valueOf(wrong.getMessage()));
    }
  }

  private static long crc(byte[] bytes, int count) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, count);
    return crc.getValue();
  }

  private static void writeEpoch(DataOutputStream out, EpochRecord e) throws IOException {
    out.writeInt(e.epoch());
    for (double value : values(e)) {
      out.writeDouble(value);
    }
    out.writeInt(e.monitored().size());
    for (var figure : e.monitored().entrySet()) {
      out.writeUTF(figure.getKey());
      out.writeDouble(figure.getValue());
    }
    String fault = e.fault();
    out.writeBoolean(fault != null);
    if (fault != null) {
      out.writeUTF(fault);
    }
  }

  private static double[] values(EpochRecord e) {
    return new double[] {
      e.trainCost(),
      e.trainAccuracy(),
      e.freeSteps(),
      e.nudgedSteps(),
      e.settledPart(),
      e.testAccuracy(),
      e.testCost(),
      e.testSteps(),
      e.seconds(),
      e.joules(),
      e.answerSeconds(),
      e.answerJoules(),
      e.validationAccuracy()
    };
  }

  private static EpochRecord readEpoch(DataInputStream in) throws IOException {
    int epoch = in.readInt();
    double[] v = new double[13];
    for (int i = 0; i < v.length; i++) {
      v[i] = in.readDouble();
    }
    SequencedMap<String, Double> monitored = new LinkedHashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      monitored.put(in.readUTF(), in.readDouble());
    }
    String fault = in.readBoolean() ? in.readUTF() : null;
    return new EpochRecord(
        epoch, v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9], v[10], v[11], v[12],
        monitored, fault);
  }

  private static void writeFloats(DataOutputStream out, float[] values) throws IOException {
    out.writeInt(values.length);
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.asFloatBuffer().put(values);
    out.write(bytes.array());
  }

  private static float[] readFloats(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || (long) count * Float.BYTES > in.available()) {
      throw new EOFException();
    }
    float[] values = new float[count];
    ByteBuffer.wrap(in.readNBytes(count * Float.BYTES)).asFloatBuffer().get(values);
    return values;
  }
}
