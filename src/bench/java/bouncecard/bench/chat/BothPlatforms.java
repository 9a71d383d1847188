package bouncecard.bench.chat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Slack and Discord with one bot: every other command is asked in each.
final class BothPlatforms implements ChatPlatform {
  private final ChatPlatform slack;
  private final ChatPlatform discord;

  BothPlatforms(ChatPlatform slack, ChatPlatform discord) {
    this.slack = slack;
    this.discord = discord;
  }

  private ChatPlatform of(int number) {
    return number % 2 == 0 ? slack : discord;
  }

  @Override
  public Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(slack.environment());
    environment.putAll(discord.environment());
    return environment;
  }

  @Override
  public boolean isConnected() {
    return slack.isConnected() && discord.isConnected();
  }

  @Override
  public boolean ask(int number) {
    return of(number).ask(number);
  }

  @Override
  public List<Outage> outages() {
    List<Outage> outages = new ArrayList<>(slack.outages());
    outages.addAll(discord.outages());
    return outages;
  }

  @Override
  public void close() {
    slack.close();
    discord.close();
  }
}
