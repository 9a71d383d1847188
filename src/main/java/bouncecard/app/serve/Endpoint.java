package bouncecard.app.serve;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Port: answers HTTP requests for one path of the program's embedded server.
@FunctionalInterface
public interface Endpoint {

  /// Answers one request. It is called by many threads at once.
  Response answer(Request request);

  /// A request, its body already read and within the server's limit.
  ///
  /// @param method as `GET`
  /// @param path without the query, as `/health`
  /// @param query what stands after the question mark; empty where there is none
  /// @param headers by name in lower case
  @SuppressWarnings("ArrayRecordComponent") // requests are answered and never compared
  record Request(
      String method, String path, String query, Map<String, List<String>> headers, byte[] body) {

    /// The first value of a header.
    public Optional<String> header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
    }
  }

  /// An answer.
  ///
  /// @param status as `200`
  /// @param contentType as `application/json; charset=utf-8`; empty where there is no body
  @SuppressWarnings("ArrayRecordComponent") // answers are written and never compared
  record Response(int status, String contentType, byte[] body) {}
}
