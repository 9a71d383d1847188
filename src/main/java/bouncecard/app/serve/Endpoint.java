package bouncecard.app.serve;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Port: answers HTTP requests for one path of the program's embedded server.
///
/// A request is looked at twice: by its head alone, before a byte of its body is read, and whole.
/// What a stranger sends costs nothing more than its head where the first look refuses it.
public interface Endpoint {

  /// Decides on a request by its head. It is called on the thread that reads all connections, so it
  /// neither waits nor computes for long.
  Admission admit(Head head);

  /// Answers a request that was admitted and whose body is read. It is called by several threads at
  /// once, and may wait.
  Response answer(Request request);

  /// An endpoint for which heads alone are answered, and no body is ever read.
  static Endpoint ofHeads(Function<Head, Response> answering) {
    return new Endpoint() {
      @Override
      public Admission admit(Head head) {
        return new Admission.Answered(answering.apply(head));
      }

      @Override
      public Response answer(Request request) {
        return answering.apply(request.head());
      }
    };
  }

  /// The request line and the headers.
  ///
  /// @param method as `GET`
  /// @param path without the query, as `/health`
  /// @param query what stands after the question mark; empty where there is none
  /// @param headers by name in lower case
  /// @param from what stands for the address it came from, and counts as one sender; empty where
  ///   that is not known
  record Head(
      String method, String path, String query, Map<String, List<String>> headers, String from) {
    public Head {
      headers = Map.copyOf(headers);
    }

    /// A head of which nobody knows where it came from.
    public Head(String method, String path, String query, Map<String, List<String>> headers) {
      this(method, path, query, headers, "");
    }

    /// The first value of a header.
    public Optional<String> header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
    }
  }

  /// A request, its body read and within the limit that it was admitted with.
  @SuppressWarnings("ArrayRecordComponent") // requests are answered and never compared
  record Request(Head head, byte[] body) {}

  /// What a head comes to.
  sealed interface Admission {
    /// It is answered at once, and its body, where it has one, is not read.
    record Answered(Response response) implements Admission {}

    /// Its body is read, then the request is answered.
    ///
    /// @param longestBody in bytes; 0 where none is taken. The server's own limit holds as well
    /// @param check is told the body as it comes in
    record Taken(int longestBody, BodyCheck check) implements Admission {}
  }

  /// Looks at a body while it comes in, on the thread that reads all connections.
  interface BodyCheck {
    /// Any body will do.
    BodyCheck NONE =
        new BodyCheck() {
          @Override
          public void take(ByteBuffer bytes) {}

          @Override
          public Optional<Response> refusal() {
            return Optional.empty();
          }
        };

    /// Takes the next bytes; they are the check's only until it returns.
    void take(ByteBuffer bytes);

    /// Why the whole body is refused; empty where it is not.
    Optional<Response> refusal();
  }

  /// What of an answer is made only while it is sent, so that whoever asked has what is there and
  /// nothing of it waits in memory. Where they take nothing, or went away, nothing is made.
  interface Pieces {
    /// The next piece; empty after the last. It is called by one thread at a time, and may wait. A
    /// failure cuts the answer off.
    Optional<byte[]> next();
  }

  /// An answer.
  ///
  /// @param status as `200`
  /// @param contentType as `application/json; charset=utf-8`; empty where there is no body
  /// @param headers further ones, by their names as they are sent
  /// @param pieces what comes after the body, made while it is sent; nothing for most
  @SuppressWarnings("ArrayRecordComponent") // answers are written and never compared
  record Response(
      int status,
      String contentType,
      Map<String, String> headers,
      byte[] body,
      Optional<Pieces> pieces) {
    public Response {
      headers = Map.copyOf(headers);
    }

    /// An answer that is whole.
    public Response(int status, String contentType, Map<String, String> headers, byte[] body) {
      this(status, contentType, headers, body, Optional.empty());
    }

    /// Without further headers.
    public Response(int status, String contentType, byte[] body) {
      this(status, contentType, Map.of(), body);
    }

    /// The same with what is made of it while it is sent.
    public Response with(Pieces rest) {
      return new Response(status, contentType, headers, body, Optional.of(rest));
    }

    /// Without a body.
    public static Response empty(int status) {
      return new Response(status, "", new byte[0]);
    }
  }
}
