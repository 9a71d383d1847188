package bouncecard.delivery;

/// The fields of a [FailedDelivery] of which it is known where they were found.
public enum Field {
  FINAL_RECIPIENT("finalRecipient"),
  ORIGINAL_RECIPIENT("originalRecipient"),
  ACTION("action"),
  REPLY_CODE("replyCode"),
  ENHANCED_STATUS_CODE("enhancedStatusCode"),
  STATUS_FIELD("statusField"),
  DIAGNOSTIC_CODE("diagnosticCode"),
  COMMAND("command"),
  REPORTING_MTA("reportingMta"),
  REMOTE_MTA("remoteMta"),
  SENDER("sender"),
  QUEUE_ID("queueId"),
  AT("at"),
  SENDING_IP("sendingIp");

  private final String key;

  Field(String key) {
    this.key = key;
  }

  /// Its name in data, as `finalRecipient`.
  public String key() {
    return key;
  }
}
