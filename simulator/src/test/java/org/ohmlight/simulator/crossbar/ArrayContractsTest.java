package org.ohmlight.simulator.crossbar;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.ohmlight.device.converter.AdcKind;
import org.ohmlight.device.converter.AdcRange;
import org.ohmlight.device.converter.AdcSettings;
import org.ohmlight.device.converter.ConverterErrors;
import org.ohmlight.device.converter.DacSettings;
import org.ohmlight.device.resistive.CmoReram;
import org.ohmlight.device.resistive.Columns;
import org.ohmlight.device.resistive.Temperature;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.CouplingContract;
import org.ohmlight.physical.Substrate;
import org.ohmlight.simulator.crossbar.line.WireSettings;

/** The contract of a coupling on arrays of every kind. */
class ArrayContractsTest {
  /** How far an array may stray from its weights. */
  private abstract static class OnArray extends CouplingContract {
    abstract CrossbarSettings settings();

    abstract double tolerance();

    @Override
    protected Substrate substrate(long seed) {
      return new CrossbarSubstrate(settings(), seed, Team.solo());
    }

    @Override
    protected double forwardTolerance() {
      return tolerance();
    }

    @Override
    protected double adjointTolerance() {
      return tolerance();
    }

    @Override
    protected double programTolerance() {
      return 1e-5;
    }

    @Override
    protected double updateCosine() {
      return 0.9999;
    }
  }

  private static CrossbarSettings converted() {
    return CrossbarSettings.ideal()
        .withDac(DacSettings.ofBits(8, 1.0))
        .withAdc(AdcSettings.ofBits(10, new AdcRange.Deviations(5.0)));
  }

  @Nested
  class Tiles extends OnArray {
    @Override
    CrossbarSettings settings() {
      return converted().withArray(ArraySettings.PLAIN.withTile(new TileSize(5, 3)));
    }

    @Override
    double tolerance() {
      return 0.02;
    }
  }

  @Nested
  class ExactTiles extends OnArray {
    @Override
    CrossbarSettings settings() {
      return CrossbarSettings.ideal().withArray(ArraySettings.PLAIN.withTile(new TileSize(4, 2)));
    }

    @Override
    double tolerance() {
      return 1e-6;
    }
  }

  @Nested
  class OffsetColumns extends OnArray {
    @Override
    CrossbarSettings settings() {
      return converted()
          .withCells(new CellSettings.Continuous(Columns.OFFSET))
          .withAdc(AdcSettings.ofBits(12, new AdcRange.Deviations(6.0)));
    }

    @Override
    double tolerance() {
      return 0.03;
    }
  }

  @Nested
  class BitSlices extends OnArray {
    @Override
    CrossbarSettings settings() {
      return CrossbarSettings.ideal()
          .withArray(ArraySettings.PLAIN.withSlicing(new Slicing.Bits(4, 2)));
    }

    @Override
    double tolerance() {
      return 1e-6;
    }

    @Override
    protected double programTolerance() {
      return 0.5 / 255 + 1e-6;
    }
  }

  @Nested
  class UnequalPairs extends OnArray {
    @Override
    CrossbarSettings settings() {
      return converted()
          .withArray(ArraySettings.PLAIN.withSlicing(new Slicing.Pairs(List.of(4.0, 1.0))));
    }

    @Override
    double tolerance() {
      return 0.02;
    }
  }

  @Nested
  class PulsedPairs extends OnArray {
    @Override
    CrossbarSettings settings() {
      return CrossbarSettings.defaults()
          .withArray(ArraySettings.PLAIN.withSlicing(new Slicing.Pairs(List.of(2.0, 1.0))));
    }

    @Override
    double tolerance() {
      return 0.05;
    }

    @Override
    protected double programTolerance() {
      return 0.01;
    }

    @Override
    protected double updateCosine() {
      return 0.85;
    }
  }

  @Nested
  class BitSerialInputs extends OnArray {
    @Override
    CrossbarSettings settings() {
      return converted()
          .withArray(
              ArraySettings.PLAIN
                  .withInputs(new InputMode.BitSerial())
                  .withTile(new TileSize(8, 8)));
    }

    @Override
    double tolerance() {
      return 0.03;
    }
  }

  @Nested
  class CalibratedRampConverters extends OnArray {
    @Override
    CrossbarSettings settings() {
      ConverterErrors errors = new ConverterErrors(0.001, 0.01, 0.02);
      return converted()
          .withDac(DacSettings.ofBits(8, 1.0).withErrors(new ConverterErrors(0.001, 0.001, 0.001)))
          .withAdc(converted().adc().withErrors(errors).withKind(new AdcKind.Ramp(1e-9)))
          .withArray(ArraySettings.PLAIN.withCalibration(64));
    }

    @Override
    double tolerance() {
      return 0.04;
    }
  }

  @Nested
  class ResistiveWires extends OnArray {
    @Override
    CrossbarSettings settings() {
      return CrossbarSettings.ideal()
          .withArray(
              ArraySettings.PLAIN
                  .withWires(WireSettings.of(5.0, 5.0))
                  .withTile(new TileSize(6, 7)));
    }

    @Override
    double tolerance() {
      return 0.02;
    }
  }

  @Nested
  class OffsetColumnsWithWires extends OnArray {
    @Override
    CrossbarSettings settings() {
      return CrossbarSettings.ideal()
          .withCells(new CellSettings.Continuous(Columns.OFFSET))
          .withArray(ArraySettings.PLAIN.withWires(WireSettings.of(1.0, 1.0)));
    }

    @Override
    double tolerance() {
      return 0.05;
    }
  }

  @Nested
  class ProgrammedCells extends OnArray {
    @Override
    CrossbarSettings settings() {
      return CrossbarSettings.ideal()
          .withConductances(new ConductanceRange(0.0, 88.19e-6))
          .withCells(
              new CellSettings.Programmed(
                  CmoReram.fine(),
                  Columns.ONE_SIDED,
                  0.5,
                  DriftCompensation.GLOBAL,
                  Temperature.UNCHANGED));
    }

    @Override
    double tolerance() {
      return 0.01;
    }

    @Override
    protected double programTolerance() {
      return 0.01;
    }
  }
}
