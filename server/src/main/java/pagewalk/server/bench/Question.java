package pagewalk.server.bench;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a class of benchmarks asks. Its methods do the same work on the same data in different ways:
 * rows whose parameters agree can be compared.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Question {

  /** The question, one sentence. */
  String asks();

  /** What it belongs to. */
  Family family();

  /** The parameters by which rows are flavours of the same question, the most telling first. */
  String[] flavours() default {};

  /**
   * The methods that the others are measured against, the first being the one that ratios refer to.
   * {@code c} is no method of the class: its rows come from a program in C.
   */
  String[] yardsticks() default {};

  /** The groups that questions are shown in. */
  enum Family {
    WALK("The walk"),
    TLB("The TLB"),
    MAPPING("Making mappings"),
    SIMULATOR("The simulator around it");

    private final String title;

    Family(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }
}
