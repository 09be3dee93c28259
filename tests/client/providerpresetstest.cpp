#include "client/providerpresets.h"

#include <QDate>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>
#include <QUrl>

using client::ProviderPreset;
using client::TlsMode;

/// The data file of provider presets is whole, and is read as it is written.
class ProviderPresetsTest : public QObject
{
    Q_OBJECT

    static QJsonArray rows()
    {
        QFile file(QStringLiteral(":/client/presets.json"));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).array()
                                              : QJsonArray();
    }

private Q_SLOTS:
    void everyRowIsWhole_data()
    {
        QTest::addColumn<QJsonObject>("row");
        QVERIFY(rows().size() >= 9);
        for (const QJsonValue &row : rows())
            QTest::newRow(qPrintable(row[QStringLiteral("id")].toString())) << row.toObject();
    }
    void everyRowIsWhole()
    {
        QFETCH(QJsonObject, row);
        static const QStringList known{
            QStringLiteral("id"),      QStringLiteral("name"),     QStringLiteral("domains"),
            QStringLiteral("smtp"),    QStringLiteral("imap"),     QStringLiteral("signIn"),
            QStringLiteral("user"),    QStringLiteral("note"),     QStringLiteral("limits"),
            QStringLiteral("date"),    QStringLiteral("source"),   QStringLiteral("figures"),
            QStringLiteral("replies"), QStringLiteral("mx"),       QStringLiteral("mxSource"),
            QStringLiteral("servers"), QStringLiteral("repliesOf")};
        for (const QString &key : row.keys())
            QVERIFY2(known.contains(key), qPrintable(key));
        static const QRegularExpression id(QStringLiteral("^[a-z0-9.-]+$"));
        QVERIFY(id.match(row.value(QStringLiteral("id")).toString()).hasMatch());
        for (const QString &key : {QStringLiteral("note"), QStringLiteral("limits")}) {
            for (const QString &language : {QStringLiteral("en"), QStringLiteral("de")})
                QVERIFY2(row.value(key)[language].toString().endsWith(QLatin1Char('.')), qPrintable(key));
        }
        static const QStringList figures{
            QStringLiteral("messagesPerDay"),        QStringLiteral("recipientsPerDay"),
            QStringLiteral("messagesPerMinute"),     QStringLiteral("recipientsPerMessage"),
            QStringLiteral("messagesPerConnection"), QStringLiteral("connections"),
            QStringLiteral("messageMegabytes")};
        const QJsonObject given = row.value(QStringLiteral("figures")).toObject();
        for (const QString &name : given.keys())
            QVERIFY2(figures.contains(name) && given.value(name).toInt() > 0, qPrintable(name));
        const QDate date = QDate::fromString(row.value(QStringLiteral("date")).toString(), Qt::ISODate);
        QVERIFY(date.isValid() && date >= QDate(2026, 11, 1));
        const QUrl source(row.value(QStringLiteral("source")).toString(), QUrl::StrictMode);
        QCOMPARE(source.scheme(), QStringLiteral("https"));
        QVERIFY(row.value(QStringLiteral("domains")).isArray());
        QCOMPARE(row.contains(QStringLiteral("mx")), row.contains(QStringLiteral("mxSource")));
        QVERIFY(row.contains(QStringLiteral("smtp")) || row.contains(QStringLiteral("imap")));
        for (const QString &key : {QStringLiteral("smtp"), QStringLiteral("imap")}) {
            if (!row.contains(key))
                continue;
            const QJsonValue server = row.value(key);
            TlsMode mode;
            QVERIFY(client::parseMode(server[QStringLiteral("mode")].toString(), mode));
            QVERIFY(server[QStringLiteral("host")].isString());
            const int port = server[QStringLiteral("port")].toInt();
            QVERIFY(port > 0 && port < 65536);
            // A provider on the internet is never spoken to in the clear.
            QVERIFY(mode != TlsMode::None || server[QStringLiteral("host")].toString().isEmpty());
            if (port == 465 || port == 993)
                QCOMPARE(mode, TlsMode::Ssl);
            if (port == 587)
                QCOMPARE(mode, TlsMode::StartTls);
        }
    }

    void idsAndDomainsAreUnique()
    {
        QStringList ids;
        QStringList domains;
        for (const ProviderPreset &preset : client::providerPresets()) {
            ids.append(preset.id);
            domains.append(preset.domains);
        }
        QCOMPARE(ids.removeDuplicates(), 0);
        QCOMPARE(domains.removeDuplicates(), 0);
    }

    void rowsAreRead()
    {
        const ProviderPreset *gmail = client::findPreset(QStringLiteral("Gmail"));
        QVERIFY(gmail);
        QCOMPARE(gmail->name, QStringLiteral("Google Mail"));
        QCOMPARE(gmail->smtp->host, QStringLiteral("smtp.gmail.com"));
        QCOMPARE(gmail->smtp->port, 465);
        QCOMPARE(gmail->smtp->mode, TlsMode::Ssl);
        QCOMPARE(gmail->imap->host, QStringLiteral("imap.gmail.com"));
        QCOMPARE(gmail->signIn, ProviderPreset::AppPassword);
        QVERIFY(gmail->note.contains(QStringLiteral("app password")));
        QCOMPARE(gmail->recipientsPerDay, 500);
        QCOMPARE(client::findPreset(QStringLiteral("microsoft365"))->messagesPerMinute, 30);
        QVERIFY(!client::findPreset(QStringLiteral("microsoft365-hve"))->imap);
        QCOMPARE(client::findPreset(QStringLiteral("postmark"))->smtp->port, 2525);
        for (const char *asked : {"gmail", "microsoft365", "yahoo", "icloud", "fastmail", "gmx", "amazon-ses",
                                  "relay", "on-site"})
            QVERIFY2(client::findPreset(QLatin1String(asked)), asked);
    }

    void providerIsFoundByAddress()
    {
        const auto idOf = [](const char *address) {
            const ProviderPreset *found = client::presetForAddress(QString::fromLatin1(address));
            return found ? found->id : QString();
        };
        QCOMPARE(idOf("someone@GMX.de"), QStringLiteral("gmx"));
        QCOMPARE(idOf("someone@gmx.com"), QStringLiteral("gmx.com"));
        QCOMPARE(idOf("alarms@site.onmicrosoft.com"), QStringLiteral("microsoft365"));
        QCOMPARE(idOf("someone@notgmx.de"), QString());
        QCOMPARE(idOf("someone"), QString());
        QCOMPARE(idOf(""), QString());
    }

    void providerIsFoundByWhoReceivesTheMail()
    {
        const auto idOf = [](const char *host) {
            const ProviderPreset *found = client::presetForMailExchanger(QString::fromLatin1(host));
            return found ? found->id : QString();
        };
        QCOMPARE(idOf("ASPMX.l.google.com"), QStringLiteral("gmail"));
        QCOMPARE(idOf("smtp.google.com"), QStringLiteral("gmail"));
        QCOMPARE(idOf("site-example.mail.protection.outlook.com"), QStringLiteral("microsoft365"));
        QCOMPARE(idOf("site-example.a-v1.mx.microsoft"), QStringLiteral("microsoft365"));
        QCOMPARE(idOf("in1-smtp.messagingengine.com"), QStringLiteral("fastmail"));
        QCOMPARE(idOf("mx.notgoogle.com"), QString());
        QCOMPARE(idOf("google.com.evil.test"), QString());
        QCOMPARE(idOf(""), QString());
    }
};

QTEST_GUILESS_MAIN(ProviderPresetsTest)
#include "providerpresetstest.moc"
