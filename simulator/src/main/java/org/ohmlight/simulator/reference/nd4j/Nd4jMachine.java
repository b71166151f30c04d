package org.ohmlight.simulator.reference.nd4j;

import java.util.Properties;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.LayerShape;
import org.ohmlight.physical.Link;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.Wiring;
import org.ohmlight.simulator.reference.machine.HostRest;
import org.ohmlight.simulator.reference.machine.Machine;
import org.ohmlight.simulator.reference.machine.Move;
import org.ohmlight.simulator.reference.machine.ReferenceNoise;
import org.ohmlight.simulator.reference.machine.ReferenceSettling;
import org.ohmlight.simulator.reference.machine.TurnedOperator;

/** ND4J: a CPU or a GPU, as the native library on the class path has it. */
public final class Nd4jMachine implements Machine<Nd4jLayer> {
  /** Samples that stop together. */
  private static final int BLOCK_ROWS = 32;

  /**
   * Makes the machine.
   *
   * @param threads threads of the library, for the whole process. On a CPU that others use, more
   *     than one costs much more than it brings: waiting threads spin.
   */
  public Nd4jMachine(int threads) {
    Nd4j.getBackend(); // loads the native library, which the next line speaks to
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
  }

  /** What the library computes on: {@code CPU} or {@code CUDA}. */
  public static String kind() {
    return String.valueOf(Nd4j.getExecutioner().getEnvironmentInformation().get("backend"));
  }

  /** The library and what it computes on, in words. */
  public static String description() {
    Properties here = Nd4j.getExecutioner().getEnvironmentInformation();
    return "ND4J on " + here.get("backend") + ", products by " + here.get("blas.vendor");
  }

  @Override
  public int rowsAtOnce() {
    return BLOCK_ROWS;
  }

  @Override
  public Nd4jLayer zeros(int rows, LayerShape shape) {
    return Nd4jLayer.zeros(rows, shape);
  }

  @Override
  public void load(Batch from, Nd4jLayer into) {
    into.matrix().assign(Nd4jMatrix.columns(from));
  }

  @Override
  public void store(Nd4jLayer from, Batch into) {
    float[] values = from.flat().data().asFloat();
    System.arraycopy(values, 0, into.values(), into.offset(), into.rows() * into.width());
  }

  @Override
  public HeldMatrix matrix(int outputs, int inputs) {
    return new Nd4jMatrix(outputs, inputs);
  }

  @Override
  public Operator<Nd4jLayer> operator(
      NetworkDescription network, EdgeId edge, HeldMatrix weights, int rows) {
    if (!(weights instanceof Nd4jMatrix matrix)) {
      throw new IllegalArgumentException("A matrix of another machine");
    }
    Link link = network.link(edge);
    boolean back = edge.from() > edge.to();
    return switch (link.wiring()) {
      case Wiring.Dense _ -> new DenseOperator(matrix);
      case Wiring.Convolution convolution -> {
        Operator<Nd4jLayer> up =
            new ConvolutionOperator(matrix, back, convolution, network.shape(link.from()), rows);
        yield back ? new TurnedOperator<>(up) : up;
      }
    };
  }

  @Override
  public void split(Nd4jLayer p, Nd4jLayer q, Nd4jLayer mean, Nd4jLayer difference) {
    p.flat().sub(q.flat(), difference.flat());
    p.flat().add(q.flat(), mean.flat());
    mean.flat().muli(0.5);
  }

