# Bouncecard in a container. In the project's folder:
#
#   docker build -t bouncecard .
#   docker run --rm -i bouncecard 252 550
#   docker run --rm -i bouncecard explain - < bounce.eml
#
# The runtime holds the modules that the program uses and no others, and starts from an ahead-of-time cache trained on it.

FROM docker.io/library/eclipse-temurin:25-jdk AS build
# objcopy of binutils is what jlink strips debug symbols with.
RUN apt-get update \
 && apt-get install -y --no-install-recommends binutils maven \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY pom.xml ./
COPY src/main src/main
RUN mvn -B --no-transfer-progress -Dmaven.test.skip=true package

# jdeps names java.desktop, java.sql and java.security.sasl too: those are for beans, SQL types and sending mail, which the
# libraries can do and the program does not. It does not name jdk.charsets, in which mails of East Asia are written.
RUN jlink --add-modules java.base,java.logging,java.xml,jdk.charsets \
      --strip-debug --no-header-files --no-man-pages --output /opt/java \
 && mkdir /opt/bouncecard \
 && cp -r target/bouncecard.jar target/lib /opt/bouncecard/

FROM docker.io/library/debian:trixie-slim
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin bouncecard
COPY --from=build /opt/java /opt/java
COPY --from=build /opt/bouncecard /opt/bouncecard
# Words and file names are UTF-8; LANG=ko_KR.UTF-8 as BOUNCECARD_LOCALE makes the answers Korean.
ENV LC_ALL=C.UTF-8 BOUNCECARD_LOCALE=
# The cache fits one Java and one jar at one place, so it is made here; the card after it shows that it works.
RUN java="/opt/java/bin/java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xss512k -Xms24m -XX:NewSize=16m -Xmx512m" \
 && $java -XX:AOTCacheOutput=/opt/bouncecard/bouncecard.aot -Xlog:disable \
      -cp /opt/bouncecard/bouncecard.jar bouncecard.Training > /dev/null \
 && $java -XX:AOTCache=/opt/bouncecard/bouncecard.aot -XX:AOTMode=on \
      -cp /opt/bouncecard/bouncecard.jar bouncecard.Main 252 550
USER bouncecard
WORKDIR /tmp
# The program has no server yet, so this only tells that it starts. `serve` will bring a health page over HTTP to ask instead.
HEALTHCHECK --interval=60s --timeout=10s CMD ["/opt/java/bin/java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:AOTCache=/opt/bouncecard/bouncecard.aot", "-Xlog:disable", "-cp", "/opt/bouncecard/bouncecard.jar", "bouncecard.Main", "help"]
ENTRYPOINT ["/opt/java/bin/java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Xss512k", "-Xms24m", "-XX:NewSize=16m", "-Xmx512m", "-XX:AOTCache=/opt/bouncecard/bouncecard.aot", "-Xlog:disable", "-Xlog:all=off", "-cp", "/opt/bouncecard/bouncecard.jar", "bouncecard.Main"]
CMD ["help"]
