package bouncecard.probe;

import bouncecard.probe.address.IpAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Connects to scripts by address; every other address refuses.
public final class FakeDialer implements Dialer {
  private final Map<IpAddress, Deque<Supplier<Dialing>>> answers = new HashMap<>();
  private final List<MailServer> dialled = new ArrayList<>();

  /// Has an address answer the next call with a dialogue; the last one again and again.
  public FakeDialer at(String address, ScriptedDialogue dialogue) {
    return at(address, () -> new Dialing.Connected(dialogue));
  }

  /// Has an address fail.
  public FakeDialer at(String address, NetworkFailure failure) {
    return at(address, () -> new Dialing.Failed(failure));
  }

  /// Has an address answer the next call in any way.
  public FakeDialer at(String address, Supplier<Dialing> answer) {
    answers
        .computeIfAbsent(IpAddress.parse(address).orElseThrow(), _ -> new ArrayDeque<>())
        .add(answer);
    return this;
  }

  @Override
  public synchronized Dialing dial(MailServer server, Timeouts patience, Deadline deadline) {
    dialled.add(server);
    Deque<Supplier<Dialing>> left = answers.get(server.address());
    if (left == null) {
      return new Dialing.Failed(NetworkFailure.REFUSED);
    }
    return (left.size() > 1 ? left.poll() : left.getFirst()).get();
  }

  /// Who was dialled, in order.
  public List<MailServer> dialled() {
    return dialled;
  }
}
