package org.ohmlight.simulator.optics.propagation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ohmlight.kernel.Team;

class PropagatorTest {
  private static final double HENE = 633e-9;

  @ParameterizedTest
  @CsvSource({"0.002, angular-spectrum", "0.02, angular-spectrum", "0.2, rayleigh-sommerfeld"})
  void aGaussianBeamSpreadsAsItsClosedForm(double z, String picked) {
    Grid grid = Grid.square(256, 8e-6);
    double waist = 150e-6;
    Propagator propagator = Propagator.plan(grid, HENE, z);
    assertThat(propagator.method().label()).isEqualTo(picked);
    Field out = propagator.forward(Beams.gaussian(grid, HENE, waist, 0, 0));
    GaussianBeam beam = new GaussianBeam(waist, HENE, 1);
    double peak = Math.sqrt(2 / Math.PI) / waist;
    double k = 2 * Math.PI / HENE;
    for (int i = 0; i < grid.nx(); i += 5) {
      for (int j = 0; j < grid.ny(); j += 5) {
        double r = Math.hypot(grid.x(i), grid.y(j));
        double amplitude = peak * beam.amplitude(r, z);
        double phase = k * z + beam.phase(r, z);
        int at = i * grid.ny() + j;
        // The closed form is paraxial: its own error is about z k theta^4 / 8.
        assertThat(out.re()[at]).isCloseTo(amplitude * Math.cos(phase), within(2e-5 * peak));
        assertThat(out.im()[at]).isCloseTo(amplitude * Math.sin(phase), within(2e-5 * peak));
      }
    }
  }

  @Test
  void powerIsKeptWhileTheBeamStaysInTheWindow() {
    Grid grid = Grid.centred(120, 200, 10e-6, 8e-6);
    Field field = Beams.gaussian(grid, HENE, 120e-6, 30e-6, -40e-6);
    Field out = Propagator.plan(grid, HENE, 0.015).forward(field);
    assertThat(out.power()).isCloseTo(field.power(), within(1e-6 * field.power()));
  }

  @Test
  void noDistanceIsNoChange() {
    Grid grid = Grid.square(48, 5e-6);
    Field field = Beams.twoSlits(grid, HENE, 20e-6, 100e-6, 90e-6);
    Field out = Propagator.plan(grid, HENE, 0).forward(field);
    assertThat(out.re()).containsExactly(field.re(), within(1e-13));
    assertThat(out.im()).containsExactly(field.im(), within(1e-13));
  }

  @Test
  void theAdjointBringsTheLightBack() {
    Grid grid = Grid.square(128, 8e-6);
    Field field = Beams.gaussian(grid, HENE, 100e-6, 20e-6, 0);
    Propagator propagator = Propagator.plan(grid, HENE, 0.01);
    Field back = propagator.adjoint(propagator.forward(field));
    double scale = field.largestAmplitude();
    assertThat(back.re()).containsExactly(field.re(), within(1e-9 * scale));
    assertThat(back.im()).containsExactly(field.im(), within(1e-9 * scale));
  }

  /** {@code <a, H b> = <H^+ a, b>}, whatever is cropped. */
  @ParameterizedTest
  @EnumSource(Method.class)
  void theAdjointIsTheConjugateTransposed(Method method) {
    Grid grid = Grid.centred(24, 31, 6e-6, 7e-6);
    Propagator propagator = Propagator.padded(grid, HENE, 0.02, method, 30, 20);
    Field a = Beams.twoSlits(grid, HENE, 20e-6, 60e-6, 70e-6);
    Field b = Beams.gaussian(grid, HENE, 50e-6, 10e-6, 20e-6);
    double[] left = inner(a, propagator.forward(b));
    double[] right = inner(propagator.adjoint(a), b);
    assertThat(left[0]).isCloseTo(right[0], within(1e-9 * Math.abs(left[0])));
    assertThat(left[1]).isCloseTo(right[1], within(1e-9 * Math.abs(left[0])));
  }

