package org.ohmlight.device.preset;

import java.util.List;
import org.ohmlight.device.resistive.CmoReram;
import org.ohmlight.device.resistive.InferenceCell;
import org.ohmlight.device.resistive.PhaseChangeCell;
import org.ohmlight.device.resistive.SonosCell;
import org.ohmlight.device.resistive.WanReram;

/** The cells for programming once and reading long that come with Ohmlight. */
public final class InferencePresets {
  private static final List<InferencePreset> ALL =
      List.of(
          new InferencePreset(
              "pcm-joshi",
              "Phase-change memory of up to 25 uS",
              PhaseChangeCell.pcm(),
              "Joshi et al. (Nat. Commun. 11:2473, 2020); Nandakumar et al. (ICECS 2019)",
              "Programming, drift and 1/f read noise of a million cells."),
          new InferencePreset(
              "pcm-hermes-1",
              "Hermes chip, one cell a weight side, up to 10.35 uS",
              PhaseChangeCell.hermesOneCell(),
              "Le Gallo et al. (Nat. Electron. 6, 2023), fitted by aihwkit",
              "The fits begin 200 s after programming."),
          new InferencePreset(
              "pcm-hermes-2",
              "Hermes chip, two cells a weight side, up to 20.7 uS",
              PhaseChangeCell.hermesTwoCells(),
              "Le Gallo et al. (Nat. Electron. 6, 2023), fitted by aihwkit",
              "The fits begin 300 s after programming."),
          new InferencePreset(
              "reram-wan",
              "Filamentary ReRAM of up to 40 uS",
              new WanReram(),
              "Wan et al. (Nature 608, 2022), polynomials of aihwkit",
              "Measured up to two days; held afterwards."),
          new InferencePreset(
              "reram-cmo-fine",
              "CMO/HfOx ReRAM, programmed to within 0.2 %, up to 88.19 uS",
              CmoReram.fine(),
              "Falcone et al. (arXiv 2502.04524, 2025), coefficients of aihwkit",
              "The model names no largest conductance; 88.19 uS (least 9 uS) is what public code"
                  + " that uses it sets; the model itself names none."),
          new InferencePreset(
              "reram-cmo",
              "CMO/HfOx ReRAM, programmed to within 2 %, up to 88.19 uS",
              CmoReram.coarse(),
              "Falcone et al. (arXiv 2502.04524, 2025), coefficients of aihwkit",
              "The model names no largest conductance; 88.19 uS (least 9 uS) is what public code"
                  + " that uses it sets; the model itself names none."),
          new InferencePreset(
              "sonos",
              "Charge-trap cell of 40 nm, up to 1.6 uA at 0.2 V",
              new SonosCell(0.2),
              "Agrawal et al. (IEDM 2022), figures 10 and 11, coefficients of CrossSim",
              "Measured up to five days; held afterwards. 0.2 V is our read voltage: the fits are"
                  + " in currents."));

  private InferencePresets() {}

  /**
   * A cell with a name.
   *
   * @param name by which it is asked for
   * @param title what it is, in a few words
   * @param cell the model
   * @param source where its numbers come from
   * @param note what else one should know
   */
  public record InferencePreset(
      String name, String title, InferenceCell cell, String source, String note) {}

  /** All of them. */
  public static List<InferencePreset> all() {
    return ALL;
  }

  /** Their names. */
  public static List<String> names() {
    return ALL.stream().map(InferencePreset::name).toList();
  }

  /**
   * A cell by name.
   *
   * @throws IllegalArgumentException naming those that there are, if there is none of this name
   */
  public static InferencePreset named(String name) {
    return ALL.stream()
        .filter(preset -> preset.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "There is no such cell '" + name + "'; there are " + String.join(", ", names())));
  }
}
