package bouncecard.adapter.webhook;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/// The addresses of Amazon SNS that may be fetched, of a topic whose name the operator gave: they
/// are compared letter by letter with what they must be, so that nothing is left to how somebody
/// takes an address apart.
///
/// @param host as `sns.eu-west-1.amazonaws.com`
/// @param arn the topic
record SnsAddresses(String host, String arn) {
  private static final String PATH = "/SimpleNotificationService-";
  private static final String ENDING = ".pem";
  private static final String CHINA = "aws-cn";
  private static final Set<String> PARTITIONS = Set.of("aws", "aws-us-gov", CHINA);
  private static final int LONGEST_REGION = 30;
  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_TOKEN = 1_000;

  /// Those of a topic; empty for what is none.
  static Optional<SnsAddresses> of(String arn) {
    String[] fields = arn.split(":", -1);
    boolean isTopic =
        fields.length == 6
            && fields[0].equals("arn")
            && PARTITIONS.contains(fields[1])
            && fields[2].equals("sns")
            && isRegion(fields[3]);
    return isTopic
        ? Optional.of(
            new SnsAddresses(
                "sns." + fields[3] + ".amazonaws.com" + (fields[1].equals(CHINA) ? ".cn" : ""),
                arn))
        : Optional.empty();
  }

  private static boolean isRegion(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST_REGION
        && text.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
  }

  /// The certificate's, where it is one of these; empty for any other.
  Optional<URI> certificate(String written) {
    String before = "https://" + host + PATH;
    boolean fits =
        written.startsWith(before)
            && written.endsWith(ENDING)
            && written.length() > before.length() + ENDING.length();
    if (!fits) {
      return Optional.empty();
    }
    String name = written.substring(before.length(), written.length() - ENDING.length());
    return name.length() <= LONGEST_NAME && isHex(name)
        ? Optional.of(URI.create(written))
        : Optional.empty();
  }

  /// What confirms a subscription, made anew from the topic and the token.
  ///
  /// @param written as it came, which must be at the same host
  Optional<URI> subscription(String written, String token) {
    return written.startsWith("https://" + host + "/?")
            && !token.isEmpty()
            && token.length() <= LONGEST_TOKEN
            && isHex(token)
        ? Optional.of(
            URI.create(
                "https://"
                    + host
                    + "/?Action=ConfirmSubscription&TopicArn="
                    + URLEncoder.encode(arn, StandardCharsets.UTF_8)
                    + "&Token="
                    + token))
        : Optional.empty();
  }

  private static boolean isHex(String text) {
    return text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }
}
