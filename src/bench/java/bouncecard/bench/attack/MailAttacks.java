package bouncecard.bench.attack;

import bouncecard.adapter.slack.wire.SlackPerson;
import bouncecard.adapter.slack.wire.SlackSignature;
import bouncecard.bench.LargeMails;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.node.ObjectNode;

/// The worst mails of each kind, so many at once, again and again: each is to be answered within 20
/// seconds, with what was read of it or that it is too much.
final class MailAttacks implements Attack {
  private static final int AT_ONCE = 8;
  private static final int LARGEST = 2 << 20;
  private static final long LONGEST_SECONDS = 20;
  private static final String HEAD =
      "From: MAILER-DAEMON@mx.example.org\nTo: a@example.org\nSubject: Undelivered Mail\n";
  private static final String REPLY = "<bob@example.com>: 550 5.1.1 User unknown\n";

  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger unanswered = new AtomicInteger();
  private final Times answered = new Times();

  private record Sent(String name, byte[] content) {}

  @Override
  public String name() {
    return "worst-mails-8";
  }

  @Override
  public double longestCard() {
    return 500;
  }

  @Override
  public boolean isHeld() {
    return answered.count() > 0 && unanswered.get() == 0;
  }

  @Override
  public String told() {
    return "mails answered %s (of %d), not within %d s: %d"
        .formatted(answered, answered.count(), LONGEST_SECONDS, unanswered.get());
  }

  @Override
  public void run(Target target, Until until) throws IOException, InterruptedException {
    List<ObjectNode> files = new ArrayList<>();
    for (Sent sent : worst()) {
      files.add(
          target.slack().workspace().file(sent.name(), "application/octet-stream", sent.content()));
    }
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      threads.add(Thread.ofPlatform().start(() -> again(target, until, files)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void again(Target target, Until until, List<ObjectNode> files) {
    while (!until.isOver()) {
      int number = next.getAndIncrement();
      try {
        ask(target, number, files.get(number % files.size()));
      } catch (IOException _) {
        unanswered.incrementAndGet();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void ask(Target target, int number, ObjectNode file)
      throws IOException, InterruptedException {
    String channel = "D0W%07d".formatted(number);
    SlackPerson person = new SlackPerson("U0WORST%02d".formatted(number % 90), "other", channel);
    ObjectNode message = target.slack().payloads().directMessage(person, "what is this?");
    message.putArray("files").add(file);
    CountDownLatch come = target.slack().awaiting(channel);
    long begun = System.nanoTime();
    target.signed(
        "application/json", SlackSignature.event(target.slack().payloads().event(message)));
    if (come.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      answered.add(System.nanoTime() - begun);
    } else {
      unanswered.incrementAndGet();
    }
  }

  private static List<Sent> worst() throws IOException {
    List<Sent> all = new ArrayList<>();
    for (String kind : List.of("notice", "recipients", "header", "parts", "nested")) {
      all.add(new Sent(kind + ".eml", LargeMails.of(kind, LARGEST)));
    }
    all.add(mail("short-headers", "a:\n".repeat(LARGEST / 3) + "\n" + REPLY));
    String boundary = "b".repeat(400_000);
    all.add(
        mail(
            "boundary",
            "Content-Type: multipart/report; boundary=%s\n\n--%s\n\n".formatted(boundary, boundary)
                + REPLY));
    all.add(
        mail(
            "soft-breaks",
            "Content-Transfer-Encoding: quoted-printable\n\n"
                + "=\n".repeat(LARGEST / 2 - 200)
                + REPLY));
    all.add(mail("html", "Content-Type: text/html\n\n<html>" + "<p ".repeat(LARGEST / 3 - 200)));
    all.add(new Sent("log.txt", octets("to=<a@a>, status=bounced (550 \n".repeat(LARGEST / 31))));
    byte[] recipients = LargeMails.of("recipients", LARGEST);
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(zip)) {
      for (int i = 0; i < 40; i++) {
        out.putNextEntry(new ZipEntry(i + ".eml"));
        out.write(recipients);
      }
    }
    all.add(new Sent("many.zip", zip.toByteArray()));
    ByteArrayOutputStream empty = new ByteArrayOutputStream();
    new GZIPOutputStream(empty).close();
    ByteArrayOutputStream members = new ByteArrayOutputStream();
    for (int i = 0; i < LARGEST / empty.size(); i++) {
      members.write(empty.toByteArray());
    }
    all.add(new Sent("empty.gz", members.toByteArray()));
    return all;
  }

  private static Sent mail(String name, String rest) {
    return new Sent(name + ".eml", octets(HEAD + rest));
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
