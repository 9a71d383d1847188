package bouncecard.adapter.html;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is wrong with a page of ours as markup, and for who does not see it: elements that are not
/// closed, headings that skip a level, fields without a label, links without words, tables without
/// heads. It knows the HTML that we write, and refuses any other.
public final class MarkupCheck {
  private static final Pattern TAG =
      Pattern.compile("<(/?)([a-z][a-z0-9]*)((?: [a-zA-Z-]+(?:=\"[^\"<]*\")?)*)>|<!DOCTYPE html>");
  private static final Pattern ATTRIBUTE = Pattern.compile(" ([a-zA-Z-]+)(?:=\"([^\"]*)\")?");
  private static final Set<String> VOID = Set.of("meta", "link", "input", "br");

  private final List<String> mistakes = new ArrayList<>();
  private final Deque<String> open = new ArrayDeque<>();
  private final Set<String> ids = new HashSet<>();
  private final Set<String> labelled = new HashSet<>();
  private final List<String> fields = new ArrayList<>();
  private final List<String> links = new ArrayList<>();
  private final Set<String> landmarks = new HashSet<>();
  private final StringBuilder words = new StringBuilder();
  private int heading;
  private int heads;
  private String linkWords = "";

  private MarkupCheck() {}

  /// What a page is found to be.
  ///
  /// @param mistakes none where it is right
  /// @param links where it leads, as written
  /// @param words what is read, with single spaces
  public record Found(List<String> mistakes, List<String> links, String words) {}

  public static Found check(String html) {
    MarkupCheck check = new MarkupCheck();
    Matcher tag = TAG.matcher(html);
    int end = 0;
    while (tag.find()) {
      check.text(html.substring(end, tag.start()));
      end = tag.end();
      if (tag.group(2) != null) {
        check.tag(tag.group(2), !tag.group(1).isEmpty(), tag.group(3));
      }
    }
    check.text(html.substring(end));
    return check.result(html);
  }

  private Found result(String html) {
    open.forEach(element -> mistakes.add(element + " is not closed"));
    fields.stream()
        .filter(id -> !labelled.contains(id))
        .forEach(id -> mistakes.add(id + " has no label"));
    if (heads != 1) {
      mistakes.add(heads + " first headings");
    }
    for (String landmark : List.of("header", "main", "footer")) {
      if (!landmarks.contains(landmark)) {
        mistakes.add("no " + landmark);
      }
    }
    if (!html.startsWith("<!DOCTYPE html>\n<html lang=\"")) {
      mistakes.add("no language");
    }
    if (!html.contains("<a class=\"skip\" href=\"#answer\">") || !ids.contains("answer")) {
      mistakes.add("nothing to skip to");
    }
    if (!html.contains("<meta name=\"viewport\"") || !html.contains("<title>")) {
      mistakes.add("no title or viewport");
    }
    return new Found(mistakes, links, words.toString().replaceAll("\\s+", " ").strip());
  }

  private void text(String text) {
    if (text.indexOf('<') >= 0 || text.indexOf('>') >= 0) {
      mistakes.add("a sign that is not escaped: " + text.strip());
    }
    if (!open.contains("title")) {
      String plain =
          text.replace("&lt;", "<")
              .replace("&gt;", ">")
              .replace("&#34;", "\"")
              .replace("&#39;", "'")
              .replace("&amp;", "&");
      words.append(plain);
      linkWords += plain;
    }
  }

  private void tag(String name, boolean closes, String written) {
    if (closes) {
      if (!name.equals(open.poll())) {
        mistakes.add(name + " closes another element");
      }
      if (name.equals("a") && linkWords.isBlank()) {
        mistakes.add("a link without words: " + links.getLast());
      }
      if (!Set.of("a", "code", "span", "time").contains(name)) {
        words.append(' ');
      }
      return;
    }
    Map<String, String> attributes = attributes(written);
    if (!VOID.contains(name)) {
      open.push(name);
    }
    landmarks.add(name);
    if (attributes.containsKey("id") && !ids.add(attributes.get("id"))) {
      mistakes.add("twice the id " + attributes.get("id"));
    }
    if (attributes.containsKey("style")
        || attributes.keySet().stream().anyMatch(key -> key.startsWith("on"))) {
      mistakes.add("style or script within " + name);
    }
    switch (name) {
      case "h1", "h2", "h3", "h4" -> heading(name.charAt(1) - '0');
      case "a" -> {
        links.add(attributes.getOrDefault("href", ""));
        linkWords = "";
      }
      case "link", "script" ->
          links.add(attributes.getOrDefault("href", attributes.getOrDefault("src", "")));
      case "label" -> labelled.add(attributes.getOrDefault("for", ""));
      case "input", "textarea" -> {
        if (!"hidden".equals(attributes.get("type"))) {
          fields.add(attributes.getOrDefault("id", name));
        }
      }
      case "th" -> {
        if (!attributes.containsKey("scope")) {
          mistakes.add("a head of a table without its scope");
        }
      }
      case "svg", "nav" -> {
        if (!attributes.containsKey("aria-label")) {
          mistakes.add(name + " without a name");
        }
      }
      default -> {}
    }
  }

  private void heading(int level) {
    heads += level == 1 ? 1 : 0;
    if (level > heading + 1) {
      mistakes.add("a heading of level " + level + " after one of " + heading);
    }
    heading = level;
  }

  private static Map<String, String> attributes(String written) {
    Map<String, String> attributes = new java.util.HashMap<>();
    Matcher attribute = ATTRIBUTE.matcher(written);
    while (attribute.find()) {
      attributes.put(attribute.group(1), attribute.group(2) == null ? "" : attribute.group(2));
    }
    return attributes;
  }
}
