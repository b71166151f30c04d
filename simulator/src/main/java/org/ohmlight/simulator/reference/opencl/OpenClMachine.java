package org.ohmlight.simulator.reference.opencl;

import java.util.Optional;
import org.jocl.cl_mem;
import org.jspecify.annotations.Nullable;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.LayerShape;
import org.ohmlight.physical.Link;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.physical.Wiring;
import org.ohmlight.simulator.reference.machine.Machine;
import org.ohmlight.simulator.reference.machine.Move;
import org.ohmlight.simulator.reference.machine.ReferenceNoise;
import org.ohmlight.simulator.reference.machine.ReferenceSettling;
import org.ohmlight.simulator.reference.machine.TurnedOperator;

/** An OpenCL device: a GPU of any vendor, or a processor. */
public final class OpenClMachine implements Machine<OpenClLayer> {
  private final OpenClQueue queue;

  private OpenClMachine(OpenClContext opened) {
    queue = new OpenClQueue(opened);
  }

  /** The device that would be opened, a GPU if there is one; its name in words. */
  public static Optional<String> firstDevice() {
    return OpenClContext.first().map(opened -> opened.device().toString());
  }

  /**
   * Opens the first device.
   *
   * @throws IllegalStateException if there is none
   */
  public static OpenClMachine open() {
    return new OpenClMachine(
        OpenClContext.first()
            .orElseThrow(() -> new IllegalStateException("There is no OpenCL device")));
  }

  @Override
  public int rowsAtOnce() {
    return Integer.MAX_VALUE;
  }

  @Override
  public OpenClLayer zeros(int rows, LayerShape shape) {
    return new OpenClLayer(queue.zeros(rows * shape.size()), rows, shape);
  }

  @Override
  public void load(Batch from, OpenClLayer into) {
    queue.write(into.buffer(), from.values(), from.offset(), from.rows() * from.width());
  }

  @Override
  public void store(OpenClLayer from, Batch into) {
    queue.read(from.buffer(), into.values(), into.offset(), into.rows() * into.width());
  }

  @Override
  public HeldMatrix matrix(int outputs, int inputs) {
    return new OpenClMatrix(queue, outputs, inputs);
  }

  @Override
  public Operator<OpenClLayer> operator(
      NetworkDescription network, EdgeId edge, HeldMatrix weights, int rows) {
    if (!(weights instanceof OpenClMatrix matrix)) {
      throw new IllegalArgumentException("A matrix of another machine");
    }
    Link link = network.link(edge);
    boolean back = edge.from() > edge.to();
    return switch (link.wiring()) {
      case Wiring.Dense _ -> new DenseOperator(matrix);
      case Wiring.Convolution convolution -> {
        Operator<OpenClLayer> up =
            new ConvolutionOperator(
                queue, matrix, back, convolution, network.shape(link.from()), rows);
        yield back ? new TurnedOperator<>(up) : up;
      }
    };
  }

  @Override
  public void split(OpenClLayer p, OpenClLayer q, OpenClLayer mean, OpenClLayer difference) {
    queue.run(
        "split",
        new long[] {(long) p.rows() * p.width()},
        p.buffer(),
        q.buffer(),
        mean.buffer(),
        difference.buffer());
  }

  @Override
  public void move(Move<OpenClLayer> move, Rest rest) {
    if (!(rest instanceof OpenClRest account)) {
      throw new IllegalArgumentException("The account of another machine");
    }
    OpenClLayer s = move.s();
    float alpha = move.settling().stepSize();
    boolean dampDrives = alpha == 1f || move.settling().step() == ReferenceSettling.Step.DRIVES;
    ReferenceNoise noise = move.settling().noise();
    RandomStream numbers = noise.numbers(move.layer(), move.rail(), move.tick());
    queue.run(
        "move",
        new long[] {OpenClRest.chunks(s.width()), s.rows()},
        s.width(),
        kernelCode(move.activation()),
        dampDrives ? 1 : 0,
        alpha,
        s.buffer(),
        move.a().buffer(),
        move.constant().buffer(),
        buffer(move.drive()),
        buffer(move.error()),
        move.share(),
        buffer(move.target()),
        move.beta(),
        noise.driveSigma(),
        noise.stateStep(),
        numbers.key(),
        numbers.step(),
        move.firstRow(),
        account.active(),
        account.slots(),
        account.slot(move.layer(), move.rail()),
        account.relative() && move.counts() ? 1 : 0,
        account.part(0),
        account.part(1),
        account.part(2));
  }

  /** What the kernel's switch calls an activation. */
  private static int kernelCode(Activation activation) {
    return switch (activation) {
      case LINEAR -> 0;
      case HARD_SIGMOID -> 1;
      case HARD_TANH -> 2;
      case RELU -> 3;
      case SIGMOID -> 4;
      case TANH -> 5;
      case SHIFTED_SIGMOID -> 6;
    };
  }

  private static @Nullable cl_mem buffer(@Nullable OpenClLayer layer) {
    return layer == null ? null : layer.buffer();
  }

  @Override
  public Rest rest(NetworkDescription network, int rows, int rails) {
    return new OpenClRest(queue, network, rows, rails);
  }

  @Override
  public void close() {
    queue.close();
  }
}
