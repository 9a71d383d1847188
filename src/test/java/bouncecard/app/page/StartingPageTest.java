package bouncecard.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.adapter.markdown.MarkdownFormat;
import bouncecard.app.Bouncecard;
import bouncecard.catalog.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a reference page about 252 and 550 has to say, statement by statement, and where ours says
/// it; where such pages are usually wrong, what is right.
class StartingPageTest {
  private static final PageBook BOOK =
      new PageBook(
          new Bouncecard(
              DataFiles.load(),
              new JakartaMailReader(),
              new JsonEventReader(DataFiles.services())));

  private static String page(String tag) {
    return new MarkdownFormat()
        .render(BOOK.page(BOOK.named("252+550").orElseThrow(), new Language(tag)).asAnswer())
        .replaceAll("[`*_\\\\]", "")
        .replaceAll("\\s+", " ");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          252 is a positive completion, class 2 | 2: success | 2: 성공
          550 is a permanent negative reply, class 5 | 5: permanent failure | 5: 영구 실패
          252 is named: cannot verify, but would accept | Cannot verify, but would accept and try | 확인은 못 하지만 접수 후 배달 시도
          550 is named: mailbox unavailable (not: mailbox not found) | Mailbox unavailable, or refused by policy | 메일함 사용 불가 또는 정책상 거부
          252: the server takes the message and tries to deliver it | would take a message for this address and try to deliver it | 배달을 시도
          252: servers send it to hide who their users are | usual answer of servers that hide their users | 사용자를 숨기
          252: required where VRFY is switched off, for security (not only: against spam) | RFC 5321 §7.3 requires 252 from a server that has VRFY or EXPN switched off for security | §7.3
          252 is seen as the answer to VRFY | After VRFY or EXPN | VRFY
          252 neither confirms nor denies that the mailbox exists | the server does not say whether the mailbox exists | 메일함이 있는지 밝히지 않
          252: nothing needs to be fixed | Nothing to retry | 재시도
          252: who must know asks the mail admin | ask the mail admin of that domain | 그 도메인의 메일 관리자
          252: else a bounce tells | comes back as a bounce | 반송 메일이 돌아와
          550: the mailbox is unavailable, or policy refuses | the mailbox is unavailable or a policy forbids the command | 메일함을 쓸 수 없거나 정책
          550 alone does not say that the address does not exist (not: the mailbox does not exist) | make it an address that does not exist | 없는 주소라고 할 수 있
          550 is permanent: the same will fail again | No, the same message will fail again | 같은 메시지는 다시 실패
          550: the address may be wrong, or the sender blocked | Refused for good, but 550 alone does not say why: unknown user, policy, blocklist | 차단 목록
          550 is seen where the recipient is not known there | At RCPT: unknown user | RCPT 뒤라면 없는 사용자
          550 is seen where policy refuses: spam, sender checks | the message itself (spam, SPF/DKIM/DMARC, content) | 메시지 자체(스팸, SPF/DKIM/DMARC, 내용)
          550: look for a typo in the address | a typo | 오타
          550: the mailbox may have been deleted | a mailbox that was deleted | 메일함이 삭제
          550: your domain may be blocked, check reputation and SPF, DKIM, DMARC | its reputation, SPF, DKIM and DMARC | 평판과 SPF, DKIM, DMARC
          the difference: a yes that leaves open against a refusal | 252 is a yes that leaves open whether the mailbox exists; 550 is a refusal | 550은 거부
          252 or 550: look at which command was answered | look at the command before you blame the address | 명령
          which when, 252: no fix, the address stays unverified | Count the address as unverified | 미확인
          which when, 550: do not retry unchanged | Do not retry unchanged | 그대로 재시도하지
          """)
  void statement_ofSuchAPage_standsHere(String statement, String english, String korean) {
    assertThat(page("en")).as(statement).contains(english.strip());
    assertThat(page("ko")).as(statement).contains(korean.strip());
  }
}
