package bouncecard.adapter.http;

import bouncecard.app.serve.Endpoint.Head;
import bouncecard.app.serve.Endpoint.Response;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Heads as the library reads and writes them, and as the ports know them.
final class Heads {
  /// As RFC 9110 §5.6.7 has it, with two digits for the day.
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Heads() {}

  /// Why a head is no request that can be answered; empty where it is one.
  static Optional<Response> mistake(HttpRequest request) {
    if (request.decoderResult().isFailure()) {
      return Optional.of(
          switch (request.decoderResult().cause()) {
            case TooLongHttpLineException _ -> StatusPages.error(414, "the address is too long");
            case TooLongHttpHeaderException _ -> StatusPages.error(431, "the headers are too long");
            default -> StatusPages.error(400, "this is not HTTP");
          });
    }
    if (request.protocolVersion().majorVersion() != 1) {
      return Optional.of(StatusPages.error(505, "HTTP/1.1 is spoken here"));
    }
    if (!isLength(request.headers().get(HttpHeaderNames.CONTENT_LENGTH, "0"))) {
      return Optional.of(StatusPages.error(400, "the length is no number"));
    }
    return request.uri().startsWith("/")
        ? Optional.empty()
        : Optional.of(StatusPages.error(400, "the address must be a path"));
  }

  private static boolean isLength(String text) {
    return !text.isEmpty()
        && text.length() < 19
        && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
  }

  /// Whether a body follows the head.
  static boolean hasBody(HttpRequest request) {
    return HttpUtil.isTransferEncodingChunked(request)
        || HttpUtil.getContentLength(request, 0L) != 0;
  }

  /// A head as endpoints know it. A HEAD is asked for as a GET; what is written differs.
  static Head head(HttpRequest request, AddressGroup from) {
    Map<String, List<String>> headers = new HashMap<>();
    request
        .headers()
        .forEach(
            header ->
                headers
                    .computeIfAbsent(
                        header.getKey().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                    .add(header.getValue()));
    headers.replaceAll((_, values) -> List.copyOf(values));
    String target = request.uri();
    int mark = target.indexOf('?');
    return new Head(
        request.method().equals(HttpMethod.HEAD) ? HttpMethod.GET.name() : request.method().name(),
        mark < 0 ? target : target.substring(0, mark),
        mark < 0 ? "" : target.substring(mark + 1),
        headers,
        from.prefix());
  }

  /// What a sender is told who asks whether its body will be taken.
  static FullHttpResponse goAhead() {
    return new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE);
  }

  /// An answer as it is written. The library leaves out the body where a HEAD is answered.
  ///
  /// @param isKept whether another request may follow it
  static FullHttpResponse response(Response response, boolean isKept) {
    FullHttpResponse written =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.valueOf(response.status()),
            Unpooled.wrappedBuffer(response.body()));
    written.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, response.body().length);
    return headed(written, response, isKept);
  }

  /// The head of an answer that is made while it is written.
  ///
  /// @param isChunked whether its end is told; else it is where the connection ends
  static HttpResponse begun(Response response, boolean isKept, boolean isChunked) {
    HttpResponse written =
        new DefaultHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(response.status()));
    HttpUtil.setTransferEncodingChunked(written, isChunked);
    return headed(written, response, isKept);
  }

  private static <R extends HttpResponse> R headed(R written, Response response, boolean isKept) {
    HttpHeaders headers = written.headers();
    headers.set(HttpHeaderNames.DATE, DATE.format(Instant.now()));
    headers.set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE);
    headers.set("x-content-type-options", "nosniff");
    if (!response.contentType().isEmpty()) {
      headers.set(HttpHeaderNames.CONTENT_TYPE, response.contentType());
    }
    headers.set(
        HttpHeaderNames.CONNECTION, isKept ? HttpHeaderValues.KEEP_ALIVE : HttpHeaderValues.CLOSE);
    response.headers().forEach(headers::set);
    return written;
  }
}
