package bouncecard;

import bouncecard.adapter.config.Configuration;
import bouncecard.adapter.config.LmtpKeys;
import bouncecard.adapter.config.Settings;
import bouncecard.adapter.imap.MailboxAccount;
import bouncecard.adapter.imap.MailboxService;
import bouncecard.adapter.lmtp.LmtpLimits;
import bouncecard.adapter.lmtp.LmtpService;
import bouncecard.adapter.lmtp.Recipients;
import bouncecard.adapter.state.ReadMarkFile;
import bouncecard.app.inlet.Inlet;
import bouncecard.app.inlet.Intake;
import bouncecard.app.inlet.MailKinds;
import bouncecard.app.inlet.ReadMarks;
import bouncecard.app.integration.SetupFinding;
import bouncecard.app.measure.Measures;
import bouncecard.app.serve.Service;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Wires the inlets together by which mails come.
///
/// @param configuration with all inlets
/// @param complaints is told what is wrong with files
record MailInlets(Configuration configuration, Consumer<String> complaints) {
  private static final int IMAPS = 993;

  /// The inlets that read a mailbox.
  static List<Inlet> ofMailboxes(Configuration configuration) {
    return configuration.inlets().stream()
        .filter(inlet -> inlet.service().equals(MailKinds.IMAP))
        .toList();
  }

  /// What reads the mailbox of an inlet.
  ///
  /// @param marks keeps how far it is read
  MailboxService mailbox(Inlet inlet, Intake intake, ReadMarks marks) {
    return new MailboxService(account(inlet), intake, marks, InstantSource.system());
  }

  /// How far a mailbox is read, in a file beside the state.
  ReadMarks marks(Inlet inlet) {
    Path state = configuration.get(Settings.STATE_FILE).orElseThrow().toAbsolutePath();
    return new ReadMarkFile(
        state.resolveSibling(state.getFileName() + ".mailbox-" + inlet.name()), complaints);
  }

  /// What takes mails, one for each address that is listened on.
  ///
  /// @param measures is told what is refused
  List<Service> listeners(Intake intake, Measures measures) {
    List<Service> services = new ArrayList<>();
    Map<String, List<Inlet>> listeners = new LinkedHashMap<>();
    for (Inlet inlet : configuration.inlets()) {
      if (inlet.service().equals(MailKinds.LMTP)) {
        listeners
            .computeIfAbsent(inlet.option(MailKinds.LISTEN).orElseThrow(), _ -> new ArrayList<>())
            .add(inlet);
      }
    }
    listeners.forEach(
        (listen, inlets) ->
            services.add(
                new LmtpService(address(listen), recipients(inlets), limits(), intake, measures)));
    return services;
  }

  private LmtpLimits limits() {
    return LmtpLimits.USUAL.with(
        configuration.get(LmtpKeys.CONNECTIONS),
        configuration.get(LmtpKeys.PER_ADDRESS),
        configuration.get(LmtpKeys.RECIPIENTS),
        configuration.get(LmtpKeys.MESSAGE_BYTES),
        configuration.get(LmtpKeys.MESSAGES_BYTES),
        configuration.get(LmtpKeys.COMMAND_TIME),
        configuration.get(LmtpKeys.DATA_TIME));
  }

  private static Recipients recipients(List<Inlet> inlets) {
    List<Recipients.Named> named = new ArrayList<>();
    for (Inlet inlet : inlets) {
      inlet
          .all(MailKinds.RECIPIENTS)
          .forEach(address -> named.add(new Recipients.Named(address, inlet.name())));
    }
    return new Recipients(named);
  }

  private static InetSocketAddress address(String listen) {
    int colon = listen.lastIndexOf(':');
    return InetSocketAddress.createUnresolved(
        listen.substring(0, colon), Integer.parseInt(listen.substring(colon + 1)));
  }

  /// The mailbox of an inlet.
  MailboxAccount account(Inlet inlet) {
    return new MailboxAccount(
        inlet.name(),
        inlet.option(MailKinds.HOST).orElseThrow(),
        inlet.option(MailKinds.PORT).map(Integer::valueOf).orElse(IMAPS),
        inlet.option(MailKinds.USER).orElseThrow(),
        () -> configuration.secretNow(inlet),
        inlet.option(MailKinds.AUTH).filter(MailKinds.TOKEN::equals).isPresent(),
        inlet.option(MailKinds.FOLDER).orElse("INBOX"),
        inlet.option(MailKinds.THEN).map(then -> then.substring(MailKinds.MOVE.length()).strip()),
        inlet.option(MailKinds.BEGIN).filter(MailKinds.ALL::equals).isPresent(),
        inlet.option(MailKinds.TLS_CA).map(Path::of),
        MailboxAccount.Times.USUAL);
  }

  /// Whether a mailbox can be read; empty where an inlet is none.
  Optional<SetupFinding> examined(Inlet inlet) {
    if (!inlet.service().equals(MailKinds.IMAP)) {
      return Optional.empty();
    }
    String name = "Inlet " + inlet.name();
    return Optional.of(
        MailboxService.examine(account(inlet))
            .map(
                why ->
                    SetupFinding.lacking(
                        name + " reads nothing: " + why + ".",
                        "See [inlet." + inlet.name() + "] in the settings."))
            .orElseGet(
                () ->
                    SetupFinding.well(
                        name
                            + " can read its mailbox; what comes while the bot is away waits"
                            + " there.")));
  }
}
