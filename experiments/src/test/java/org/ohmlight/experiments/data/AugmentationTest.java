package org.ohmlight.experiments.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AugmentationTest {
  private static final ImageShape SHAPE = new ImageShape(2, 3, 4);
  private static final long SEED = 9;

  private static float[] numbered(int images) {
    float[] values = new float[images * SHAPE.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = i + 1;
    }
    return values;
  }

  @Test
  void nothingIsChangedUnasked() {
    float[] images = numbered(3);
    assertThat(Augmentation.NONE.of(images, SHAPE, 0f, SEED, 1)).isSameAs(images);
  }

  @Test
  void halfOfTheImagesAreMirroredAndAllChannelsTogether() {
    float[] images = numbered(400);
    float[] flipped = new Augmentation(true, 0).of(images, SHAPE, 0f, SEED, 1);
    int mirrored = 0;
    for (int i = 0; i < 400; i++) {
      int at = i * SHAPE.size();
      boolean turned = flipped[at] == images[at + 3];
      assertThat(flipped[at + 12]).isEqualTo(turned ? images[at + 15] : images[at + 12]);
      mirrored += turned ? 1 : 0;
    }
    assertThat(mirrored).isBetween(160, 240);
  }

  @Test
  void aMovedImageKeepsWhatStaysInside() {
    float[] images = numbered(50);
    float[] moved = new Augmentation(false, 1).of(images, SHAPE, -7f, SEED, 2);
    boolean anyMoved = false;
    for (int i = 0; i < 50; i++) {
      int centre = i * SHAPE.size() + 5;
      float found = moved[centre];
      // Row 1, column 1 came from one pixel away at most.
      float step = found - images[centre];
      assertThat(Math.abs(step)).isIn(0f, 1f, 3f, 4f, 5f);
      anyMoved |= step != 0f;
    }
    assertThat(anyMoved).isTrue();
    assertThat(moved).contains(-7f);
  }

  @Test
  void anEpochIsAFunctionOfItsNumberAndTheSeed() {
    float[] images = numbered(20);
    Augmentation both = new Augmentation(true, 2);
    assertThat(both.of(images, SHAPE, 0f, SEED, 3)).isEqualTo(both.of(images, SHAPE, 0f, SEED, 3));
    assertThat(both.of(images, SHAPE, 0f, SEED, 4))
        .isNotEqualTo(both.of(images, SHAPE, 0f, SEED, 3));
  }

  @Test
  void standardPixelsHaveMeanZeroAndDeviationOneInEachChannel() {
    float[] train = numbered(5);
    DataSet set =
        new DataSet(
            "numbers",
            "test",
            2,
            SHAPE,
            new Samples(train, new int[5], SHAPE.size()),
            new Samples(numbered(1), new int[1], SHAPE.size()));
    DataSet standard = PixelValues.STANDARD.of(set);
    for (int c = 0; c < 2; c++) {
      double sum = 0;
      double squares = 0;
      for (int i = 0; i < 5; i++) {
        for (int p = 0; p < 12; p++) {
          float value = standard.train().images()[i * 24 + c * 12 + p];
          sum += value;
          squares += value * value;
        }
      }
      assertThat(sum / 60).isBetween(-1e-5, 1e-5);
      assertThat(squares / 60).isBetween(1 - 1e-4, 1 + 1e-4);
    }
    assertThat(PixelValues.SIGNED.of(set).train().images()[0]).isEqualTo(1f);
    assertThat(PixelValues.UNIT.of(set)).isSameAs(set);
  }
}
