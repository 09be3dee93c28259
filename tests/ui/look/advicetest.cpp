#include "ui/look/advice.h"

#include <QTest>

using ui::workbenchAdvice;

/// What the station advises for the command line, in the workbench.
class AdviceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void commandsBecomeWhatIsDoneHere_data()
    {
        QTest::addColumn<QString>("station");
        QTest::addColumn<QString>("here");
        const auto row = [](const char *station, const char *here) {
            QTest::newRow(station) << QString::fromUtf8(station) << QString::fromUtf8(here);
        };
        row("`tocsin outbox retry 2705` sends it all the same",
            "\"Retry\" in the outbox sends it all the same");
        row("Nobody got it; mend the cause, then `tocsin outbox retry 3`",
            "Nobody got it; mend the cause, then \"Retry\" in the outbox");
        row("no alarm has this id. `tocsin alarms` lists them",
            "no alarm has this id. The alarm console lists them");
        row("Add one: New account in the workbench, or `tocsin account add`",
            "Add one: New account in the workbench");
        row("Then approve it: tocsin hosts approve mail.example.org:465 --fingerprint ab12 --also expired",
            "Then approve it: \"Approve\" in Allowed Hosts");
        row("delete the entry: tocsin hosts delete mail.example.org:465.",
            "delete the entry: \"Delete\" in Allowed Hosts.");
        row("Run it with `tocsin run /srv/station`", "Run it with `tocsin run /srv/station`");
        row("Zone 3: tocsin means alarm bell", "Zone 3: tocsin means alarm bell");
    }

    void commandsBecomeWhatIsDoneHere()
    {
        QFETCH(const QString, station);
        QFETCH(const QString, here);
        QCOMPARE(workbenchAdvice(station), here);
    }
};

QTEST_MAIN(AdviceTest)
#include "advicetest.moc"
