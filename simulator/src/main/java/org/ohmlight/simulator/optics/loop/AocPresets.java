package org.ohmlight.simulator.optics.loop;

import java.util.Arrays;

/**
 * The two machines whose calibration is public.
 *
 * <p>Source: microsoft/aoc, commit 92d9014b8738ae43ac37e68d34440b4480a51bd3, folder
 * src/aoc/hw_config, MIT License, Copyright (c) Microsoft Corporation; per-channel numbers in the
 * tables beside this class.
 */
public final class AocPresets {
  private static final double INJECTION_LIMIT = 1.3;

  private AocPresets() {}

  /** The machine of 16 variables, calibration of June 2024. */
  public static Aoc16 aoc16() {
    ChannelTable table = ChannelTable.of("aoc-16.csv");
    double[] positiveLed = {
      0.7596877594558744, 0.05044926991510143, 0.1669923693598392, -0.00030694716066627386
    };
    double[] negativeLed = {
      1.752401325319005, 0.10023993605875356, 0.3782085673186916, 0.00012530780356305655
    };
    // Output efficiencies of this machine are constants of the twin, not in its calibration file.
    return new Aoc16(
        new Limiter(3.650472665, 0, 3.920930171, 0.085337389, 0, 0),
        arm(table, "+", positiveLed, constant(table.channels(), 0.65)),
        arm(table, "-", negativeLed, constant(table.channels(), 1.0)),
        INJECTION_LIMIT,
        table.columns("leakQuadratic+", "leakLinear+", "leakConstant+"),
        table.columns("leakQuadratic-", "leakLinear-", "leakConstant-"),
        new Aoc16.Reading(
            -3.23374175206871,
            3.2295569453753483,
            new double[] {-6.462582018235372, -4.123365214088826, 5.669627169372137},
            new double[] {-4.184124513788936, 0.5485653260592802},
            new double[] {10.627059455483868, 0.14391640956997986}));
  }

  /** The machine of 48 variables, calibration of April 2025; its channel 8 is dead. */
  public static Aoc48 aoc48() {
    ChannelTable table = ChannelTable.of("aoc-48.csv");
    double[] positiveLed = {
      -0.22301843205003613, -0.07529290297179309, 0.21214203941434503, 0.0004676140921386616
    };
    double[] negativeLed = {
      -0.26069388032918006, -0.07175107069349179, 0.22355890146084356, 0.0004324638743388398
    };
    return new Aoc48(
        new Limiter(
            3.5803695186081548,
            -0.02169700659220347,
            4.265220983736163,
            0.21508362120079133,
            0.00043230277607263917,
            0.004796866609376989),
        arm(table, "+", positiveLed, table.column("outputEfficiency+")),
        arm(table, "-", negativeLed, table.column("outputEfficiency-")),
        INJECTION_LIMIT,
        table.column("leakIntoPositive"),
        table.column("leakIntoNegative"),
        table.column("dcOffset"),
        table.column("linearOffset"),
        table.column("loopScale"),
        1.9998618696327446,
        reading48());
  }

  private static Aoc48.Reading reading48() {
    return new Aoc48.Reading(
        -3.2896541932265633,
        2.8454609991827144,
        new double[] {
          -6.567319399665574,
          -3.2849214153884727,
          -1.6685890746459606,
          2.2603418459281444,
          4.125340700631042,
          6.161297783681706
        },
        new double[] {-3.793710768146364, -0.07254069499049863},
        new double[] {0.004823758140825228, 1.017634567678485, 0.01656345024801783},
        new double[] {
          -0.06675031659697529,
          0.6117597785509409,
          -1.9773129677827965,
          3.5696710118089787,
          -1.022442932908391
        },
        new double[] {3.8138458972952085, 3.6977943069515224});
  }

  private static LoopArm arm(ChannelTable table, String arm, double[] led, double[] output) {
    return new LoopArm(
        led,
        table.column("inputEfficiency" + arm),
        table.column("weightQuadratic" + arm),
        table.column("weightLinear" + arm),
        table.column("darkness" + arm),
        output,
        table.column("toLater" + arm),
        table.column("toEarlier" + arm));
  }

  private static double[] constant(int channels, double value) {
    double[] values = new double[channels];
    Arrays.fill(values, value);
    return values;
  }
}
