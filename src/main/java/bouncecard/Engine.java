package bouncecard;

import bouncecard.adapter.config.CheckAccess;
import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.data.OwnData;
import bouncecard.adapter.data.tree.DataException;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.app.Bouncecard;
import bouncecard.app.integration.ChatIntegration;
import bouncecard.catalog.service.ServiceBook;
import bouncecard.text.UntrustedText;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The engine and its live checks, with the data that they judge by.
///
/// @param services the mail services that are known, read when first asked for
/// @param forReading what a worker needs of an operator's data; empty where there are none
/// @param complaints why the operator's data are left out, a line each; none where they are in use
@SuppressWarnings("ArrayRecordComponent") // handed on and never compared
record Engine(
    Bouncecard bouncecard,
    CheckWiring checks,
    Supplier<ServiceBook> services,
    byte[] forReading,
    List<String> complaints) {
  private static final byte[] NONE = {};
  private static final int LONGEST_NAME = 200;

  /// Copies the list.
  Engine {
    complaints = List.copyOf(complaints);
  }

  /// The engine with an operator's data over those that came with the program, or without them
  /// where something is wrong in them.
  ///
  /// @param chats the chat platforms that there are
  static Engine of(
      Optional<Path> overlay, Map<String, String> environment, List<ChatIntegration> chats) {
    if (overlay.isEmpty()) {
      return with(new OwnData(DataFiles.load(), NONE), List.of(), environment, chats);
    }
    try {
      LocalDate today = LocalDate.now(ZoneId.systemDefault());
      return with(DataFiles.load(overlay.get(), today), List.of(), environment, chats);
    } catch (DataException e) {
      String name = new UntrustedText(overlay.get().toString()).visible(LONGEST_NAME);
      List<String> complaints =
          e.mistakes().stream()
              .map(mistake -> "The data in %s are left out: %s".formatted(name, mistake))
              .toList();
      return with(new OwnData(DataFiles.load(), NONE), complaints, environment, chats);
    }
  }

  private static Engine with(
      OwnData data,
      List<String> complaints,
      Map<String, String> environment,
      List<ChatIntegration> chats) {
    Supplier<ServiceBook> services = DataFiles.services();
    Bouncecard bouncecard =
        new Bouncecard(data.catalog(), new JakartaMailReader(), new JsonEventReader(services));
    CheckWiring checks =
        new CheckWiring(
            bouncecard, () -> CheckAccess.read(environment, Path.of(""), chats), CheckWiring::dns);
    return new Engine(bouncecard, checks, services, data.forReading(), complaints);
  }
}
