package pagewalk.server;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Somebody who asks a server of this machine over HTTP. */
final class Visitor {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** Beyond every limit the server sets itself; who waits longer waits for nothing. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String root;

  Visitor(int port) {
    root = "http://127.0.0.1:" + port;
  }

  HttpResponse<String> get(String path, String... headers) throws Exception {
    return send(request(path, headers));
  }

  HttpResponse<byte[]> bytes(String path) throws Exception {
    return CLIENT.send(request(path).build(), BodyHandlers.ofByteArray());
  }

  /** Posts a scenario as it is. */
  HttpResponse<String> post(String path, String text, String... headers) throws Exception {
    return send(
        request(path, headers)
            .setHeader("Content-Type", "text/plain; charset=utf-8")
            .POST(BodyPublishers.ofString(text)));
  }

  /** Posts a body of any type. */
  HttpResponse<String> post(String path, String type, byte[] body) throws Exception {
    return send(
        request(path).setHeader("Content-Type", type).POST(BodyPublishers.ofByteArray(body)));
  }

  HttpResponse<String> method(String method, String path) throws Exception {
    return send(request(path).method(method, BodyPublishers.noBody()));
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path)).timeout(PATIENCE);
    return headers.length == 0 ? request : request.headers(headers);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  static JsonObject json(HttpResponse<String> response) {
    return JsonParser.parseString(response.body()).getAsJsonObject();
  }

  static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
