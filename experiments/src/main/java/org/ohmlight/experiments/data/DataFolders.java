package org.ohmlight.experiments.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where data sets are looked for, in this order: the folder given by {@code --data}, the one that
 * {@code OHMLIGHT_DATA} names, the per-user cache that {@code data fetch} fills.
 *
 * @param places folders that may hold data sets, each with the reason it is looked at
 * @param cache the per-user cache
 */
public record DataFolders(List<Place> places, Path cache) {
  /** Environment variable that names a folder of data sets. */
  public static final String VARIABLE = "OHMLIGHT_DATA";

  public DataFolders {
    places = List.copyOf(places);
  }

  /**
   * A folder to look in.
   *
   * @param why {@code --data}, the environment variable or the cache
   * @param folder the folder
   */
  public record Place(String why, Path folder) {}

  /**
   * The folders of this call.
   *
   * @param given the folder given by {@code --data}, if one was
   * @param environment environment variables
   */
  public static DataFolders of(@Nullable Path given, Map<String, String> environment) {
    List<Place> places = new ArrayList<>();
    if (given != null) {
      places.add(new Place("--data", given));
    }
    String variable = environment.get(VARIABLE);
    if (variable != null && !variable.isBlank()) {
      places.add(new Place(VARIABLE, Path.of(variable)));
    }
    Path cache = cache(environment);
    places.add(new Place("cache", cache));
    return new DataFolders(places, cache);
  }

  private static Path cache(Map<String, String> environment) {
    String xdg = environment.get("XDG_CACHE_HOME");
    if (xdg != null && !xdg.isBlank()) {
      return Path.of(xdg, "ohmlight", "data");
    }
    String home = environment.getOrDefault("HOME", System.getProperty("user.home", "."));
    return Path.of(home, ".cache", "ohmlight", "data");
  }

  /** The folder that holds the set: a place's subfolder of that name, or the place itself. */
  Optional<Path> find(String set) {
    for (Place place : places) {
      Path sub = place.folder().resolve(set);
      if (FolderContent.of(sub).isPresent()) {
        return Optional.of(sub);
      }
      boolean itself =
          place.folder().getFileName() != null
              && place.folder().toAbsolutePath().normalize().getFileName().toString().equals(set);
      if (itself && FolderContent.of(place.folder()).isPresent()) {
        return Optional.of(place.folder());
      }
    }
    return Optional.empty();
  }

  /** Names of all folders here that hold a data set, by place. */
  List<Path> candidates() {
    List<Path> found = new ArrayList<>();
    for (Place place : places) {
      if (Files.isDirectory(place.folder())) {
        try (var folders = Files.list(place.folder())) {
          folders.filter(Files::isDirectory).sorted().forEach(found::add);
        } catch (java.io.IOException unreadable) {
          continue; // a folder that cannot be read holds nothing for us
        }
        found.add(place.folder());
      }
    }
    return found;
  }
}
