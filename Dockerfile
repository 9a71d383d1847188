# Bouncecard in a container. In the project's folder:
#
#   docker build -t bouncecard .
#   docker run --rm -i bouncecard 252 550
#   docker run --rm -i bouncecard explain - < bounce.eml
#   docker run --rm -e DISCORD_TOKEN bouncecard serve
#
# The runtime holds the modules that the program uses and no others, and starts from an ahead-of-time cache trained on it.

FROM docker.io/library/eclipse-temurin:25-jdk AS build
# objcopy of binutils is what jlink strips debug symbols with.
RUN apt-get update \
 && apt-get install -y --no-install-recommends binutils maven \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY pom.xml bouncecard LICENSE NOTICE ./
COPY src/main src/main
RUN mvn -B --no-transfer-progress -Dmaven.test.skip=true package

# jdeps names java.security.sasl too: it is for sending mail, which the library can do and the program does not. It does not name
# jdk.charsets, in which mails of East Asia are written, jdk.crypto.ec, with which servers sign, and jdk.unsupported, by which
# signals are heard. java.desktop is for the colours of JDA's embeds, java.sql for types that Gson knows.
RUN jlink --add-modules java.base,java.desktop,java.logging,java.sql,java.xml,jdk.charsets,jdk.crypto.ec,jdk.unsupported \
      --strip-debug --no-header-files --no-man-pages --output /opt/java \
 && mkdir -p /opt/bouncecard/target \
 && cp -r target/bouncecard.jar target/lib /opt/bouncecard/target/ \
 && cp bouncecard LICENSE NOTICE target/bom.json /opt/bouncecard/

FROM docker.io/library/debian:trixie-slim
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin bouncecard
COPY --from=build /opt/java /opt/java
COPY --from=build /opt/bouncecard /opt/bouncecard
# LANG=ko_KR.UTF-8 makes the answers Korean. What is open is the listener that says how the bot is, and nothing else: for Slack's
# requests, -e BOUNCECARD_HTTP_LISTEN=0.0.0.0:8080 -p 8080:8080.
ENV BOUNCECARD_JAVA_HOME=/opt/java BOUNCECARD_INTERNAL_LISTEN=0.0.0.0:8081
# The caches fit one Java and one jar at one place, so the launcher makes them here.
RUN /opt/bouncecard/bouncecard 252 550 && test -s /opt/bouncecard/target/bouncecard.aot && test -s /opt/bouncecard/target/bouncecard-codes.aot
USER bouncecard
WORKDIR /tmp
EXPOSE 8081
# Of `serve`; an answer is over before anybody asks how it is. With bash, which needs no program to be in the image.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${BOUNCECARD_INTERNAL_LISTEN##*:} && printf 'GET /health HTTP/1.0\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [ \"$status\" = 200 ]"]
ENTRYPOINT ["/opt/bouncecard/bouncecard"]
CMD ["help"]
