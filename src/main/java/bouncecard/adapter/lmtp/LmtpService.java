package bouncecard.adapter.lmtp;

import bouncecard.app.inlet.Intake;
import bouncecard.app.measure.Measures;
import bouncecard.app.serve.Health;
import bouncecard.app.serve.Health.State;
import bouncecard.app.serve.Service;
import bouncecard.app.serve.StartException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A listener for mails by LMTP, within limits, which says that it has a mail when the intake has
/// kept it.
///
/// It relays nothing: a recipient that no inlet has is refused, and what is taken goes nowhere but
/// into the intake.
public final class LmtpService implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(LmtpService.class);

  private final InetSocketAddress listen;
  private final Recipients recipients;
  private final LmtpLimits limits;
  private final Intake intake;
  private final Measures measures;
  private volatile Optional<LmtpListener> listener = Optional.empty();

  /// A listener that is not opened yet.
  ///
  /// @param listen where it is reached; a port of 0 is any that is free
  public LmtpService(
      InetSocketAddress listen, Recipients recipients, LmtpLimits limits, Intake intake) {
    this(listen, recipients, limits, intake, Measures.NONE);
  }

  /// The same, with what it refuses counted.
  public LmtpService(
      InetSocketAddress listen,
      Recipients recipients,
      LmtpLimits limits,
      Intake intake,
      Measures measures) {
    this.measures = measures;
    this.listen = listen;
    this.recipients = recipients;
    this.limits = limits;
    this.intake = intake;
  }

  @Override
  public String name() {
    return "LMTP " + listen.getPort();
  }

  @Override
  public void start() throws StartException {
    if (!recipients.twice().isEmpty()) {
      throw new StartException(
          "Two inlets take the mail of %s; leave it to one of them."
              .formatted(recipients.twice().getFirst()));
    }
    String where = listen.getHostString() + ":" + listen.getPort();
    try {
      String host = listen.getHostString().replaceAll("[\\[\\]]", "");
      InetSocketAddress resolved =
          new InetSocketAddress(InetAddress.getByName(host), listen.getPort());
      LmtpListener opened = new LmtpListener(resolved, recipients, limits, intake, measures);
      listener = Optional.of(opened);
      LOG.info("lmtp listening on {}", opened.address());
    } catch (UnknownHostException e) {
      throw new StartException("LMTP cannot listen on " + where + ": no machine has that name.", e);
    } catch (IOException e) {
      throw new StartException(
          "LMTP cannot listen on "
              + where
              + ": another program does, the address is not this machine's, or the port is below"
              + " 1024 and the program has no right to it. Set another listen.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartException("The start was interrupted.", e);
    }
  }

  /// Where it listens; empty while it does not.
  public Optional<InetSocketAddress> address() {
    return listener.map(LmtpListener::address);
  }

  @Override
  public Health health() {
    return listener.isPresent() ? Health.UP : new Health(State.DOWN, "not listening");
  }

  @Override
  public void stop(Duration grace) {
    Optional<LmtpListener> stopped = listener;
    listener = Optional.empty();
    stopped.ifPresent(one -> one.close(grace));
  }
}
