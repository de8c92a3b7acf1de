package pagewalk.server.bench;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;

/** The catalogue: every question there is, read from the classes that ask them. */
public final class Benchmarks {
  private static final List<Asked> ALL =
      List.of(of(Walk.class), of(FarWalk.class), of(Parse.class));

  private Benchmarks() {}

  /**
   * One class of benchmarks.
   *
   * @param name of the class without its package: {@code Walk}
   * @param question what the class says about itself
   * @param methods the ways in which its work is done, {@code c} not among them
   * @param parameters the values that each parameter takes, by name
   * @param unit of the scores: {@code ns/op}
   */
  public record Asked(
      String name,
      Question question,
      List<String> methods,
      Map<String, List<String>> parameters,
      String unit) {}

  public static List<Asked> all() {
    return ALL;
  }

  /** The question that a row is an answer to; none if it was asked by another version. */
  public static Optional<Asked> of(ResultSet.Row row) {
    return ALL.stream().filter(asked -> asked.name().equals(row.asked())).findFirst();
  }

  /**
   * The row among {@code rows} that {@code row} is to be compared with: of the same class, with the
   * same parameters, by the first of its yardsticks that was measured; none for a yardstick itself.
   */
  public static Optional<ResultSet.Row> yardstick(ResultSet.Row row, List<ResultSet.Row> rows) {
    List<String> names =
        of(row).map(asked -> List.of(asked.question().yardsticks())).orElse(List.of());
    if (names.contains(row.method())) {
      return Optional.empty();
    }
    return names.stream()
        .flatMap(name -> rows.stream().filter(other -> isSameWork(row, other, name)))
        .findFirst();
  }

  private static boolean isSameWork(ResultSet.Row row, ResultSet.Row other, String method) {
    return other.asked().equals(row.asked())
        && other.method().equals(method)
        && other.params().equals(row.params());
  }

  private static Asked of(Class<?> asking) {
    List<String> methods = new ArrayList<>();
    for (Method method : asking.getMethods()) {
      if (method.isAnnotationPresent(Benchmark.class)) {
        methods.add(method.getName());
      }
    }
    methods.sort(String::compareTo);
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (Field field : asking.getFields()) {
      Param values = field.getAnnotation(Param.class);
      if (values != null) {
        parameters.put(field.getName(), List.of(values.value()));
      }
    }
    return new Asked(
        asking.getSimpleName(),
        Objects.requireNonNull(asking.getAnnotation(Question.class)),
        List.copyOf(methods),
        parameters,
        unit(asking));
  }

  private static String unit(Class<?> asking) {
    OutputTimeUnit unit = Objects.requireNonNull(asking.getAnnotation(OutputTimeUnit.class));
    return switch (unit.value()) {
      case NANOSECONDS -> "ns/op";
      case MICROSECONDS -> "us/op";
      case MILLISECONDS -> "ms/op";
      default -> "s/op";
    };
  }
}
