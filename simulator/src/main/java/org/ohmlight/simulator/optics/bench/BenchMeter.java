package org.ohmlight.simulator.optics.bench;

import org.ohmlight.physical.Ledger;

/** Charges the bench's ledger: frames and writes, and what each part spends in them. */
final class BenchMeter {
  private final Ledger.Line frames;
  private final Ledger.Line emitters;
  private final Ledger.Line amplifiers;
  private final Ledger.Line dac;
  private final Ledger.Line adc;
  private final Ledger.Line writes;
  private final Ledger.Line memory;
  private final Ledger.Line multiplyAdds;
  private final int referenceFrames;

  BenchMeter(Ledger ledger, SlmSettings settings) {
    BenchTiming timing = settings.timing();
    BenchConverters converters = settings.converters();
    double frame = timing.frameSeconds();
    double write = timing.writeSeconds();
    frames = ledger.line("slm frame", frame, timing.panelWatts() * frame);
    writes = ledger.line("slm weight write", write, timing.panelWatts() * write);
    emitters = ledger.line("slm emitter frame", 0, settings.emitter().biasJoules(frame));
    amplifiers = ledger.line("slm amplifier frame", 0, timing.amplifierWatts() * frame);
    dac = ledger.line("slm dac conversion", 0, converters.dacJoules());
    adc = ledger.line("slm adc conversion", 0, converters.adcJoules());
    memory = ledger.line("slm controller memory word", 0, timing.memoryJoules());
    multiplyAdds = ledger.line("slm controller multiply-add", 0, timing.multiplyAddJoules());
    referenceFrames = timing.referenceFrames();
  }

  /** Presentations, one after another, on an area of the given width. */
  void present(long presentations, int areaInputs, int areaOutputs) {
    frames.add(presentations);
    emitters.add(presentations * areaInputs);
    dac.add(presentations * areaInputs);
    amplifiers.add(2 * presentations * areaOutputs);
    adc.add(presentations * areaOutputs);
  }

  /** One refresh of both areas, and the reference frames of each. */
  void write(int outputs, int inputs) {
    writes.add(1);
    present(referenceFrames, inputs, outputs);
    present(referenceFrames, outputs, inputs);
  }

  /** An outer product added to the weights in the controller's memory. */
  void learn(long products, long weights) {
    multiplyAdds.add(products * weights);
    memory.add(2 * weights);
  }

  /** Modulator refreshes so far. */
  long writes() {
    return writes.count();
  }
}
