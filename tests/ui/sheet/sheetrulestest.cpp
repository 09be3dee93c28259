#include "ui/sheet/sheetrules.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace ui;

/// The rules as pure functions, over descriptions that no station knows.
class SheetRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_values = {{QStringLiteral("tls"), true},
                    {QStringLiteral("upgrade"), false},
                    {QStringLiteral("port"), 993},
                    {QStringLiteral("kind"), QStringLiteral("Imap")},
                    {QStringLiteral("token"), QJsonObject{{QStringLiteral("set"), false}}},
                    {QStringLiteral("insecure"), false}};
    }

    void theModeTakesThePortAlong_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<bool>("tls");
        QTest::addColumn<bool>("upgrade");
        QTest::addColumn<int>("port");
        QTest::addColumn<QString>("slot");
        QTest::addColumn<bool>("value");
        QTest::addColumn<int>("moved");
        QTest::newRow("imap tls to starttls") << "Imap" << true << false << 993 << "upgrade" << true << 143;
        QTest::newRow("imap starttls to tls") << "Imap" << false << true << 143 << "tls" << true << 993;
        QTest::newRow("imap tls to none") << "Imap" << true << false << 993 << "tls" << false << 143;
        QTest::newRow("pop tls to starttls") << "Pop3" << true << false << 995 << "upgrade" << true << 110;
        QTest::newRow("pop none to tls") << "Pop3" << false << false << 110 << "tls" << true << 995;
        QTest::newRow("chosen by hand") << "Imap" << true << false << 10993 << "upgrade" << true << 0;
        QTest::newRow("another transport's port") << "Imap" << true << false << 995 << "upgrade" << true << 0;
        QTest::newRow("automatic") << "Imap" << true << false << -1 << "upgrade" << true << 0;
        QTest::newRow("right already") << "Imap" << false << false << 143 << "upgrade" << true << 0;
    }

    void theModeTakesThePortAlong()
    {
        QFETCH(QString, kind);
        QFETCH(bool, tls);
        QFETCH(bool, upgrade);
        QFETCH(int, port);
        QFETCH(QString, slot);
        QFETCH(bool, value);
        QFETCH(int, moved);
        m_values[QStringLiteral("kind")] = kind;
        m_values[QStringLiteral("tls")] = tls;
        m_values[QStringLiteral("upgrade")] = upgrade;
        m_values[QStringLiteral("port")] = port;
        const rules::Consequences result = follow(slot, value);
        QCOMPARE(writeOf(result, "port").toInt(), moved);
        const QString other =
            slot == QLatin1String("tls") ? QStringLiteral("upgrade") : QStringLiteral("tls");
        if (value && m_values.value(other).toBool())
            QCOMPARE(writeOf(result, qPrintable(other)), QJsonValue(false));
    }

    void whatFollowsIsSaid()
    {
        QCOMPARE(follow(QStringLiteral("upgrade"), true).said, QStringLiteral("Port 993 → 143"));
    }

    void anAutomaticPortStaysAndSaysWhatItMeansNow()
    {
        m_values[QStringLiteral("port")] = -1;
        const rules::Consequences result = follow(QStringLiteral("upgrade"), true);
        QCOMPARE(writeOf(result, "port"), QJsonValue(QJsonValue::Undefined));
        QCOMPARE(result.said, QStringLiteral("Port stays automatic, which means 143 now"));
    }

    void aPortChosenByHandStaysAndTheUsualOneIsOffered()
    {
        m_values[QStringLiteral("port")] = 10993;
        const rules::Consequences result = follow(QStringLiteral("upgrade"), true);
        QVERIFY(result.said.contains(QStringLiteral("10993")));
        QCOMPARE(result.offers.size(), 1);
        QCOMPARE(result.offers.constFirst().writes.constFirst().value, QJsonValue(143));
    }

    void anotherTransportKeepsTheModeAndMovesThePort()
    {
        const rules::Consequences result = follow(QStringLiteral("kind"), QStringLiteral("Pop3"));
        QCOMPARE(writeOf(result, "port"), QJsonValue(995));
        QCOMPARE(result.writes.size(), 1);
    }

    void anotherModesPortOffersTheModeAndForcesNothing()
    {
        const rules::Consequences result = follow(QStringLiteral("port"), 143);
        QVERIFY(result.writes.isEmpty());
        QCOMPARE(result.offers.size(), 2); // STARTTLS and no encryption share it.
        QCOMPARE(result.offers.constFirst().text, QStringLiteral("Switch to STARTTLS, required"));
        QCOMPARE(result.offers.constFirst().writes.size(), 2);
    }

    void bothFalseIsLegalAndRed()
    {
        m_values[QStringLiteral("tls")] = false;
        QVERIFY(rules::refusals(m_component, values()).isEmpty());
        const auto notes = rules::notes(m_component, values());
        QVERIFY(notes.value(QStringLiteral("tls")).alert);
        QVERIFY(notes.value(QStringLiteral("tls")).text.startsWith(QStringLiteral("Not encrypted")));
    }

    void theModeIsNamed()
    {
        QCOMPARE(rules::notes(m_component, values()).value(QStringLiteral("tls")).text,
                 QStringLiteral("TLS from the first byte"));
    }

    void bothTrueIsRefused()
    {
        m_values[QStringLiteral("upgrade")] = true;
        QCOMPARE(rules::refusals(m_component, values()).size(), 2);
    }

    void aSecretInTheClearIsRefusedUnlessAllowed()
    {
        m_values[QStringLiteral("tls")] = false;
        m_values[QStringLiteral("token")] = QStringLiteral("just typed");
        QVERIFY(rules::refusals(m_component, values()).contains(QStringLiteral("tls")));
        m_values[QStringLiteral("insecure")] = true;
        QVERIFY(rules::refusals(m_component, values()).isEmpty());
        m_values[QStringLiteral("insecure")] = false;
        m_values[QStringLiteral("token")] = QJsonValue(); // To be forgotten.
        QVERIFY(rules::refusals(m_component, values()).isEmpty());
    }

    void automaticMeansTheModesPort()
    {
        QCOMPARE(rules::automaticPort(m_component, values(), QStringLiteral("port")), 993);
        m_values[QStringLiteral("kind")] = QStringLiteral("Pop3");
        QCOMPARE(rules::automaticPort(m_component, values(), QStringLiteral("port")), 995);
        QCOMPARE(rules::automaticPort(m_component, values(), QStringLiteral("kind")), 0);
    }

    void thePlainFormOfThePortsIsUnderstood()
    {
        const auto rule = RuleDescription::fromJson(
            QJsonDocument::fromJson(
                R"({"kind": "portByMode", "slots": ["port", "useSsl"], "none": 25, "useSsl": 465})")
                .object());
        QCOMPARE(rule.ports.value(QStringLiteral("useSsl")), 465);
        QVERIFY(rule.by.isEmpty());
    }

    void aModeThatMayEndInTheClearIsNoModeForASecret()
    {
        m_values = {{QStringLiteral("tls"), false},
                    {QStringLiteral("upgrade"), true},
                    {QStringLiteral("port"), -1},
                    {QStringLiteral("kind"), QStringLiteral("Imap")},
                    {QStringLiteral("policy"), QStringLiteral("Always")},
                    {QStringLiteral("token"), QJsonObject{{QStringLiteral("set"), true}}}};
        const auto note = [this] {
            return rules::notes(m_component, values()).value(QStringLiteral("upgrade")).text;
        };
        QCOMPARE(note(), QStringLiteral("STARTTLS, required"));
        m_values[QStringLiteral("policy")] = QStringLiteral("Maybe");
        QCOMPARE(note(), QStringLiteral("STARTTLS if offered"));
        QVERIFY(rules::refusals(m_component, values())
                    .value(QStringLiteral("tls"))
                    .startsWith(QStringLiteral("Not encrypted: Token")));
        m_values[QStringLiteral("insecure")] = true;
        QVERIFY(rules::refusals(m_component, values()).isEmpty());
        m_values[QStringLiteral("tls")] = true;
        m_values[QStringLiteral("upgrade")] = false;
        QCOMPARE(note(), QString());
    }

