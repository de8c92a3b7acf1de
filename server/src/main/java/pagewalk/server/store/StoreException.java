package pagewalk.server.store;

/** The store cannot answer now; its message is a sentence for the person who runs the server. */
public final class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1;

  StoreException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
