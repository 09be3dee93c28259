#include "tests/ui/views/alarm/alarmbench.h"
#include "ui/look/language.h"
#include "ui/views/alarm/alarmdetails.h"
#include "ui/views/alarm/whychain.h"
#include "ui/views/alarm/whyview.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPushButton>
#include <QTabWidget>
#include <QTreeWidget>

using testsupport::AlarmBench;
using namespace ui;

/// The details of one alarm, and the way from it to the mailboxes.
class AlarmWhyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theAnswerNamesWhoAcceptedAndWhoDidNot();
    void aMailThatWaitsIsNotSaidToBeAccepted();
    void whoseMailCameBackWasNotTold();
    void withoutARecipientNobodyWasTold();
    void aRecipientThatMailedLeadsToTheOutbox();
    void aRecipientThatDidNotMailSaysWhy();
    void theDetailsHaveEveryFieldAndTheHistory();
    void theDetailsFollowTheAlarmToItsEnd();
    void howManyIsSaidInThePersonsLanguage(); // The last one: it leaves German behind.

private:
    static QJsonObject whyWith(const QString &decision)
    {
        const QJsonObject line{{"ord", "/Services/AlarmService/Operators"},
                               {"decision", decision},
                               {"messageIds", QJsonArray{"<1@test>"}}};
        return {
            {"alarm", QJsonObject{{"source", "/Config/Fan/Alarm"}, {"sourceName", "Fan"}, {"text", "on"}}},
            {"class", QJsonObject{{"name", "Default"}, {"priority", 10}, {"linkedTo", QJsonArray{"x"}}}},
            {"recipients", QJsonArray{line}},
            {"events",
             QJsonArray{QJsonObject{{"transition", "toOffnormal"}, {"decisions", QJsonArray{line}}}}}};
    }
    static QJsonArray mailsWith(const char *state, const char *first, const char *second)
    {
        const auto to = [](const char *address, const char *how, int code, const char *reply) {
            return QJsonObject{{"address", address}, {"state", how}, {"code", code}, {"text", reply}};
        };
        return {QJsonObject{{"id", 7},
                            {"messageId", "<1@test>"},
                            {"state", state},
                            {"subject", "Alarm from Fan"},
                            {"recipients", QJsonArray{to("a@example.test", first, 250, "2.0.0 taken"),
                                                      to("b@example.test", second, 550, "no such user")}}}};
    }
    /// A bench with a recipient linked to the class Default, and the alarm of its fan.
    std::unique_ptr<AlarmBench> benchWith(const QJsonObject &recipient)
    {
        auto bench = std::make_unique<AlarmBench>();
        if (!bench->start(station::Role::Admin))
            qFatal("no station");
        bench->bench.set("/Services/EmailService/Outgoing.from", "station@example.test");
        QJsonObject values = recipient;
        values.insert("to", "duty@example.test");
        bench->bench.add("/Services/AlarmService", "email:EmailRecipient", "Operators", values);
        bool linked = false;
        bench->bench.link().call("link.add",
                                 {{"source", "/Services/AlarmService/Default.alarm"},
                                  {"target", "/Services/AlarmService/Operators.routeAlarm"}},
                                 this, [&linked](const client::Reply &reply) { linked = reply.ok(); });
        if (!QTest::qWaitFor([&linked] { return linked; }) || !bench->open())
            qFatal("not linked");
        bench->raise("Fan");
        if (!QTest::qWaitFor([&bench] { return bench->rows().rowCount() == 1; }))
            qFatal("no alarm");
        return bench;
    }
    /// Opens the details by the keyboard and waits for their answer.
    static AlarmDetails *detailsOf(AlarmBench &bench, Qt::Key key,
                                   Qt::KeyboardModifiers held = Qt::NoModifier)
    {
        bench.click("Fan");
        QTest::keyClick(&bench.list(), key, held);
        auto *details = bench.console->findChild<AlarmDetails *>();
        auto *why = details ? details->findChild<WhyView *>() : nullptr;
        return why && QTest::qWaitFor([why] { return !why->text().isEmpty(); }) ? details : nullptr;
    }
    static QTreeWidget *listNamed(const QWidget &in, const QString &name)
    {
        for (auto *list : in.findChildren<QTreeWidget *>()) {
            if (list->accessibleName() == name)
                return list;
        }
        return nullptr;
    }
    static QString field(const AlarmDetails &details, const QString &name)
    {
        const auto found = listNamed(details, "Fields of the alarm")->findItems(name, Qt::MatchExactly);
        return found.isEmpty() ? QStringLiteral("(no such field)") : found.first()->text(1);
    }
};

