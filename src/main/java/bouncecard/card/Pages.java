package bouncecard.card;

import java.util.ArrayList;
import java.util.List;

/// Distributes a card's parts over pages, where a platform does not take it whole.
public final class Pages {
  private Pages() {}

  /// A part that is not cut any further.
  ///
  /// @param size how many characters it takes
  /// @param count how many of the platform's elements it takes
  /// @param block which block of the card it belongs to; a short block is not torn apart
  /// @param keepsWithNext whether it says nothing without the part after it, as a heading does
  public record Part<T>(T content, int size, int count, int block, boolean keepsWithNext) {}

  /// The parts, page by page in their order; at least one page, and none without a part unless
  /// there are no parts.
  public static <T> List<List<T>> fill(List<Part<T>> parts, int mostSize, int mostCount) {
    List<List<T>> pages = new ArrayList<>();
    List<T> page = new ArrayList<>();
    int size = 0;
    int count = 0;
    for (List<Part<T>> unit : units(parts, mostSize, mostCount)) {
      int unitSize = size(unit);
      int unitCount = count(unit);
      if (!page.isEmpty() && (size + unitSize > mostSize || count + unitCount > mostCount)) {
        pages.add(page);
        page = new ArrayList<>();
        size = 0;
        count = 0;
      }
      for (Part<T> part : unit) {
        page.add(part.content());
      }
      size += unitSize;
      count += unitCount;
    }
    pages.add(page);
    return pages;
  }

  private static <T> int size(List<Part<T>> parts) {
    return parts.stream().mapToInt(Part::size).sum();
  }

  private static <T> int count(List<Part<T>> parts) {
    return parts.stream().mapToInt(Part::count).sum();
  }

  /// What stays on one page: a short block, or a part with what it keeps with.
  private static <T> List<List<Part<T>>> units(List<Part<T>> parts, int mostSize, int mostCount) {
    List<List<Part<T>>> units = new ArrayList<>();
    List<Part<T>> unit = new ArrayList<>();
    int i = 0;
    while (i < parts.size()) {
      List<Part<T>> block = blockAt(parts, i);
      boolean isShort = size(block) <= mostSize / 3;
      unit.addAll(isShort ? block : block.subList(0, 1));
      i += isShort ? block.size() : 1;
      if (!unit.getLast().keepsWithNext() || i == parts.size()) {
        addFitting(units, unit, mostSize, mostCount);
        unit = new ArrayList<>();
      }
    }
    return units;
  }

  private static <T> List<Part<T>> blockAt(List<Part<T>> parts, int start) {
    int end = start + 1;
    while (end < parts.size() && parts.get(end).block() == parts.get(start).block()) {
      end++;
    }
    return parts.subList(start, end);
  }

  private static <T> void addFitting(
      List<List<Part<T>>> units, List<Part<T>> unit, int mostSize, int mostCount) {
    if (size(unit) <= mostSize && count(unit) <= mostCount) {
      units.add(unit);
    } else {
      unit.forEach(part -> units.add(List.of(part)));
    }
  }
}