  private static double[] inner(Field a, Field b) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < a.re().length; i++) {
      re += a.re()[i] * b.re()[i] + a.im()[i] * b.im()[i];
      im += a.re()[i] * b.im()[i] - a.im()[i] * b.re()[i];
    }
    return new double[] {re, im};
  }

  @Test
  void aGratingMakesAnImageOfItselfAtTheTalbotDistance() {
    // 16 periods of 16 samples, so that the grating is periodic on the grid.
    double period = 64e-6;
    Grid grid = new Grid(256, 4, period / 16, period / 16, 0, 0);
    TalbotGrating grating = new TalbotGrating(period, HENE, 0.5);
    Field field = Field.of(grid, HENE, (x, y) -> grating.re(x, 0));
    for (double part : new double[] {0.25, 0.5, 1}) {
      double z = part * grating.paraxialDistance();
      Field out = Propagator.padded(grid, HENE, z, Method.FRESNEL_TRANSFER, 0, 0).forward(field);
      double k = 2 * Math.PI / HENE;
      double[] intensity = out.intensity();
      for (int i = 0; i < grid.nx(); i++) {
        double re = grating.re(grid.x(i), z);
        double im = grating.im(grid.x(i), z);
        assertThat(intensity[i * 4]).isCloseTo(re * re + im * im, within(1e-9));
        assertThat(out.re()[i * 4])
            .isCloseTo(re * Math.cos(k * z) - im * Math.sin(k * z), within(1e-8));
      }
    }
  }

  @Test
  void aLensFocusesARoundPupilToTheAiryPattern() {
    double pupil = 2e-3;
    double focal = 0.4;
    Grid grid = Grid.square(512, 6e-6);
    FarField lens = FarField.focus(grid, HENE, focal, 4);
    Field focus = lens.forward(Beams.disk(grid, HENE, pupil));
    AiryPattern airy = new AiryPattern(pupil, HENE, focal);
    double[] intensity = focus.intensity();
    Grid far = lens.far();
    int centre = far.nx() / 2;
    double peak = intensity[centre * far.ny() + far.ny() / 2];
    for (int j = 0; j < 40; j++) {
      double r = far.y(far.ny() / 2 + j);
      assertThat(intensity[centre * far.ny() + far.ny() / 2 + j] / peak)
          .isCloseTo(airy.intensity(r), within(2e-3));
    }
  }

  /** The focus of a slit: {@code sinc^2(w x / (lambda f))}, zero at {@code lambda f / w}. */
  @Test
  void aLensFocusesASlitToASinc() {
    double focal = 0.1;
    double pitch = 5e-6;
    int open = 40;
    Grid grid = Grid.centred(256, 8, pitch, pitch);
    double width = open * pitch;
    Field slit = Beams.rectangle(grid, HENE, width, 1);
    FarField lens = FarField.focus(grid, HENE, focal, 4);
    Grid far = lens.far();
    double[] intensity = lens.forward(slit).intensity();
    int row = far.ny() / 2;
    double peak = intensity[far.nx() / 2 * far.ny() + row];
    for (int i = far.nx() / 2 - 60; i < far.nx() / 2 + 60; i++) {
      double t = Math.PI * far.x(i) * pitch / (HENE * focal);
      // The slit is a comb of 40 samples: the sinc of a comb.
      double ratio = t == 0 ? 1 : Math.sin(open * t) / (open * Math.sin(t));
      assertThat(intensity[i * far.ny() + row] / peak).isCloseTo(ratio * ratio, within(1e-12));
    }
    double firstZero = HENE * focal / width;
    assertThat(firstZero).isCloseTo(316.5e-6, within(1e-9));
  }

  @Test
  void powerArrivesInTheFocalPlane() {
    Grid grid = Grid.centred(100, 81, 5e-6, 6e-6);
    Field field = Beams.twoSlits(grid, HENE, 40e-6, 100e-6, 150e-6);
    Field focus = FarField.focus(grid, HENE, 0.05, 2).forward(field);
    assertThat(focus.power()).isCloseTo(field.power(), within(1e-6 * field.power()));
  }

  @Test
  void theFarFieldIsWhereTheKernelGoes() {
    Grid grid = Grid.square(64, 4e-6);
    double z = 0.3;
    Field field = Beams.gaussian(grid, HENE, 40e-6, 0, 0);
    FarField fraunhofer = FarField.freeSpace(grid, HENE, z, 1);
    Field far = fraunhofer.forward(field);
    GaussianBeam beam = new GaussianBeam(40e-6, HENE, 1);
    int i = far.grid().nx() / 2;
    for (int j = i - 4; j <= i + 4; j++) {
      double r = Math.abs(far.grid().y(j));
      double want = Math.sqrt(2 / Math.PI) / 40e-6 * beam.amplitude(r, z);
      double got = Math.hypot(far.re()[i * far.grid().ny() + j], far.im()[i * far.grid().ny() + j]);
      assertThat(got).isCloseTo(want, within(2e-3 * Math.sqrt(2 / Math.PI) / 40e-6));
    }
  }

  @Test
  void aTeamChangesNothing() {
    Grid grid = Grid.square(90, 8e-6);
    Field field = Beams.twoSlits(grid, HENE, 40e-6, 300e-6, 200e-6);
    Field one =
        Propagator.plan(grid, HENE, 0.01, Method.ANGULAR_SPECTRUM, Team.solo()).forward(field);
    try (Team team = new Team(3)) {
      Field three = Propagator.plan(grid, HENE, 0.01, Method.ANGULAR_SPECTRUM, team).forward(field);
      assertThat(three.re()).isEqualTo(one.re());
      assertThat(three.im()).isEqualTo(one.im());
    }
  }

  @Test
  void singlePrecisionAgreesForAWholeBatch() {
    Grid grid = Grid.centred(90, 77, 8e-6, 7e-6);
    Propagator propagator = Propagator.plan(grid, HENE, 0.012);
    int fields = 3;
    float[] re = new float[fields * grid.samples()];
    float[] im = new float[fields * grid.samples()];
    Field[] inputs = new Field[fields];
    for (int f = 0; f < fields; f++) {
      inputs[f] = Beams.twoSlits(grid, HENE, 30e-6, 100e-6 * (f + 1), 150e-6);
      for (int i = 0; i < grid.samples(); i++) {
        re[f * grid.samples() + i] = (float) inputs[f].re()[i];
      }
    }
    propagator.inSinglePrecision().forward(re, im, fields);
    for (int f = 0; f < fields; f++) {
      Field want = propagator.forward(inputs[f]);
      for (int i = 0; i < grid.samples(); i++) {
        assertThat((double) re[f * grid.samples() + i]).isCloseTo(want.re()[i], within(2e-6));
        assertThat((double) im[f * grid.samples() + i]).isCloseTo(want.im()[i], within(2e-6));
      }
    }
  }

  @Test
  void aNegativeDistanceIsRefusedWithWhatToDo() {
    assertThatThrownBy(() -> Propagator.plan(Grid.square(8, 1e-5), HENE, -0.01))
        .isInstanceOf(SamplingException.class)
        .hasMessageContaining("ask for 10.0000 mm and the adjoint");
  }

  @Test
  void aKernelTooNearIsRefusedWithTheDistanceThatWorks() {
    Grid grid = Grid.square(64, 1e-5);
    double critical = Sampling.criticalDistance(grid, grid, HENE, Sampling.Axis.X);
    SamplingException refused =
        org.junit.jupiter.api.Assertions.assertThrows(
            SamplingException.class,
            () -> Propagator.plan(grid, HENE, 0.01, Method.RAYLEIGH_SOMMERFELD, Team.solo()));
    assertThat(refused).hasMessageContaining("at least 19.9052 mm");
    assertThat(refused.workable()).isEqualTo(critical);
    Propagator.plan(grid, HENE, refused.workable(), Method.RAYLEIGH_SOMMERFELD, Team.solo());
  }

  @Test
  void aTransferFunctionTooFarIsRefusedWithTheDistanceThatWorks() {
    Grid grid = Grid.square(64, 1e-6);
    assertThatThrownBy(() -> Propagator.plan(grid, HENE, 2, Method.ANGULAR_SPECTRUM, Team.solo()))
        .isInstanceOf(SamplingException.class)
        .hasMessageContaining("use a distance of at most");
  }

  @Test
  void aFarFieldTooNearIsRefusedWithTheDistanceThatWorks() {
    Grid grid = Grid.square(101, 1e-5);
    assertThatThrownBy(() -> FarField.freeSpace(grid, HENE, 1, 1))
        .isInstanceOf(SamplingException.class)
        .hasMessageContaining("begins at 3.15956 m");
    FarField.freeSpace(grid, HENE, 3.16, 1);
  }

  @Test
  void aLensTooStrongForThePitchIsRefusedWithTheFocalLengthThatWorks() {
    Grid grid = Grid.square(500, 1e-5);
    ThinLens lens = new ThinLens(0.02, 5e-3);
    SamplingException refused =
        org.junit.jupiter.api.Assertions.assertThrows(
            SamplingException.class, () -> lens.requireSampled(grid, HENE));
    assertThat(refused).hasMessageContaining("a focal length of at least 78.9889 mm");
    new ThinLens(refused.workable(), 5e-3).requireSampled(grid, HENE);
  }

  @Test
  void aMaskOfTheWrongSizeIsRefusedWithTheSizeThatWorks() {
    Field field = Beams.plane(Grid.square(8, 1e-5), HENE);
    assertThatThrownBy(() -> new PhaseMask(4, 8, new double[32]).through(field))
        .hasMessageContaining("make a mask of 8 x 8");
    assertThatThrownBy(() -> new PhaseMask(4, 8, new double[31]))
        .hasMessageContaining("needs 32 phases, got 31");
  }
}
