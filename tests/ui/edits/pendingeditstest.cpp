#include "ui/edits/pendingedits.h"

#include "tests/support/uistation.h"

#include <QSignalSpy>
#include <QTest>

using namespace ui;

/// Pending edits by themselves, and what comes of them at a real station.
class PendingEditsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_edits = std::make_unique<PendingEdits>();
        m_edits->setKnown(8, host, QStringLiteral("old"));
        m_edits->setKnown(8, port, 25);
    }

    void anEditRemembersWhatWas()
    {
        change(host, QStringLiteral("new"));
        QCOMPARE(m_edits->count(), 1);
        QCOMPARE(m_edits->find(8, host)->was, QJsonValue(QStringLiteral("old")));
    }

    void goingBackToTheStationsValueEndsTheEdit()
    {
        change(host, QStringLiteral("new"));
        change(host, QStringLiteral("old"));
        QCOMPARE(m_edits->count(), 0);
        QVERIFY(m_edits->handles().isEmpty());
    }

    void severalChangesAreOneUndoStepWithAName()
    {
        m_edits->edit({{8, host, QStringLiteral("new")}, {8, port, 465}}, QStringLiteral("Port 25 → 465"));
        QCOMPARE(m_edits->undoStack().undoText(), QStringLiteral("Port 25 → 465"));
        m_edits->undoStack().undo();
        QCOMPARE(m_edits->count(), 0);
        m_edits->undoStack().redo();
        QCOMPARE(m_edits->count(8), 2);
    }

    void whatChangesNothingIsNoStep()
    {
        change(host, QStringLiteral("old"));
        QVERIFY(!m_edits->undoStack().canUndo());
    }

    void aRemoteChangeIsNotedAndNeverOverwritesAnEdit()
    {
        change(host, QStringLiteral("mine"));
        m_edits->setKnown(8, host, QStringLiteral("theirs"));
        QCOMPARE(*m_edits->find(8, host)->theirs, QJsonValue(QStringLiteral("theirs")));
        QCOMPARE(m_edits->find(8, host)->value, QJsonValue(QStringLiteral("mine")));
        m_edits->keepMine(8, host);
        QVERIFY(!m_edits->find(8, host)->theirs);
        QCOMPARE(m_edits->find(8, host)->was, QJsonValue(QStringLiteral("theirs")));
    }

    void theirsCanBeTaken()
    {
        change(host, QStringLiteral("mine"));
        m_edits->setKnown(8, host, QStringLiteral("theirs"));
        m_edits->useTheirs(8, host);
        QCOMPARE(m_edits->count(), 0);
    }

    void theSameChangeElsewhereEndsTheEdit()
    {
        change(host, QStringLiteral("same"));
        m_edits->setKnown(8, host, QStringLiteral("same"));
        QCOMPARE(m_edits->count(), 0);
    }

    void aRemoteChangeBackToWhatWasIsNoConflict()
    {
        change(host, QStringLiteral("mine"));
        m_edits->setKnown(8, host, QStringLiteral("theirs"));
        m_edits->setKnown(8, host, QStringLiteral("old"));
        QVERIFY(!m_edits->find(8, host)->theirs);
    }

    void aNewEntryTakesTheRefusalAway()
    {
        change(host, QStringLiteral("bad host"));
        m_edits->setRefusal(8, host, QStringLiteral("no"));
        QCOMPARE(m_edits->find(8, host)->refusal, QStringLiteral("no"));
        change(host, QStringLiteral("good"));
        QVERIFY(m_edits->find(8, host)->refusal.isEmpty());
    }

    void revertIsOneStepThatCanBeUndone()
    {
        change(host, QStringLiteral("new"));
        change(port, 465);
        m_edits->revert(8);
        QCOMPARE(m_edits->count(), 0);
        m_edits->undoStack().undo();
        QCOMPARE(m_edits->count(), 2);
    }

    void forgettingAComponentTellsSo()
    {
        change(host, QStringLiteral("new"));
        const QSignalSpy changed(m_edits.get(), &PendingEdits::changed);
        m_edits->forget(8);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(m_edits->count(), 0);
    }

    void aSecretGoesInAndIsKnownByNothingButItsMark()
    {
        testsupport::UiStation bench;
        QVERIFY(bench.start());
        const QString password = QStringLiteral("password");
        m_edits->setKnown(8, password,
                          bench.get(testsupport::UiStation::outgoing() + QStringLiteral(".password")));
        change(password, QStringLiteral("hunter2"));
        QVERIFY(save(bench).isEmpty());
        QCOMPARE(m_edits->count(), 0);
        QVERIFY(m_edits->known(8, password).isObject());
        // Nor does undo bring the typed text back, once it was saved.
        m_edits->undoStack().undo();
        m_edits->undoStack().redo();
        QCOMPARE(m_edits->count(), 0);
    }

    void aSaveIsWholeOrNothingAndRefusalsStandOnTheirEdits()
    {
        testsupport::UiStation bench;
        QVERIFY(bench.start());
        m_edits->setKnown(8, host, bench.get(ord + QStringLiteral(".hostname")));
        m_edits->setKnown(8, port, bench.get(ord + QStringLiteral(".port")));
        m_edits->edit({{8, host, QStringLiteral("good.example.test")}, {8, port, 70000}},
                      QStringLiteral("two"));
        QCOMPARE(save(bench).size(), 1);
        QVERIFY(m_edits->find(8, port)->refusal.contains(QStringLiteral("70000 is not a port")));
        QVERIFY(m_edits->find(8, host)->refusal.isEmpty());
        QCOMPARE(bench.get(ord + QStringLiteral(".hostname")),
                 QJsonValue(QStringLiteral("mail.example.test")));
    }

    void whatIsTypedWhileASaveIsUnderWayStaysPending()
    {
        testsupport::UiStation bench;
        QVERIFY(bench.start());
        m_edits->setKnown(8, host,
                          bench.get(testsupport::UiStation::outgoing() + QStringLiteral(".hostname")));
        change(host, QStringLiteral("first.example.test"));
        bool done = false;
        m_edits->save(8, bench.link(), [&](const QList<station::Error> &) { done = true; });
        change(host, QStringLiteral("second.example.test"));
        QTRY_VERIFY(done);
        QCOMPARE(m_edits->find(8, host)->value, QJsonValue(QStringLiteral("second.example.test")));
        QCOMPARE(m_edits->find(8, host)->was, QJsonValue(QStringLiteral("first.example.test")));
        QVERIFY(!m_edits->find(8, host)->theirs);
    }

    void whatIsUndecidedKeepsAllFromBeingSaved()
    {
        testsupport::UiStation bench;
        QVERIFY(bench.start());
        m_edits->learn(bench.describe(ord));
        m_edits->edit({{8, host, QStringLiteral("mine.example.test")}, {8, port, 2525}},
                      QStringLiteral("two"));
        QCOMPARE(bench.set(ord + QStringLiteral(".hostname"), QStringLiteral("theirs.example.test")),
                 QString());
        m_edits->setKnown(8, host, QStringLiteral("theirs.example.test"));
        const QList<station::Error> refusals = save(bench);
        QCOMPARE(refusals.size(), 1);
        QVERIFY2(refusals.constFirst().text().contains(QStringLiteral("changed elsewhere")),
                 qPrintable(refusals.constFirst().text()));
        QCOMPARE(stored(bench, "hostname"), QJsonValue(QStringLiteral("theirs.example.test")));
        QCOMPARE(stored(bench, "port"), QJsonValue(-1));
        m_edits->keepMine(8, host);
        QVERIFY(save(bench).isEmpty());
        QCOMPARE(stored(bench, "hostname"), QJsonValue(QStringLiteral("mine.example.test")));
        QCOMPARE(stored(bench, "port"), QJsonValue(2525));
    }

    /// Nothing of it was watched: no sheet is open, or the station was away.
    void whatSomebodyWroteUnseenIsNotOverwritten()
    {
        testsupport::UiStation bench;
        QVERIFY(bench.start());
        m_edits->learn(bench.describe(ord));
        change(host, QStringLiteral("mine.example.test"));
        QCOMPARE(bench.set(ord + QStringLiteral(".hostname"), QStringLiteral("theirs.example.test")),
                 QString());
        QCOMPARE(save(bench).size(), 1);
        QCOMPARE(stored(bench, "hostname"), QJsonValue(QStringLiteral("theirs.example.test")));
        QCOMPARE(*m_edits->find(8, host)->theirs, QJsonValue(QStringLiteral("theirs.example.test")));
        QVERIFY(m_edits->find(8, host)->refusal.isEmpty());
        m_edits->keepMine(8, host);
        QVERIFY(save(bench).isEmpty());
        QCOMPARE(stored(bench, "hostname"), QJsonValue(QStringLiteral("mine.example.test")));
    }

    void aSecondSaveWaitsForTheFirst()
    {
        testsupport::UiStation bench;
        QVERIFY(bench.start());
        m_edits->learn(bench.describe(ord));
        change(host, QStringLiteral("mine.example.test"));
        QStringList told;
        const auto tell = [&told](const QList<station::Error> &refusals) {
            told.append(refusals.isEmpty() ? QStringLiteral("saved") : refusals.constFirst().text());
        };
        m_edits->save(8, bench.link(), tell);
        m_edits->save(8, bench.link(), tell);
        QTRY_COMPARE(told, (QStringList{QStringLiteral("saved"), QStringLiteral("saved")}));
        QCOMPARE(m_edits->count(), 0);
    }

    void withoutAStationNothingIsSavedAndNoMethodIsNamed()
    {
        testsupport::UiStation bench;
        QVERIFY(bench.start());
        m_edits->learn(bench.describe(ord));
        change(host, QStringLiteral("mine.example.test"));
        bench.cut();
        QTRY_VERIFY(!bench.link().isOpen());
        const QList<station::Error> refusals = save(bench);
        QCOMPARE(refusals.size(), 1);
        const QString text = refusals.constFirst().text();
        QVERIFY2(text.startsWith(QStringLiteral("The station is not connected. ")), qPrintable(text));
        QCOMPARE(m_edits->count(), 1);
    }

private:
    static QJsonValue stored(const testsupport::UiStation &bench, const char *slot)
    {
        return bench.get(ord + QLatin1Char('.') + QLatin1String(slot));
    }
    void change(const QString &slot, const QJsonValue &value) { m_edits->edit({{8, slot, value}}, slot); }
    QList<station::Error> save(testsupport::UiStation &bench)
    {
        QList<station::Error> refusals;
        bool done = false;
        m_edits->save(8, bench.link(), [&](const QList<station::Error> &all) {
            refusals = all;
            done = true;
        });
        (void)QTest::qWaitFor([&] { return done; });
        return refusals;
    }

    static inline const QString ord = testsupport::UiStation::outgoing();
    const QString host = QStringLiteral("hostname");
    const QString port = QStringLiteral("port");
    std::unique_ptr<PendingEdits> m_edits;
};

QTEST_MAIN(PendingEditsTest)
#include "pendingeditstest.moc"
