package bouncecard.adapter.http;

import bouncecard.adapter.http.BodyBuffer.Added;
import bouncecard.app.serve.Endpoint;
import bouncecard.app.serve.Endpoint.Admission;
import bouncecard.app.serve.Endpoint.BodyCheck;
import bouncecard.app.serve.Endpoint.Head;
import bouncecard.app.serve.Endpoint.Request;
import bouncecard.app.serve.Endpoint.Response;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.Optional;
import java.util.function.IntPredicate;

/// A request whose body is being read.
record Incoming(Head head, Endpoint endpoint, BodyCheck check, BodyBuffer body) {
  /// So much of a body is there before it is looked at: one that gives way before that has cost no
  /// more than to be read.
  private static final int CHECKED_AT_ONCE = 1 << 15;

  /// Begins to read a body; empty where there is no room for what was announced.
  ///
  /// @param length as it was announced; 0 where it was not
  /// @param reserve reserves further bytes, and says whether there was room for them
  static Optional<Incoming> begin(
      Head head,
      Endpoint endpoint,
      Admission.Taken taken,
      long length,
      int longest,
      IntPredicate reserve) {
    BodyBuffer body = new BodyBuffer((int) length, longest, reserve);
    return body.isAdmitted()
        ? Optional.of(new Incoming(head, endpoint, taken.check(), body))
        : Optional.empty();
  }

  /// Adds what came, and has it looked at.
  Added add(HttpContent content) {
    Added added = body.add(content.content());
    boolean isDue = content instanceof LastHttpContent || body.unchecked() >= CHECKED_AT_ONCE;
    if (added == Added.ADDED && isDue) {
      check.take(body.toCheck());
    }
    return added;
  }

  /// Why the whole of it is refused; empty where it is not.
  Optional<Response> refusal() {
    return check.refusal();
  }

  /// Whether anything was asked of the body.
  boolean isChecked() {
    return !check.equals(BodyCheck.NONE);
  }

  /// The request, once its body is whole.
  Request whole() {
    return new Request(head, body.bytes());
  }
}
