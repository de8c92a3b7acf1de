package pagewalk.server.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every choice of one value for each parameter. */
final class Combinations {
  private Combinations() {}

  static List<Map<String, String>> of(Map<String, List<String>> parameters) {
    List<Map<String, String>> all = List.of(Map.of());
    for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
      List<Map<String, String>> longer = new ArrayList<>();
      for (Map<String, String> before : all) {
        for (String value : parameter.getValue()) {
          Map<String, String> choice = new TreeMap<>(before);
          choice.put(parameter.getKey(), value);
          longer.add(choice);
        }
      }
      all = longer;
    }
    return all;
  }
}
