package pagewalk.server;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Tells the connection that its answer broke off. {@code EagerContentHandler} of Jetty 12.1.13 does
 * not: for a request with a body it hands on a callback that is the request itself, whose {@code
 * failed} does nothing, while its {@code fail} does what is meant. The connection of a visitor who
 * hangs up in the middle of an answer would stay open for ever.
 */
final class BrokenOff extends Handler.Wrapper {
  BrokenOff(Handler handler) {
    super(handler);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    return super.handle(
        request, response, request == callback ? both(request, callback) : callback);
  }

  private static Callback both(Request request, Callback callback) {
    return new Callback.Nested(callback) {
      @Override
      public void failed(Throwable why) {
        request.fail(why);
        super.failed(why);
      }
    };
  }
}
