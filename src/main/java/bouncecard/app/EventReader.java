package bouncecard.app;

import bouncecard.delivery.DeliveryEvent;
import bouncecard.text.UntrustedText;
import java.util.List;

/// Port: finds the events of mail services, and the lines of mail logs that log collectors wrapped.
public interface EventReader {

  /// What the text holds. It never fails, and its time is linear in the text.
  Contents read(UntrustedText text);

  /// What a text holds.
  sealed interface Contents {
    /// No JSON, or JSON about other things.
    record Nothing() implements Contents {}

    /// Events of a mail service.
    ///
    /// @param events one a recipient
    /// @param rest what stands beside them, where log lines may be
    /// @param isCut whether the text ends in the middle of one
    record Events(List<DeliveryEvent> events, UntrustedText rest, boolean isCut)
        implements Contents {
      /// Copies the list.
      public Events {
        events = List.copyOf(events);
      }
    }

    /// Records of a log collector.
    ///
    /// @param lines their messages, one a line
    record Log(UntrustedText lines) implements Contents {}
  }
}
