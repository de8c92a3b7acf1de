package pagewalk.server.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/** Everything a browser holds against a page: a good page leaves it empty. */
final class Complaints {

  private final List<String> heard = new ArrayList<>();

  private Complaints() {}

  /** Listens from now on, workers of the page included. */
  static Complaints of(Page page) {
    Complaints complaints = new Complaints();
    List<String> heard = complaints.heard;
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            heard.add("console: %s (%s)".formatted(message.text(), message.location()));
          }
        });
    page.onPageError(error -> heard.add("uncaught: " + error));
    page.onRequestFailed(
        request -> {
          // A page that stops watching a run breaks off an answer that has no end.
          if (!request.url().endsWith("/events")) {
            heard.add("failed: " + request.url());
          }
        });
    page.onResponse(
        response -> {
          if (response.status() >= 400) {
            heard.add(response.status() + ": " + response.url());
          }
        });
    return complaints;
  }

  void assertNone() {
    assertEquals(List.of(), heard);
  }
}
