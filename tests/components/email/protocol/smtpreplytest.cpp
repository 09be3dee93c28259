#include "components/email/protocol/smtpreply.h"

#include "components/email/protocol/smtpcapabilities.h"

#include <QTest>

using namespace email;

class SmtpReplyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyReplyHasADefinedReading_data();
    void everyReplyHasADefinedReading();
    void badRepliesAreNamed_data();
    void badRepliesAreNamed();
    void wordsAreSafeToShow_data();
    void wordsAreSafeToShow();
    void capabilitiesAreRead();
    void capabilitiesThatMakeNoSenseAreLeftOut();
};

void SmtpReplyTest::everyReplyHasADefinedReading_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("enhanced");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const char *text, int code, const char *enhanced,
                        const char *words) {
        QTest::newRow(name) << QByteArray(text) << code << QByteArray(enhanced) << QString::fromUtf8(words);
    };
    row("one line", "250 ok", 250, "", "ok");
    row("bare code", "250", 250, "", "");
    row("code and blank", "250 ", 250, "", "");
    row("enhanced", "550 5.1.1 no such user", 550, "5.1.1", "no such user");
    row("enhanced alone", "452 4.2.2", 452, "4.2.2", "");
    row("long enhanced", "535 5.7.139 disabled", 535, "5.7.139", "disabled");
    row("several lines", "550-5.7.1 one\n550-5.7.1\n550 5.7.1 two", 550, "5.7.1", "one  two");
    row("class does not suit", "250 5.1.1 hm", 250, "", "5.1.1 hm");
    row("not enhanced: 354", "354 3.0.0 go", 354, "", "3.0.0 go");
    row("not enhanced: four digits", "550 5.1234.1 x", 550, "", "5.1234.1 x");
    row("not enhanced: no blank", "550 5.1.1x", 550, "", "5.1.1x");
    row("not enhanced: version", "220 2.14", 220, "", "2.14");
    row("UTF-8", "550 gel\xc3\xb6scht", 550, "", "gel\xc3\xb6scht");
    row("Latin-1", "550 gel\xf6scht", 550, "", "gel\xc3\xb6scht");
    row("last line bare", "250-a\n250", 250, "", "a ");
}

void SmtpReplyTest::everyReplyHasADefinedReading()
{
    QFETCH(QByteArray, text);
    QFETCH(int, code);
    QFETCH(QByteArray, enhanced);
    QFETCH(QString, words);
    SmtpReplyParser parser;
    const QList<QByteArray> lines = text.split('\n');
    for (qsizetype i = 0; i < lines.size(); ++i)
        QCOMPARE(parser.add(lines.at(i)),
                 i + 1 < lines.size() ? SmtpReplyParser::State::NeedsMore : SmtpReplyParser::State::Complete);
    QCOMPARE(parser.reply().code, code);
    QCOMPARE(parser.reply().enhanced, enhanced);
    QCOMPARE(parser.reply().text(), words);
}

void SmtpReplyTest::badRepliesAreNamed_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("words") << QByteArray("hello");
    QTest::newRow("two digits") << QByteArray("25 ok");
    QTest::newRow("four digits") << QByteArray("2500 ok");
    QTest::newRow("1yz") << QByteArray("150 ok");
    QTest::newRow("6yz") << QByteArray("600 ok");
    QTest::newRow("no separator") << QByteArray("250ok");
    QTest::newRow("tab") << QByteArray("250\tok");
    QTest::newRow("changing codes") << QByteArray("250-a\n251 b");
    QTest::newRow("NUL") << QByteArray("250 a\0b", 7);
    QTest::newRow("sign") << QByteArray("+25 ok");
    QTest::newRow("full-width digits") << QByteArray("\xef\xbc\x92\x35\x30 ok");
}

void SmtpReplyTest::badRepliesAreNamed()
{
    QFETCH(QByteArray, text);
    SmtpReplyParser parser;
    SmtpReplyParser::State state = SmtpReplyParser::State::NeedsMore;
    for (const QByteArray &line : text.split('\n'))
        state = parser.add(line);
    QCOMPARE(state, SmtpReplyParser::State::Bad);
    QVERIFY(!parser.problem().isEmpty());
}

void SmtpReplyTest::wordsAreSafeToShow_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("escape sequence") << QByteArray("a\x1b[2Jb");
    QTest::newRow("carriage return") << QByteArray("a\rb");
    QTest::newRow("right-to-left override") << QByteArray("a\xe2\x80\xae"
                                                          "b");
    QTest::newRow("C1 in Latin-1") << QByteArray("a\x9b\xff"
                                                 "b");
}

void SmtpReplyTest::wordsAreSafeToShow()
{
    QFETCH(QByteArray, text);
    const QString shown = readableText(text);
    QVERIFY(shown.startsWith(QLatin1Char('a')) && shown.endsWith(QLatin1Char('b')));
    QVERIFY(shown.contains(QChar(QChar::ReplacementCharacter)));
}

void SmtpReplyTest::capabilitiesAreRead()
{
    const ServerReply reply{250,
                            {},
                            {QStringLiteral("mail.example STARTTLS"), QStringLiteral("size 35882577"),
                             QStringLiteral("8BITMIME"), QStringLiteral("STARTTLS"),
                             QStringLiteral("AUTH PLAIN  login"), QStringLiteral("AUTH=LOGIN CRAM-MD5"),
                             QStringLiteral("PIPELINING"), QStringLiteral("CHUNKING"),
                             QStringLiteral("ENHANCEDSTATUSCODES"), QStringLiteral("SMTPUTF8"),
                             QStringLiteral("DSN"), QStringLiteral("X-OWN thing")}};
    const SmtpCapabilities found = SmtpCapabilities::parse(reply);
    QVERIFY(found.extended && found.startTls && found.eightBitMime && found.pipelining && found.chunking &&
            found.enhancedStatusCodes && found.smtpUtf8 && found.dsn);
    QCOMPARE(found.maxSize, std::optional<qint64>(35882577));
    QCOMPARE(found.mechanisms, (QList<QByteArray>{"PLAIN", "LOGIN", "CRAM-MD5"}));
}

void SmtpReplyTest::capabilitiesThatMakeNoSenseAreLeftOut()
{
    const auto parse = [](const QStringList &lines) { return SmtpCapabilities::parse({250, {}, lines}); };
    const QString name = QStringLiteral("mail.example");
    QVERIFY(!parse({QStringLiteral("STARTTLS")}).startTls); // the first line is a name
    QVERIFY(!parse({name, QStringLiteral("XSTARTTLS")}).startTls);
    for (const char *size : {"SIZE", "SIZE 0", "SIZE -5", "SIZE 99999999999999999999", "SIZE many"})
        QVERIFY(!parse({name, QString::fromLatin1(size)}).maxSize);
    QVERIFY(parse({name, QStringLiteral("AUTH PL\u00c4IN a*b x%x THISNAMEISTOOLONGTOBEONE")})
                .mechanisms.isEmpty());
    QString many = QStringLiteral("AUTH");
    for (int i = 0; i < 500; ++i)
        many += QStringLiteral(" M%1").arg(i);
    QCOMPARE(parse({name, many}).mechanisms.size(), 64);
    QVERIFY(parse({name, QString()}).extended);
}

QTEST_GUILESS_MAIN(SmtpReplyTest)
#include "smtpreplytest.moc"
