#include "ui/link/description.h"

#include <QJsonArray>
#include <QTest>

using ui::ComponentDescription;

namespace {

QJsonObject slot(const char *name, const char *displayName, const char *doc = "")
{
    return {{QStringLiteral("name"), QLatin1String(name)},
            {QStringLiteral("displayName"), QLatin1String(displayName)},
            {QStringLiteral("type"), QStringLiteral("bool")},
            {QStringLiteral("doc"), QLatin1String(doc)}};
}

} // namespace

/// The station's words about a component, as they stand beside its sheet.
class DescriptionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void slotsAreCalledAsOnTheSheet()
    {
        const ComponentDescription account = ComponentDescription::fromJson(
            {{QStringLiteral("slots"),
              QJsonArray{slot("useSsl", "Use SSL", "Encrypts. Excludes useStartTls."),
                         slot("useStartTls", "Use STARTTLS"), slot("port", "Port")}},
             {QStringLiteral("rules"),
              QJsonArray{QJsonObject{{QStringLiteral("kind"), QStringLiteral("exclusive")},
                                     {QStringLiteral("remedy"), QStringLiteral("Set useSsl.")}}}}});
        QCOMPARE(account.slotList.at(0).doc, QStringLiteral("Encrypts. Excludes \"Use STARTTLS\"."));
        QCOMPARE(account.rules.at(0).remedy, QStringLiteral("Set \"Use SSL\"."));
        QCOMPARE(account.inWords(QStringLiteral("Set useSsl or useStartTls; the port is another")),
                 QStringLiteral("Set \"Use SSL\" or \"Use STARTTLS\"; the port is another"));
        // Addresses, conditions and what nobody knows stay.
        const QString other = QStringLiteral("/Services/Out.useSsl, useSsl=true, useNothing");
        QCOMPARE(account.inWords(other), other);
    }
};

QTEST_MAIN(DescriptionTest)
#include "descriptiontest.moc"