void AlarmWhyTest::theAnswerNamesWhoAcceptedAndWhoDidNot()
{
    const QJsonArray mails = mailsWith("Failed", "Sent", "Refused");
    QCOMPARE(whySummary(whyWith("mailed"), mails),
             "Mailed, but accepted by the server for 1 of 2 addresses only.");
    const QString text = whyChain(whyWith("mailed"), mails).toText();
    const QStringList lines{"Fan – : on",
                            "  Class Default – Priority 10; linked to 1 recipient(s)",
                            "    Went off normal",
                            "      Recipient Operators – Mailed",
                            "        Mail 7: Alarm from Fan – Failed",
                            "          a@example.test – Accepted: 250 2.0.0 taken",
                            "          b@example.test – Refused: 550 no such user"};
    QCOMPARE(text.split('\n').mid(1), lines.mid(1));
    QVERIFY(text.startsWith("Fan"));
}

void AlarmWhyTest::howManyIsSaidInThePersonsLanguage()
{
    loadLanguage(QStringLiteral("de"));
    const QJsonArray mails = mailsWith("Sent", "Sent", "Sent");
    QCOMPARE(whySummary(whyWith("mailed"), mails), "Gemailt und vom Server für 2 Adressen angenommen.");
    QVERIFY(whyChain(whyWith("mailed"), mails).toText().contains("mit 1 Empfänger verknüpft"));
    const QJsonArray cameBack = mailsWith("Sent", "Sent", "Bounced");
    QCOMPARE(whySummary(whyWith("mailed"), cameBack), "Gemailt, kam aber von 1 von 2 Adressen zurück.");
    QVERIFY(whyChain(whyWith("mailed"), cameBack).toText().contains("Zurückgekommen: 550"));
}

void AlarmWhyTest::aMailThatWaitsIsNotSaidToBeAccepted()
{
    QCOMPARE(whySummary(whyWith("mailed"), mailsWith("Queued", "Sent", "Queued")),
             "In the outbox: accepted by the server for 1 of 2 addresses so far.");
    QCOMPARE(whySummary(whyWith("mailed"), mailsWith("Queued", "Queued", "Queued")),
             "In the outbox, not accepted by the server yet.");
    QCOMPARE(whySummary(whyWith("not: outside its hours"), {}), "Not mailed: outside its hours.");
    QCOMPARE(whySummary(whyWith("mailed"), {}), "Mailed; the mail is not in the outbox any more.");
}

void AlarmWhyTest::whoseMailCameBackWasNotTold()
{
    const QJsonArray mails = mailsWith("Sent", "Sent", "Bounced");
    QCOMPARE(whySummary(whyWith("mailed"), mails), "Mailed, but it came back from 1 of 2 addresses.");
    const QString text = whyChain(whyWith("mailed"), mails).toText();
    QVERIFY2(text.contains("b@example.test – Came back: 550 no such user"), qPrintable(text));
    WhyStep step = whyChain(whyWith("mailed"), mails); // down to the mail, and its two addresses
    while (step.title != "a@example.test" && !step.next.isEmpty()) {
        const QList<WhyStep> below = step.next;
        if (below.constLast().title == "b@example.test")
            QCOMPARE(below.constLast().mark, WhyStep::Bad);
        step = below.constFirst();
    }
    QCOMPARE(step.title, "a@example.test");
    QCOMPARE(step.mark, WhyStep::Good);
}

void AlarmWhyTest::withoutARecipientNobodyWasTold()
{
    AlarmBench bench;
    QVERIFY(bench.start());
    QVERIFY(bench.open());
    bench.raise("Fan");
    QTRY_COMPARE(bench.rows().rowCount(), 1);
    AlarmDetails *details = detailsOf(bench, Qt::Key_Y, Qt::ControlModifier);
    QVERIFY(details);
    QCOMPARE(details->findChild<QTabWidget *>()->currentIndex(), int(AlarmDetails::Mail));
    const QString text = details->findChild<WhyView *>()->text();
    QVERIFY2(text.startsWith("Not mailed: no recipient is linked"), qPrintable(text));
    QVERIFY2(text.contains("Nobody was linked to the class when this happened"), qPrintable(text));
}

