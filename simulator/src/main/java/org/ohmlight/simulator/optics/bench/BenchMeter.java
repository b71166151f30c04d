package org.ohmlight.simulator.optics.bench;

import org.ohmlight.physical.Ledger;

/** Charges the bench's ledger: frames and writes, and what each part spends in them. */
final class BenchMeter {
  private final Ledger.Line frames;
  private final Ledger.Line emittersAhead;
  private final Ledger.Line emittersBack;
  private final int outputs;
  private final Ledger.Line amplifiers;
  private final Ledger.Line dac;
  private final Ledger.Line adc;
  private final Ledger.Line writes;
  private final Ledger.Line memory;
  private final Ledger.Line multiplyAdds;
  private final int referenceFrames;

  BenchMeter(Ledger ledger, SlmSettings settings, int outputs, int inputs) {
    this.outputs = outputs;
    BenchTiming timing = settings.timing();
    BenchConverters converters = settings.converters();
    double frame = timing.frameSeconds();
    double write = timing.writeSeconds();
    frames = ledger.line("slm frame", frame, timing.panelWatts() * frame);
    writes = ledger.line("slm weight write", write, timing.panelWatts() * write);
    emittersAhead = emitters(ledger, settings, outputs);
    emittersBack = emitters(ledger, settings, inputs);
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
    (areaOutputs == outputs ? emittersAhead : emittersBack).add(presentations * areaInputs);
    dac.add(presentations * areaInputs);
    amplifiers.add(2 * presentations * areaOutputs);
    adc.add(presentations * areaOutputs);
  }

  /** Where light is given by the multiplication, an emitter is as strong as its fan-out needs. */
  private static Ledger.Line emitters(Ledger ledger, SlmSettings settings, int fanOut) {
    double seconds = settings.timing().frameSeconds();
    double watts = 0.5 * settings.fullWatts(fanOut) / settings.emitter().wallPlugEfficiency();
    String name =
        settings.photonsPerMultiply() == 0
            ? "slm emitter frame"
            : "slm emitter frame, fan-out " + fanOut;
    return ledger.line(name, 0, watts * seconds);
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
