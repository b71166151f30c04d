package org.ohmlight.experiments.rig;

import java.io.IOException;
import java.nio.file.Path;
import org.ohmlight.experiments.spec.RigAddress;
import org.ohmlight.experiments.spec.RigReader;
import org.ohmlight.experiments.spec.RigSpec;
import org.ohmlight.experiments.spec.StudySchema;
import org.ohmlight.experiments.spec.StudySource.Part;

/** A rig as a person names it: by its file, or by its address alone. */
final class RigChoice {
  private RigChoice() {}

  static RigSpec of(String fileOrAddress) throws IOException {
    RigReader reader = new RigReader(new StudySchema());
    return RigAddress.parse(fileOrAddress).isPresent()
        ? reader.read(
            new Part("command line", "address: '" + fileOrAddress.replace("'", "''") + "'"))
        : reader.read(RigReader.part(Path.of(fileOrAddress)));
  }
}
