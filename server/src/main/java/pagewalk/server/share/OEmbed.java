package pagewalk.server.share;

import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pagewalk.json.JsonWriter;
import pagewalk.server.api.Addresses;
import pagewalk.server.api.Problem;
import pagewalk.server.api.Problem.Kind;
import pagewalk.server.api.ProblemException;
import pagewalk.server.api.Replies;
import pagewalk.server.api.ScenarioApi;
import pagewalk.server.page.PageSecurity;
import pagewalk.server.page.Templates;
import pagewalk.server.store.ScenarioStore;
import pagewalk.server.store.StoredScenario;

/** Tells sites that know oEmbed how to show a link: as the lab in a frame. */
public final class OEmbed {
  private static final Pattern LINK = Pattern.compile("/s/([A-Za-z0-9]{9,52})(\\?at=[0-9]{1,9})?");
  private static final int WIDTH = 960;
  private static final int HEIGHT = 600;
  private static final int SMALLEST = 200;

  private final ScenarioStore store;
  private final Addresses addresses;

  public OEmbed(ScenarioStore store, Addresses addresses) {
    this.store = store;
    this.addresses = addresses;
  }

  /** {@code GET /oembed?url=LINK}. */
  public void answer(Context ctx) {
    PageSecurity.protectData(ctx);
    String format = Optional.ofNullable(ctx.queryParam("format")).orElse("json");
    if (!format.equals("json")) {
      throw Problem.of(Kind.NOT_IMPLEMENTED, "Only format=json is answered here.").asException();
    }
    String root = addresses.root(ctx);
    String url = Optional.ofNullable(ctx.queryParam("url")).orElse("");
    Matcher link = LINK.matcher(url.startsWith(root) ? url.substring(root.length()) : "");
    if (!link.matches()) {
      throw noLink();
    }
    StoredScenario scenario = ScenarioApi.require(store, String.valueOf(link.group(1)));
    String moment = Optional.ofNullable(link.group(2)).orElse("");
    ctx.header("Cache-Control", "public, max-age=3600");
    Replies.json(
        ctx,
        json(scenario, root, moment, side(ctx, "maxwidth", WIDTH), side(ctx, "maxheight", HEIGHT)));
  }

  private static ProblemException noLink() {
    return Problem.of(Kind.NOT_FOUND, "The parameter url has to be a link that this server gave.")
        .asException();
  }

  private static int side(Context ctx, String name, int usual) {
    String most = String.valueOf(ctx.queryParam(name));
    return most.matches("[0-9]{1,6}")
        ? Math.max(SMALLEST, Math.min(usual, Integer.parseInt(most)))
        : usual;
  }

  private static String json(
      StoredScenario scenario, String root, String moment, int width, int height) {
    String title = SharePages.titleOf(scenario);
    Map<String, Object> frame =
        Map.of(
            "url", root + "/embed/" + scenario.id() + moment,
            "title", title,
            "width", width,
            "height", height);
    StringBuilder text = new StringBuilder();
    JsonWriter json = new JsonWriter(text).beginObject();
    json.name("version").value("1.0");
    json.name("type").value("rich");
    json.name("title").value(title);
    json.name("provider_name").value("Pagewalk");
    json.name("provider_url").value(root + "/");
    json.name("html").value(Templates.render("frame", frame).strip());
    json.name("width").value(width);
    json.name("height").value(height);
    json.name("thumbnail_url").value(root + "/s/" + scenario.id() + ".png" + moment);
    json.name("thumbnail_width").value(1200);
    json.name("thumbnail_height").value(630);
    json.endObject();
    return text.append('\n').toString();
  }
}