  @Override
  public void move(Move<Nd4jLayer> move, Rest rest) {
    if (!(rest instanceof HostRest account)) {
      throw new IllegalArgumentException("The account of another machine");
    }
    INDArray s = move.s().flat();
    INDArray a = move.a().flat();
    INDArray asked = asked(move);
    INDArray before = move.s().before().assign(s);
    INDArray drivesBefore = account.relative() && move.counts() ? a.dup() : null;
    float alpha = move.settling().stepSize();
    float step = move.settling().noise().stateStep();
    if (alpha == 1f) {
      a.assign(asked);
      s.assign(a);
      activate(move.activation(), s);
      round(s, step);
    } else if (move.settling().step() == ReferenceSettling.Step.DRIVES) {
      a.muli(1f - alpha);
      addScaled(asked, a, alpha);
      s.assign(a);
      activate(move.activation(), s);
      round(s, step);
    } else {
      a.assign(asked);
      activate(move.activation(), asked);
      round(asked, step);
      s.muli(1f - alpha);
      addScaled(asked, s, alpha);
    }
    before.subi(s);
    note(account, move, before, drivesBefore);
  }

  /** {@code D}. */
  private static INDArray asked(Move<Nd4jLayer> move) {
    INDArray asked = move.s().asked().assign(move.constant().flat());
    Nd4jLayer drive = move.drive();
    if (drive != null) {
      asked.addi(drive.flat());
    }
    Nd4jLayer error = move.error();
    if (error != null) {
      addScaled(error.flat(), asked, move.share());
    }
    Nd4jLayer target = move.target();
    if (target != null) {
      addScaled(move.s().flat(), asked, -move.beta());
      addScaled(target.flat(), asked, move.beta());
    }
    ReferenceNoise noise = move.settling().noise();
    if (noise.driveSigma() > 0f) {
      float[] numbers = new float[(int) asked.length()];
      int width = numbers.length / move.s().rows();
      noise
          .numbers(move.layer(), move.rail(), move.tick())
          .normals(numbers, 0, numbers.length, (long) move.firstRow() * width);
      addScaled(Nd4j.createFromArray(numbers), asked, noise.driveSigma());
    }
    return asked;
  }

  private static void round(INDArray values, float step) {
    if (step > 0f) {
      values.divi(step);
      Transforms.round(values, false);
      values.muli(step);
    }
  }

  private static void note(
      HostRest account,
      Move<Nd4jLayer> move,
      INDArray change,
      @org.jspecify.annotations.Nullable INDArray drivesBefore) {
    int rows = move.s().rows();
    float[] largest = change.reshape('c', new long[] {rows, -1}).amax(1).data().asFloat();
    for (int r = 0; r < rows; r++) {
      account.changed(r, largest[r]);
    }
    if (drivesBefore != null) {
      INDArray now = move.a().flat().reshape('c', new long[] {rows, -1});
      float[] moved =
          drivesBefore.reshape('c', new long[] {rows, -1}).sub(now).norm2(1).data().asFloat();
      float[] length = now.norm2(1).data().asFloat();
      for (int r = 0; r < rows; r++) {
        account.travelled(r, (double) moved[r] * moved[r], (double) length[r] * length[r]);
      }
    }
  }

  private static void activate(Activation activation, INDArray values) {
    switch (activation) {
      case LINEAR -> {}
      case HARD_SIGMOID -> clamp(values, 0.0, 1.0);
      case HARD_TANH -> clamp(values, -1.0, 1.0);
      case RELU -> Transforms.relu(values, false);
      case SIGMOID -> Transforms.sigmoid(values, false);
      case TANH -> Transforms.tanh(values, false);
      case SHIFTED_SIGMOID -> {
        values.muli(4.0).subi(2.0);
        Transforms.sigmoid(values, false);
      }
    }
  }

  private static void clamp(INDArray values, double low, double high) {
    Transforms.max(values, low, false);
    Transforms.min(values, high, false);
  }

  /** {@code y += factor x}, without an array in between. */
  static void addScaled(INDArray x, INDArray y, float factor) {
    Nd4j.getBlasWrapper().level1().axpy(x.length(), factor, x, y);
  }

  @Override
  public Rest rest(NetworkDescription network, int rows, int rails) {
    return new HostRest(rows);
  }

  @Override
  public void close() {}
}
