package org.ohmlight.physical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ohmlight.physical.Wiring.Convolution;
import org.ohmlight.physical.Wiring.Pool;

class NetworkDescriptionTest {
  private static final LayerShape IMAGE = new LayerShape(3, 8, 8);

  private static NetworkDescription joined(LayerShape reached, Structure structure, Link... links) {
    return new NetworkDescription(
        List.of(
            new LayerDescription(5, Activation.LINEAR),
            new LayerDescription(IMAGE, Activation.SIGMOID),
            new LayerDescription(reached, Activation.LINEAR)),
        List.of(links),
        structure,
        2);
  }

  @Test
  void aConvolutionHoldsOneKernelAndReachesItsShape() {
    Convolution squeezed = new Convolution(6, 3, 1, 1, true, Pool.AVERAGE, 2);
    assertThat(squeezed.reached(IMAGE)).isEqualTo(new LayerShape(6, 2, 2));
    NetworkDescription network =
        joined(
            squeezed.reached(IMAGE),
            Structure.ASYMMETRIC,
            new Link(1, 2, squeezed),
            new Link(0, 1, Wiring.DENSE));
    EdgeId forward = new EdgeId(1, 2);
    EdgeId back = new EdgeId(2, 1);
    assertThat(network.edges()).containsExactly(new EdgeId(0, 1), forward, back);
    assertThat(network.outputs(forward)).isEqualTo(6);
    assertThat(network.inputs(forward)).isEqualTo(4 * 3 * 9);
    assertThat(network.outputs(back)).isEqualTo(network.inputs(forward));
    assertThat(network.inputs(back)).isEqualTo(6);
    assertThat(network.fanIn(back)).isEqualTo(6 * 9);
  }

  @Test
  void aLinkMustFillTheLayerItLeadsTo() {
    assertThatThrownBy(() ->
            joined(
                new LayerShape(6, 8, 8),
                Structure.SYMMETRIC,
                new Link(0, 1, Wiring.DENSE),
                new Link(1, 2, new Convolution(6, 3, 0))))
        .hasMessageContaining("6 x 6 x 6")
        .hasMessageContaining("6 x 8 x 8");
  }

  @Test
  void everyLayerIsReached() {
    assertThatThrownBy(
            () -> joined(LayerShape.flat(4), Structure.SYMMETRIC, new Link(0, 2, Wiring.DENSE)))
        .hasMessageContaining("No link leads to layer 1");
  }

  @Test
  void twoLayersAreJoinedOnce() {
    assertThatThrownBy(() ->
            joined(
                LayerShape.flat(4),
                Structure.SYMMETRIC,
                new Link(0, 1, Wiring.DENSE),
                new Link(0, 1, Wiring.DENSE),
                new Link(1, 2, Wiring.DENSE)))
        .hasMessageContaining("0->1");
  }

  @Test
  void maximumPoolingHasNoEdgeBackOfItsOwn() {
    assertThatThrownBy(() ->
            joined(
                new LayerShape(6, 4, 4),
                Structure.ASYMMETRIC,
                new Link(0, 1, Wiring.DENSE),
                new Link(1, 2, new Convolution(6, 3, 1, 1, false, Pool.MAXIMUM, 2))))
        .hasMessageContaining("average pooling");
  }

  @Test
  void oddImagesCannotBeSqueezed() {
    assertThatThrownBy(
            () -> new Convolution(6, 3, 1, 1, true, Pool.NONE, 1).reached(new LayerShape(1, 7, 8)))
        .hasMessageContaining("even");
  }
}
