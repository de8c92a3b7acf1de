package pagewalk.server.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.javalin.http.Context;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import pagewalk.server.api.Problem.Kind;

/**
 * Counts what each address asks for and refuses what is too much. Addresses are kept in memory
 * only, for ten minutes at most, and nowhere written down.
 */
public final class Throttle {
  private static final int MOST_ADDRESSES = 100_000;

  private final boolean behindProxy;
  private final int perMinute;
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder()
          .maximumSize(MOST_ADDRESSES)
          .expireAfterAccess(Duration.ofMinutes(10))
          .build();

  /**
   * @param behindProxy whether the visitor's address is the one that a proxy wrote down last
   */
  public Throttle(int perMinute, boolean behindProxy) {
    this.perMinute = perMinute;
    this.behindProxy = behindProxy;
  }

  /** Lets the request pass or refuses it with the time to wait. */
  public void pass(Context ctx) {
    ConsumptionProbe probe =
        buckets.get(visitor(ctx), visitor -> bucket()).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      long seconds = TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
      throw Problem.later(
              Kind.TOO_MANY_REQUESTS,
              "%d such requests a minute are allowed from one address; ask again in %d s."
                  .formatted(perMinute, seconds),
              (int) seconds)
          .asException();
    }
  }

  private Bucket bucket() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
        .build();
  }

  /** Who asks, as far as limits are concerned. */
  public String visitor(Context ctx) {
    String forwarded = ctx.header("X-Forwarded-For");
    String address = ctx.ip();
    if (behindProxy && forwarded != null) {
      address = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    }
    return network(address);
  }

  /** One visitor of IPv6 has a whole /64 to choose addresses from. */
  static String network(String address) {
    String bare = address.replace("[", "").replace("]", "");
    if (!bare.contains(":")
        || !bare.chars().allMatch(c -> Character.digit(c, 16) >= 0 || c == ':')) {
      return bare.length() > 64 ? bare.substring(0, 64) : bare;
    }
    try {
      InetAddress parsed = InetAddress.getByName(bare);
      return parsed instanceof Inet6Address
          ? Arrays.toString(Arrays.copyOf(parsed.getAddress(), 8))
          : bare;
    } catch (UnknownHostException e) {
      return "unreadable";
    }
  }
}