private:
    static ComponentDescription describe()
    {
        return ComponentDescription::fromJson(QJsonDocument::fromJson(R"({"handle": 1, "ord": "/X", "slots": [
            {"name": "tls", "displayName": "Tls", "kind": "property", "type": "bool"},
            {"name": "upgrade", "displayName": "Upgrade", "kind": "property", "type": "bool"},
            {"name": "port", "displayName": "Port", "kind": "property", "type": "port"},
            {"name": "kind", "displayName": "Kind", "kind": "property", "type": "testKind"},
            {"name": "token", "displayName": "Token", "kind": "property", "type": "secret"},
            {"name": "insecure", "displayName": "Insecure", "kind": "property", "type": "bool"},
            {"name": "policy", "displayName": "Policy", "kind": "property", "type": "string"}],
          "rules": [
            {"kind": "exclusive", "slots": ["tls", "upgrade"]},
            {"kind": "portByMode", "slots": ["port", "tls", "upgrade"], "by": "kind",
             "texts": {"tls": "TLS from the first byte", "upgrade": "STARTTLS, required"},
             "weakened": {"mode": "upgrade", "slot": "policy", "value": "Maybe", "text": "STARTTLS if offered"},
             "portsBy": {"Imap": {"none": 143, "upgrade": 143, "tls": 993},
                         "Pop3": {"none": 110, "upgrade": 110, "tls": 995}}},
            {"kind": "secretNeedsMode", "slots": ["token", "tls", "upgrade"], "unless": "insecure",
             "weakened": {"mode": "upgrade", "slot": "policy", "value": "Maybe", "text": "STARTTLS if offered"}}]})")
                                                  .object());
    }
    rules::Values values() const
    {
        return [this](const QString &slot) { return m_values.value(slot); };
    }
    rules::Consequences follow(const QString &slot, const QJsonValue &value) const
    {
        return rules::follow(m_component, values(), slot, value);
    }
    static QJsonValue writeOf(const rules::Consequences &result, const char *slot)
    {
        for (const rules::Write &write : result.writes) {
            if (write.slot == QLatin1String(slot))
                return write.value;
        }
        return QJsonValue(QJsonValue::Undefined);
    }

    const ComponentDescription m_component = describe();
    QHash<QString, QJsonValue> m_values;
};

QTEST_GUILESS_MAIN(SheetRulesTest)
#include "sheetrulestest.moc"
