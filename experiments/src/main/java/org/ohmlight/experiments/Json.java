package org.ohmlight.experiments;

import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** JSON as Ohmlight writes it: two spaces, line feeds, keys in the order of the document. */
public final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final ObjectWriter WRITER =
      MAPPER
          .writer()
          .with(
              new DefaultPrettyPrinter(
                      Separators.createDefaultInstance()
                          .withObjectNameValueSpacing(Separators.Spacing.AFTER))
                  .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                  .withArrayIndenter(new DefaultIndenter("  ", "\n")));

  private Json() {}

  /** The mapper, for reading and for building nodes. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /** A whole document, with a line feed at its end. */
  public static String document(Object value) {
    return WRITER.writeValueAsString(value) + "\n";
  }
}
