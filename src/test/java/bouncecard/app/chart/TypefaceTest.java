package bouncecard.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.app.chart.Typeface.Point;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Language;
import bouncecard.catalog.Texts;
import bouncecard.catalog.Texts.Section;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Letters are compared with what another reader of fonts and another painter make of them.
final class TypefaceTest {
  private static final Catalog CATALOG = DataFiles.load();
  private static final Typeface TYPEFACE = new Typeface(CATALOG.texts(Language.ENGLISH).font());
  private static final int SIZE = 40;

  @Test
  void glyph_ofEveryCharacterOfEveryCause_isThere() {
    for (Language language : CATALOG.languages()) {
      Texts texts = CATALOG.texts(language);
      assertThat(CATALOG.causes())
          .allSatisfy(
              cause ->
                  assertThat(
                          texts
                              .entry(Section.CAUSES, cause.id())
                              .orElseThrow()
                              .text("name")
                              .codePoints())
                      .allSatisfy(
                          one ->
                              assertThat(TYPEFACE.glyph(one))
                                  .as(Character.toString(one))
                                  .isPositive()));
    }
  }

  @Test
  void glyph_ofWhatTheFontLacks_isTheEmptyBox() {
    assertThat(TYPEFACE.glyph(0x1F600)).isZero();
    assertThat(TYPEFACE.glyph('\n')).isZero();
    assertThat(TYPEFACE.outline(0)).isNotEmpty();
  }

  /// What another reader says of these: how wide, how many contours and points, and the points that
  /// are furthest left, down, right and up.
  @ParameterizedTest
  @CsvSource({
    "W, 878, 1, 34, 26, 0, 851, 733",
    "i, 275, 2, 16, 78, 0, 199, 775",
    "1, 555, 1, 13, 88, 0, 490, 733",
    "@, 946, 2, 68, 56, -173, 889, 722",
    "%, 921, 5, 52, 39, -13, 882, 746",
    "ö, 606, 4, 48, 52, -13, 554, 767",
    "가, 920, 2, 18, 55, -77, 889, 827",
    "…, 1000, 3, 36, 101, 314, 899, 446",
    "→, 1000, 1, 17, 40, 147, 965, 613"
  })
  void outline_ofALetter_isWhatAnotherReaderFinds(
      String letter, int advance, int contours, int count, int left, int low, int right, int high) {
    int glyph = TYPEFACE.glyph(letter.codePointAt(0));
    List<List<Point>> outline = TYPEFACE.outline(glyph);
    List<Point> points = outline.stream().flatMap(List::stream).toList();
    assertThat(TYPEFACE.advance(glyph)).isEqualTo(advance / 1000.0);
    assertThat(outline).hasSize(contours);
    assertThat(points).hasSize(count);
    assertThat(points.stream().mapToDouble(Point::x).min()).hasValue(left / 1000.0);
    assertThat(points.stream().mapToDouble(Point::y).min()).hasValue(low / 1000.0);
    assertThat(points.stream().mapToDouble(Point::x).max()).hasValue(right / 1000.0);
    assertThat(points.stream().mapToDouble(Point::y).max()).hasValue(high / 1000.0);
  }

  @Test
  void coverage_ofLetters_isWhatAnotherPainterFills() {
    for (int one : "AgW8@%ö가뷔쳤힣,.".codePoints().toArray()) {
      List<List<Point>> outline = TYPEFACE.outline(TYPEFACE.glyph(one));
      Coverage coverage = new Coverage(2 * SIZE, 2 * SIZE);
      outline.forEach(contour -> coverage.add(contour, SIZE, SIZE / 2.0, 1.5 * SIZE));
      double[] ours = coverage.pixels();
      BufferedImage theirs = new BufferedImage(2 * SIZE, 2 * SIZE, BufferedImage.TYPE_BYTE_GRAY);
      Graphics2D graphics = theirs.createGraphics();
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      graphics.translate(SIZE / 2.0, 1.5 * SIZE);
      graphics.scale(SIZE, -SIZE);
      graphics.fill(shape(outline));
      graphics.dispose();
      double all = 0;
      double wrong = 0;
      for (int i = 0; i < ours.length; i++) {
        int grey = theirs.getRaster().getSample(i % (2 * SIZE), i / (2 * SIZE), 0);
        all += ours[i];
        wrong = Math.max(wrong, Math.abs(ours[i] - grey / 255.0));
      }
      assertThat(all).as(Character.toString(one)).isPositive();
      assertThat(wrong).as(Character.toString(one)).isLessThan(0.15);
    }
  }

  /// The outline with a point between each two that are not on the curve.
  private static Path2D shape(List<List<Point>> outline) {
    Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
    for (List<Point> contour : outline) {
      int begin = 0;
      while (!contour.get(begin).isOnCurve()) {
        begin++;
      }
      path.moveTo(contour.get(begin).x(), contour.get(begin).y());
      for (int i = 1; i <= contour.size(); i++) {
        Point point = contour.get((begin + i) % contour.size());
        Point next = contour.get((begin + i + 1) % contour.size());
        if (point.isOnCurve()) {
          path.lineTo(point.x(), point.y());
        } else {
          Point to = next.isOnCurve() ? next : point.half(next);
          path.quadTo(point.x(), point.y(), to.x(), to.y());
        }
      }
      path.closePath();
    }
    return path;
  }

  @Test
  void licence_standsBesideTheFont() throws IOException {
    try (InputStream in = Typeface.class.getResourceAsStream("/bouncecard/font/OFL.txt")) {
      assertThat(in).isNotNull();
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .contains("SIL OPEN FONT LICENSE Version 1.1");
    }
  }
}
