package bouncecard.adapter.web;

import bouncecard.app.serve.Endpoint.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Pages as they were drawn, those asked for last, up to so many bytes together.
final class PageCache {
  private final int most;
  private final Map<String, Response> pages = new LinkedHashMap<>(16, 0.75f, true);
  private int held;

  PageCache(int most) {
    this.most = most;
  }

  synchronized Optional<Response> get(String key) {
    return Optional.ofNullable(pages.get(key));
  }

  synchronized void put(String key, Response page) {
    Response had = pages.put(key, page);
    held += page.body().length - (had == null ? 0 : had.body().length);
    var eldest = pages.entrySet().iterator();
    while (held > most && eldest.hasNext()) {
      held -= eldest.next().getValue().body().length;
      eldest.remove();
    }
  }
}
