package bouncecard.adapter.web;

import java.util.List;

/// The routes of the API, as one table: the requests are told apart by it, and `/openapi.json` and
/// the documentation are made of it.
public final class ApiTable {
  static final String ROOT = "/v1/";
  static final String DOCUMENT = "/openapi.json";
  static final String NDJSON = "application/x-ndjson";
  static final String JSON = "application/json";

  /// All operations, in the order in which they are told.
  static final List<Operation> ALL =
      List.of(
          new Operation(
              "explain",
              "POST",
              "Explains a bounce, a reply, log lines, a mail, an event of a mail service, or files"
                  + " of them.",
              List.of(Parameter.LANG),
              List.of(
                  new Example("text/plain", "550 5.1.1 <bob@example.com>: user unknown"),
                  new Example(
                      "message/rfc822",
                      """
                      From: MAILER-DAEMON@example.net
                      Subject: Undelivered Mail Returned to Sender
                      Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                      --b
                      Content-Type: message/delivery-status

                      Reporting-MTA: dns; mx.example.net

                      Final-Recipient: rfc822; bob@example.com
                      Action: failed
                      Status: 5.2.2
                      Diagnostic-Code: smtp; 552 5.2.2 mailbox full

                      --b--
                      """),
                  new Example(JSON, "{\"text\": \"421 4.7.0 try again later\"}"),
                  new Example(
                      "multipart/form-data; boundary=b",
                      "--b\r\n"
                          + "Content-Disposition: form-data; name=\"file\";"
                          + " filename=\"reply.txt\"\r\n"
                          + "\r\n"
                          + "550 5.7.1 relaying denied\r\n"
                          + "--b--\r\n"),
                  new Example(
                      NDJSON,
                      "{\"text\": \"550 5.1.1 no such user\"}\n"
                          + "{\"text\": \"452 4.2.2 mailbox full\"}\n")),
              "An answer as `--format json` prints it; of NDJSON one a line, in their order."),
          new Operation(
              "answer",
              "GET",
              "Answers a question about codes, a class, a token, or words to look for.",
              List.of(new Parameter("q", "what is asked", "550 5.1.1", true), Parameter.LANG),
              List.of(),
              "An answer as `--format json` prints it."),
          new Operation(
              "triage",
              "POST",
              "Sums up a log, a mailbox or a batch.",
              List.of(Parameter.LANG),
              List.of(
                  new Example(
                      "text/plain",
                      "Nov 29 10:00:01 mx postfix/smtp[1]: A1: to=<bob@example.com>,"
                          + " relay=mx.example.com[192.0.2.1]:25, delay=1, dsn=5.1.1,"
                          + " status=bounced (host mx.example.com[192.0.2.1] said: 550 5.1.1 user"
                          + " unknown)\n")),
              "The counts as `triage --format json` prints them."),
          new Operation(
              "rules",
              "GET",
              "Lists the rules by which replies are judged: those that fit every word.",
              List.of(
                  new Parameter("q", "provider, cause, code, token or words", "yahoo 421", false),
                  Parameter.LANG),
              List.of(),
              "A rule a line, as `rules --format json` prints them; "
                  + ApiAnswers.MOST_RULES
                  + " at most."));

  private ApiTable() {}

  /// One thing that can be asked.
  ///
  /// @param examples bodies that are taken, one of each type; none where there is no body
  /// @param answer what comes back
  record Operation(
      String name,
      String method,
      String description,
      List<Parameter> parameters,
      List<Example> examples,
      String answer) {
    /// Copies the lists.
    Operation {
      parameters = List.copyOf(parameters);
      examples = List.copyOf(examples);
    }

    String path() {
      return ROOT + name;
    }
  }

  /// A part of the query.
  record Parameter(String name, String description, String example, boolean isRequired) {
    static final Parameter LANG =
        new Parameter("lang", "the language, else by Accept-Language", "ko", false);
  }

  /// A body.
  record Example(String type, String body) {
    /// The type without its parameters.
    String mediaType() {
      int end = type.indexOf(';');
      return end < 0 ? type : type.substring(0, end);
    }
  }

  /// The table as the documentation has it.
  public static String asMarkdown() {
    StringBuilder out = new StringBuilder("| ask | with | get |\n|---|---|---|\n");
    for (Operation one : ALL) {
      out.append("| `").append(one.method()).append(' ').append(one.path()).append("` | ");
      String query =
          String.join(
              ", ",
              one.parameters().stream()
                  .map(parameter -> "`" + parameter.name() + "`: " + parameter.description())
                  .toList());
      String bodies =
          String.join(
              ", ",
              one.examples().stream().map(example -> "`" + example.mediaType() + "`").toList());
      out.append(bodies.isEmpty() ? "" : bodies + "; ").append(query).append(" | ");
      out.append(one.description()).append(' ').append(one.answer()).append(" |\n");
    }
    return out.toString();
  }
}