void AlarmWhyTest::aRecipientThatMailedLeadsToTheOutbox()
{
    const auto bench = benchWith({});
    AlarmDetails *details = detailsOf(*bench, Qt::Key_Y, Qt::ControlModifier);
    QVERIFY(details);
    auto *why = details->findChild<WhyView *>();
    QVERIFY2(why->text().startsWith("In the outbox, not accepted"), qPrintable(why->text()));
    auto *steps = why->findChild<QTreeWidget *>();
    const auto mails = steps->findItems("Mail ", Qt::MatchStartsWith | Qt::MatchRecursive);
    QCOMPARE(mails.size(), 1);
    steps->setCurrentItem(mails.first());
    auto *go = why->findChild<QPushButton *>();
    QCOMPARE(go->text(), "Show in the &outbox");
    QTest::mouseClick(go, Qt::LeftButton);
    QTRY_COMPARE(bench->went, QStringList{"/Services/EmailService outbox#1"});
    // A recipient leads to its sheet, by the keyboard as well.
    steps->setCurrentItem(mails.first()->parent());
    QTest::keyClick(steps, Qt::Key_Return);
    QCOMPARE(bench->went.last(), "/Services/AlarmService/Operators");
}

void AlarmWhyTest::aRecipientThatDidNotMailSaysWhy()
{
    const auto bench = benchWith({{"sendToOffnormal", false}});
    AlarmDetails *details = detailsOf(*bench, Qt::Key_Y, Qt::ControlModifier);
    QVERIFY(details);
    const QString text = details->findChild<WhyView *>()->text();
    QVERIFY2(text.startsWith("Not mailed: toOffnormal is not among its transitions."), qPrintable(text));
}

void AlarmWhyTest::theDetailsHaveEveryFieldAndTheHistory()
{
    AlarmBench bench;
    QVERIFY(bench.start());
    QVERIFY(bench.open());
    bench.raise("Fan");
    QTRY_COMPARE(bench.rows().rowCount(), 1);
    AlarmDetails *details = detailsOf(bench, Qt::Key_Return);
    QVERIFY(details);
    QCOMPARE(details->findChild<QTabWidget *>()->currentIndex(), int(AlarmDetails::Fields));
    QCOMPARE(field(*details, "Source"), "/Config/Fan/Alarm");
    QCOMPARE(field(*details, "State"), "Off normal");
    QCOMPARE(field(*details, "Id"), bench.rows().index(0, 0).data(AlarmModel::IdRole).toString());
    QVERIFY(field(*details, "Raised").contains("UTC"));
    // Facts of this kind of alarm as well.
    QCOMPARE(field(*details, "Value when raised"), "true");
    for (QWidget *widget : details->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() ||
            widget->objectName().startsWith("qt_"))
            continue;
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(spoken && !spoken->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
    }
    for (QPushButton *button : details->findChildren<QPushButton *>()) {
        if (button->text() == "&Copy")
            QTest::mouseClick(button, Qt::LeftButton);
    }
    const QString copied = QApplication::clipboard()->text();
    QVERIFY2(copied.contains("Class\tDefault") && copied.contains("Not mailed"), qPrintable(copied));
}

void AlarmWhyTest::theDetailsFollowTheAlarmToItsEnd()
{
    AlarmBench bench;
    QVERIFY(bench.start());
    QVERIFY(bench.open());
    bench.raise("Fan");
    QTRY_COMPARE(bench.rows().rowCount(), 1);
    const QString id = bench.rows().index(0, 0).data(AlarmModel::IdRole).toString();
    AlarmDetails *details = detailsOf(bench, Qt::Key_Return);
    QVERIFY(details);
    bench.bench.link().call("alarm.ack", {{"id", id}, {"note", "seen it"}}, this,
                            [](const client::Reply &) {});
    bench.raise("Fan", false);
    QTRY_COMPARE(listNamed(*details, "History of the alarm")->topLevelItemCount(), 3);
    QTRY_COMPARE(bench.rows().rowCount(), 0);
    QCOMPARE(field(*details, "Acknowledged by"), "anna");
    const auto acks =
        listNamed(*details, "History of the alarm")->findItems("Acknowledged", Qt::MatchExactly, 1);
    QCOMPARE(acks.size(), 1);
    QCOMPARE(acks.first()->text(2), "seen it");
    QCOMPARE(field(*details, "Acknowledgement"), "Acknowledged");
}

QTEST_MAIN(AlarmWhyTest)
#include "alarmwhytest.moc"
