package bouncecard.decode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReplyStandingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          550 5.1.1 <bob@example.com>: User unknown ~ ALONE
          > 421 4.7.0 Try again later ~ ALONE
          "550 5.7.1 Access denied" ~ ALONE
          550-5.7.1 [192.0.2.1] Blocked ~ ALONE
          4.2.2 The mailbox is full ~ ALONE
          554 #5.7.1 Relay not permitted ~ ALONE
          last error: 550 5.7.1 Blocked here ~ LABELLED
          [MX] [down] 554 5.7.1 Service unavailable ~ LABELLED
          err="550 5.2.0 Spam message rejected" ~ LABELLED
          마지막 응답 = 421 4.3.2 Your ip blocked ~ LABELLED
          last error "535 5.7.8 Bad password given" from mx.example.net:587 ~ QUOTED
          {:failed, 'mx.example.net', "550 5.1.8 Sender domain unknown"} ~ QUOTED
          customers receive "451 4.7.5 Server is busy" from it ~ WITHIN
          "550 5.1.1 No such user" was closed by kim@mail.example.com ~ WITHIN
          does anyone know what 550 5.1.1 User unknown is ~ WITHIN
          550? ~ WITHIN
          550: 1204/h, 421: 332/h ~ WITHIN
          1204 x 550 5.1.1 user unknown ~ WITHIN
          552   SASL authentication failed ~ WITHIN
          | 550 5.1.1 user unknown | 1204 | ~ WITHIN
          "550 rejected it" is no single error at all ~ WITHIN
          - 550 5.1.1 User unknown ~ WITHIN
          assert '550 5.1.1 User unknown' == reply ~ WITHIN
          """)
  void in_line_isAsItStands(String line, ReplyStanding standing) {
    assertThat(ReplyStanding.in(line)).isEqualTo(standing);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          550-5.1.1 No such user/550-5.1.1 here at all/550 5.1.1 try another ~ ALONE
          550 User unknown here/452 Mailbox full now ~ LISTED
          look:/550 5.1.1 User unknown here/any idea? ~ ALONE
          """)
  void in_lines_tellsOneReplyFromSeveral(String lines, ReplyStanding standing) {
    assertThat(ReplyStanding.in(lines.replace('/', '\n'))).isEqualTo(standing);
  }
}
