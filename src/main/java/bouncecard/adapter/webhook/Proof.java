package bouncecard.adapter.webhook;

import bouncecard.app.serve.Endpoint.BodyCheck;
import bouncecard.app.serve.Endpoint.Head;
import bouncecard.app.serve.Endpoint.Request;
import java.util.Optional;

/// Tells whether a request is from the service. It is safe for use by many threads.
interface Proof {

  /// What the head alone tells; no byte of the body is read where it refuses.
  ///
  /// @return what looks at the body while it comes in; empty where the request is not the service's
  Optional<BodyCheck> begin(Head head);

  /// What the whole request tells. It may wait, and is asked where [#begin] did not refuse.
  Shown shown(Request request);

  /// What a request shows.
  sealed interface Shown {
    /// It is the service's.
    ///
    /// @param id names what it tells; empty where its content does
    /// @param token may be used once; empty for none
    @SuppressWarnings("ArrayRecordComponent") // handed on, and never compared
    record Genuine(byte[] content, String id, String token) implements Shown {}

    /// It is the service's and tells of no mail: it is answered well, and nothing is kept.
    record Empty() implements Shown {}

    /// It is not.
    record Forged() implements Shown {}

    /// Nobody can tell now: it is to be sent again.
    record Unknown() implements Shown {}
  }
}
