#include "components/email/protocol/imapparser.h"

#include "components/email/protocol/imapcapabilities.h"

#include <QTest>

using namespace email;
using State = ImapParser::State;

namespace {

/// What was understood, in a notation of this test: lists in brackets, strings in quotes, NIL as "-".
QByteArray shown(const ImapValue &value)
{
    switch (value.kind) {
    case ImapValue::Kind::Nil:
        return "-";
    case ImapValue::Kind::Atom:
        return value.bytes;
    case ImapValue::Kind::String:
        return "'" + value.bytes + "'";
    case ImapValue::Kind::Streamed:
        return "#" + QByteArray::number(value.size);
    case ImapValue::Kind::List:
        break;
    }
    QByteArray text;
    for (const ImapValue &item : value.items)
        text += (text.isEmpty() ? "" : " ") + shown(item);
    return '[' + text + ']';
}

QByteArray shown(const ImapResponse &response)
{
    QByteArray text = response.tag + '|' +
                      (response.number ? QByteArray::number(*response.number) : QByteArray()) + '|' +
                      response.name + '|' + response.code + '|' + response.text;
    for (const ImapValue &value : response.values)
        text += ' ' + shown(value);
    return text;
}

/// Feeds the text as a driver does; "bad" or "unfinished" when no response came of it.
QByteArray parsed(const QByteArray &text)
{
    ImapParser parser;
    State state = State::NeedsLine;
    for (qsizetype at = 0; at < text.size() || state == State::NeedsLiteral;) {
        if (state == State::NeedsLiteral) {
            const qsizetype size = qsizetype(parser.literalSize());
            if (at + size > text.size())
                return "unfinished";
            state = parser.addLiteral(parser.isMessageText() ? QByteArray() : text.mid(at, size));
            at += size;
            continue;
        }
        const qsizetype end = text.indexOf("\r\n", at);
        if (end < 0)
            return "unfinished";
        state = parser.addLine(text.mid(at, end - at));
        at = end + 2;
        if (state == State::Bad)
            return parser.problem().isEmpty() ? "bad without a word" : "bad";
        if (state == State::Complete)
            return at == text.size() ? shown(parser.take()) : "more than one";
    }
    return "unfinished";
}

} // namespace

class ImapParserTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void understands_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("meaning");
        const auto row = [](const char *name, const char *text, const char *meaning) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(meaning);
        };
        row("tagged", "A1 OK [READ-WRITE] done\r\n", "A1||OK|READ-WRITE|done");
        row("no text", "A1 NO\r\n", "A1||NO||");
        row("status", "* BAD what?\r\n", "||BAD||what?");
        row("code with arguments", "* OK [UIDVALIDITY 7] x\r\n", "||OK|UIDVALIDITY|x");
        row("code without end is prose", "* OK [UIDVALIDITY 7 x\r\n", "||OK||[UIDVALIDITY 7 x");
        row("a literal in prose is prose", "* OK see {10}\r\n", "||OK||see {10}");
        row("a literal in a tagged answer is prose", "A1 NO [X] {10}\r\n", "A1||NO|X|{10}");
        row("continuation", "+ go ahead\r\n", "||||go ahead");
        row("bare continuation", "+\r\n", "||||");
        row("numbered", "* 12 exists\r\n", "|12|EXISTS||");
        row("capability", "* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n", "||CAPABILITY|| IMAP4rev1 AUTH=PLAIN");
        row("empty search", "* SEARCH\r\n", "||SEARCH||");
        row("list", "* LIST (\\Noselect \\Sent) \"/\" \"a \\\"b\\\\\"\r\n",
            "||LIST|| [\\Noselect \\Sent] '/' 'a \"b\\'");
        row("list with NIL", "* LIST () NIL inbox\r\n", "||LIST|| [] - inbox");
        row("list with a literal", "* LIST () \"/\" {5}\r\na\r\nbc\r\n", "||LIST|| [] '/' 'a\r\nbc'");
        row("an empty literal", "* LIST () \"/\" {0}\r\n\r\n", "||LIST|| [] '/' ''");
        row("a message", "* 3 FETCH (UID 5 BODY[] {4}\r\n(\")) FLAGS (\\Seen))\r\n",
            "|3|FETCH|| [UID 5 BODY[] #4 FLAGS [\\Seen]]");
        row("an empty message", "* 3 FETCH (BODY[] {0}\r\n)\r\n", "|3|FETCH|| [BODY[] #0]");
        row("a header", "* 3 FETCH (BODY[HEADER.FIELDS (TO \"x\")]<0> {2}\r\nab UID 5)\r\n",
            "|3|FETCH|| [BODY[HEADER.FIELDS (TO \"x\")]<0> #2 UID 5]");
        row("a short text in quotes", "* 3 FETCH (BODY[] \"hi\")\r\n", "|3|FETCH|| [BODY[] 'hi']");
        row("binary literal", "* 3 FETCH (X ~{2}\r\nab)\r\n", "|3|FETCH|| [X 'ab']");
        row("NIL everywhere", "* 3 FETCH (UID NIL FLAGS NIL BODY[] NIL INTERNALDATE nil)\r\n",
            "|3|FETCH|| [UID - FLAGS - BODY[] - INTERNALDATE -]");
        row("blanks too many", "* FLAGS  (a   b ) \r\n", "||FLAGS|| [a b]");
        row("no end of a list", "* FLAGS (a b\r\n", "bad");
        row("an end too many", "* FLAGS (a b))\r\n", "bad");
        row("no end of quotes", "* LIST () \"/ {5}\r\n", "bad");
        row("a lone escape", "* LIST () \"/\\\r\n", "bad");
        row("a bracket without end", "* 1 FETCH (BODY[HEADER {5}\r\n", "bad");
        row("a client's literal", "* LIST () \"/\" {5+}\r\nabcde\r\n", "bad");
        row("a negative literal", "* LIST () \"/\" {-1}\r\n", "bad");
        row("a literal without size", "* LIST () \"/\" {}\r\n", "bad");
        row("a literal of 2^63", "* LIST () \"/\" {9223372036854775808}\r\n", "bad");
        row("a literal of 2^64", "* LIST () \"/\" {18446744073709551616}\r\n", "bad");
        row("a literal in the middle", "* LIST () {1} x\r\n", "bad");
        row("a literal too long to keep", "* LIST () \"/\" {262145}\r\n", "bad");
        row("an empty line", "\r\n", "bad");
        row("another protocol", "+OK POP3 ready\r\n", "bad");
        row("SMTP", "220 mail.example ESMTP\r\n", "bad");
        row("a tag with signs", "A(1 OK x\r\n", "bad");
        row("a tagged greeting", "A1 PREAUTH x\r\n", "bad");
        row("a tag without a word", "A1\r\n", "bad");
        row("an asterisk without a word", "* \r\n", "bad");
        row("NUL", "* OK \0x\r\n", "unfinished"); // ends the C string; see nulIsRefused()
    }
    void understands()
    {
        QFETCH(QByteArray, text);
        QTEST(parsed(text), "meaning");
    }

    void nulIsRefused() { QCOMPARE(parsed(QByteArray("* OK a\0b\r\n", 10)), QByteArray("bad")); }

    void nestingIsBounded()
    {
        const auto nested = [](int depth) {
            return parsed("* X " + QByteArray(depth, '(') + QByteArray(depth, ')') + "\r\n");
        };
        QVERIFY(nested(ImapParser::MaxDepth) != "bad");
        QCOMPARE(nested(ImapParser::MaxDepth + 1), QByteArray("bad"));
        QCOMPARE(nested(30'000), QByteArray("bad"));
    }

    void theLinesOfAResponseAreBoundedTogether()
    {
        QVERIFY(parsed("* X " + QByteArray(60'000, 'a') + "\r\n") != "bad");
        QCOMPARE(parsed("* X " + QByteArray(40'000, 'a') + " {1}\r\nb " + QByteArray(40'000, 'a') + "\r\n"),
                 QByteArray("bad"));
    }

    void literalsOfAResponseAreBoundedTogether()
    {
        const QByteArray piece = " {100000}\r\n" + QByteArray(100'000, 'x');
        QVERIFY(parsed("* X" + piece + piece + "\r\n") != "bad");
        QCOMPARE(parsed("* X" + piece + piece + piece + "\r\n"), QByteArray("bad"));
    }

    /// Only the text of a message is passed on, and so may be large.
    void onlyTheTextOfAMessageMayBeLarge_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<bool>("isText");
        QTest::newRow("message") << QByteArray("* 1 FETCH (BODY[] {9999999}") << true;
        QTest::newRow("old form") << QByteArray("* 1 FETCH (UID 3 RFC822 {9999999}") << true;
        QTest::newRow("envelope") << QByteArray("* 1 FETCH (ENVELOPE (\"\" {9999999}") << false;
        QTest::newRow("as a name") << QByteArray("* 1 FETCH (UID BODY[] {9999999}") << false;
        QTest::newRow("deeper") << QByteArray("* 1 FETCH (X (BODY[] {9999999}") << false;
        QTest::newRow("not a fetch") << QByteArray("* LIST (BODY[] {9999999}") << false;
        QTest::newRow("no list") << QByteArray("* 1 FETCH BODY[] {9999999}") << false;
    }
    void onlyTheTextOfAMessageMayBeLarge()
    {
        QFETCH(QByteArray, line);
        QFETCH(bool, isText);
        ImapParser parser;
        QCOMPARE(parser.addLine(line), isText ? State::NeedsLiteral : State::Bad);
        QCOMPARE(parser.isMessageText(), isText);
    }

    void codesHaveArguments()
    {
        ImapParser parser;
        QCOMPARE(parser.addLine("A1 OK [COPYUID 38505 304,319:320 3956:3958] Done"), State::Complete);
        const ImapResponse response = parser.take();
        QCOMPARE(response.arguments.size(), size_t(3));
        QCOMPARE(response.arguments[2].bytes, QByteArray("3956:3958"));
        QCOMPARE(response.codeNumber(), std::optional<quint32>(38505));
    }

    void reasonsAreMapped_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<Condition>("condition");
        QTest::addColumn<qint64>("wait");
        const auto row = [](const char *line, Condition condition, qint64 wait = 0) {
            QTest::newRow(line) << QByteArray(line) << condition << wait;
        };
        row("A1 NO [AUTHENTICATIONFAILED] no", Condition::CredentialsRefused);
        row("A1 NO [authorizationfailed] no", Condition::NotPermitted);
        row("A1 NO [EXPIRED] no", Condition::CredentialsExpired);
        row("A1 NO [PRIVACYREQUIRED] no", Condition::PrivacyRequired);
        row("A1 NO [UNAVAILABLE] no", Condition::Unavailable);
        row("A1 NO [INUSE] no", Condition::InUse);
        row("A1 NO [LIMIT] no", Condition::TooSoon);
        row("A1 NO [CONTACTADMIN] no", Condition::AdministratorNeeded);
        row("A1 NO [OVERQUOTA] no", Condition::QuotaExceeded);
        row("A1 NO [TRYCREATE] no", Condition::NoSuchMailbox);
        row("A1 NO [NONEXISTENT] no", Condition::NoSuchMailbox);
        row("A1 NO [EXPUNGEISSUED] no", Condition::MessageGone);
        row("A1 BAD [CLIENTBUG] no", Condition::Broken);
        row("A1 NO [REFERRAL imap://other/] no", Condition::None);
        row("A1 OK [INUSE] yes", Condition::None);
        row("A1 BAD Request is throttled. Suggested Backoff Time: 92415 milliseconds", Condition::TooSoon,
            92415);
        row("A1 NO suggested backoff time:5000", Condition::TooSoon, 5000);
        row("A1 NO [UNAVAILABLE] Suggested Backoff Time: 7 ms", Condition::Unavailable, 7);
        row("A1 BAD Suggested Backoff Time: 99999999999999999999999", Condition::TooSoon, 3'600'000);
        row("A1 BAD Suggested Backoff Time: -5", Condition::None);
        row("A1 BAD Suggested Backoff Time: soon", Condition::None);
    }
    void reasonsAreMapped()
    {
        QFETCH(QByteArray, line);
        ImapParser parser;
        QCOMPARE(parser.addLine(line), State::Complete);
        const ServerReply reply = parser.take().reply();
        QTEST(reply.condition, "condition");
        QTEST(reply.waitMs, "wait");
    }

    void capabilitiesAreReadByTheWord()
    {
        ImapParser parser;
        parser.addLine(
            "* CAPABILITY imap4rev1 XSTARTTLS auth=plain AUTH=PLAIN AUTH= LITERAL- (IDLE) \"MOVE\"");
        const ImapCapabilities found = ImapCapabilities::parse(parser.take().values);
        QCOMPARE(found.mechanisms, QList<QByteArray>{"PLAIN"});
        QVERIFY(found.has("IMAP4REV1") && !found.has("STARTTLS") && !found.has("IDLE") && !found.has("MOVE"));
        QVERIFY(found.takesAtOnce(4096) && !found.takesAtOnce(4097));
        QVERIFY(!found.tooMany);
    }
};

QTEST_GUILESS_MAIN(ImapParserTest)
#include "imapparsertest.moc"
