#include "components/email/connection/tlsrefusal.h"

#include <QtTest>

/// What is made of the driver's words when TLS does not come about.
class TlsRefusalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reasonsBecomeWords_data();
    void reasonsBecomeWords();
};

void TlsRefusalTest::reasonsBecomeWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *reason, const char *words) {
        QTest::addRow("%s", reason) << QStringLiteral(
                                           "Error during SSL handshake: error:0A00042E:SSL routines::") +
                                           QLatin1String(reason)
                                    << QString::fromLatin1(words);
    };
    row("tlsv1 alert protocol version", "it takes none of the TLS versions that are allowed here");
    row("unsupported protocol", "it takes none of the TLS versions that are allowed here");
    row("sslv3 alert handshake failure", "it has no cipher or kind of key in common with this station");
    row("dh key too small", "its key exchange is too weak");
    row("wrong version number", "what it answers is not TLS");
    row("unexpected eof while reading", "it closed the connection in the middle of it");
    row("a reason of its own", "a reason of its own");
    QTest::addRow("no code") << QStringLiteral("The remote host closed the connection")
                             << QStringLiteral("The remote host closed the connection");
}

void TlsRefusalTest::reasonsBecomeWords()
{
    QFETCH(QString, text);
    QTEST(email::handshakeWords(text), "words");
}

QTEST_APPLESS_MAIN(TlsRefusalTest)
#include "tlsrefusaltest.moc"
