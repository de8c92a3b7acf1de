package pagewalk.server;

/**
 * A command that was understood and could not be carried out for a reason outside this program; its
 * message is the sentence the user reads.
 */
final class CannotDo extends RuntimeException {

  private static final long serialVersionUID = 1;

  CannotDo(String sentence) {
    super(sentence);
  }
}
