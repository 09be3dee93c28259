#include "tests/ui/sheet/sheetrig.h"
#include "ui/sheet/changepreview.h"

#include <QClipboard>
#include <QJsonObject>

using namespace ui;

namespace {

const QString points = QStringLiteral("/Config/");

} // namespace

/// The way into a row's editor and out of it again, whatever type the row is of and whether or not it has a
/// value.
class RowEditingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_rig = std::make_unique<SheetRig>();
        QVERIFY(m_rig->start());
        for (const char *name : {"N1", "N2"})
            m_rig->bench.add(QStringLiteral("/Config"), QStringLiteral("control:NumericWritable"),
                             QLatin1String(name));
        m_rig->bench.add(QStringLiteral("/Config"), QStringLiteral("control:BooleanWritable"),
                         QStringLiteral("B1"));
    }
    void cleanup() { m_rig.reset(); }

    void typingOnARowWithoutAValueGivesItOne_data()
    {
        QTest::addColumn<QStringList>("ords");
        QTest::addColumn<Qt::Key>("opener");
        QTest::newRow("one") << QStringList{points + "N1"} << Qt::Key_unknown;
        QTest::newRow("one after F2") << QStringList{points + "N1"} << Qt::Key_F2;
        QTest::newRow("several") << QStringList{points + "N1", points + "N2"} << Qt::Key_unknown;
        QTest::newRow("several after F2") << QStringList{points + "N1", points + "N2"} << Qt::Key_F2;
    }

    void typingOnARowWithoutAValueGivesItOne()
    {
        QFETCH(QStringList, ords);
        QFETCH(Qt::Key, opener);
        QVERIFY(m_rig->open(ords));
        m_rig->click("fallback", SheetModel::Name);
        if (opener != Qt::Key_unknown)
            QTest::keyClick(QApplication::focusWidget(), opener);
        for (const Qt::Key key : {Qt::Key_4, Qt::Key_2})
            QTest::keyClick(QApplication::focusWidget(), key);
        QCOMPARE(m_rig->field<QLineEdit>()->text(), QStringLiteral("42"));
        QVERIFY(!m_rig->field<QCheckBox>()->isChecked());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QVERIFY(!m_rig->editor());
        m_rig->sheet->save();
        for (const QString &ord : std::as_const(ords))
            QTRY_COMPARE(bare(ord + QStringLiteral(".fallback")), QJsonValue(42));
    }

    void aCopiedPointIsPasted()
    {
        QCOMPARE(m_rig->bench.set(points + "N1.facets", QJsonObject{{"unit", "°C"}, {"precision", 1}}),
                 QString());
        QCOMPARE(m_rig->bench.set(points + "N1.fallback", 21.5), QString());
        QVERIFY(m_rig->open({points + "N1"}));
        m_rig->goTo("fallback");
        m_rig->key(Qt::Key_C, Qt::ControlModifier);
        const QString copied = QApplication::clipboard()->text();
        QVERIFY2(copied.contains(u"{ok}"), qPrintable(copied));
        QApplication::clipboard()->setText(
            QString(copied).replace(QLatin1String("21.5"), QLatin1String("19.5")));
        m_rig->key(Qt::Key_V, Qt::ControlModifier);
        QVERIFY(m_rig->press("Paste", m_rig->dialog<ChangePreview>()));
        m_rig->sheet->save();
        QTRY_COMPARE(bare(points + "N1.fallback"), QJsonValue(19.5));

        QApplication::clipboard()->setText(QStringLiteral("fallback\tnull {null}"));
        m_rig->key(Qt::Key_V, Qt::ControlModifier);
        QVERIFY(m_rig->press("Paste", m_rig->dialog<ChangePreview>()));
        m_rig->sheet->save();
        QTRY_VERIFY(m_rig->text("fallback").contains(u"{null}"));
    }

    void severalThatDifferTakeOneValue()
    {
        QCOMPARE(m_rig->bench.set(points + "N2.fallback", 7), QString());
        QVERIFY(m_rig->open({points + "N1", points + "N2"}));
        QCOMPARE(m_rig->text("fallback"), QStringLiteral("multiple values"));
        m_rig->goTo("fallback");
        m_rig->key(Qt::Key_5);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        m_rig->sheet->save();
        for (const char *name : {"N1", "N2"})
            QTRY_COMPARE(bare(points + QLatin1String(name) + ".fallback"), QJsonValue(5));
    }

    void aChoiceWithoutAValueIsChosenByKeys()
    {
        QVERIFY(m_rig->open({points + "B1"}));
        m_rig->goTo("fallback");
        m_rig->key(Qt::Key_F2);
        auto *choice = m_rig->field<QComboBox>();
        QVERIFY(choice->hasFocus());
        QCOMPARE(choice->currentIndex(), -1);
        QTest::keyClick(choice, Qt::Key_End);
        QTest::keyClick(choice, Qt::Key_Return);
        QVERIFY(!m_rig->editor());
        QVERIFY(m_rig->pending("fallback")[QStringLiteral("value")].toBool());
    }

    void noValueCanBeTickedAndTakenBack()
    {
        QCOMPARE(m_rig->bench.set(points + "N1.fallback", 7), QString());
        QVERIFY(m_rig->open({points + "N1"}));
        m_rig->startEditing("fallback");
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        auto *none = m_rig->field<QCheckBox>();
        QVERIFY(none->hasFocus());
        QTest::keyClick(none, Qt::Key_Space);
        QVERIFY(none->isChecked());
        QCOMPARE(m_rig->field<QLineEdit>()->text(), QString());
        QTest::keyClick(none, Qt::Key_Space);
        QCOMPARE(m_rig->field<QLineEdit>()->text(), QStringLiteral("7"));
        QTest::keyClick(none, Qt::Key_Space);
        QTest::keyClick(none, Qt::Key_Return);
        m_rig->sheet->save();
        QTRY_COMPARE(m_rig->text("fallback"), QStringLiteral("no value {null}"));
    }

    void returnOnARowWithoutAValueLeavesItSo()
    {
        QVERIFY(m_rig->open({points + "N1"}));
        m_rig->goTo("fallback");
        for (const Qt::Key key : {Qt::Key_F2, Qt::Key_Return})
            QTest::keyClick(QApplication::focusWidget(), key);
        QVERIFY(!m_rig->editor());
        QCOMPARE(m_rig->edits.count(), 0);
        QVERIFY(m_rig->view().hasFocus());
    }

    void theTextStaysWhereItIsWhenAnEditorOpens_data()
    {
        QTest::addColumn<QString>("type");
        for (const char *type : {"int", "double", "port", "string"})
            QTest::newRow(type) << QString::fromLatin1(type);
    }

    void theTextStaysWhereItIsWhenAnEditorOpens()
    {
        QFETCH(QString, type);
        addSlot(points + "N1", type);
        QVERIFY(m_rig->open({points + "N1"}));
        const auto cell = Qt::Alignment(m_rig->index("x").data(Qt::TextAlignmentRole).toInt());
        m_rig->startEditing("x");
        QCOMPARE(bool(m_rig->field<QLineEdit>()->alignment() & Qt::AlignRight), bool(cell & Qt::AlignRight));
    }

    void everyEditorTakesKeysAndIsLeftByEscape_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<bool>("several");
        for (const bool several : {false, true}) {
            for (const QByteArrayView type :
                 {"bool",          "int",        "double",      "string",      "dateTime", "duration",
                  "timeRange",     "weekdays",   "hostName",    "port",        "secret",   "mailAddressList",
                  "reference",     "formatText", "enumOrdinal", "certificate", "facets",   "statusNumeric",
                  "statusBoolean", "statusEnum", "statusString"}) {
                if (!several || type != "secret")
                    QTest::newRow((type.toByteArray() + (several ? ", several" : "")).constData())
                        << QString::fromLatin1(type) << several;
            }
        }
    }

    void everyEditorTakesKeysAndIsLeftByEscape()
    {
        QFETCH(QString, type);
        QFETCH(bool, several);
        // A secret cannot be added by a person; a mail account has one.
        const bool secret = type == QLatin1String("secret");
        const char *slot = secret ? "password" : "x";
        QStringList ords{secret ? SheetRig::UiStation::outgoing() : points + "N1"};
        if (several)
            ords.append(points + "N2");
        for (const QString &ord : std::as_const(ords)) {
            if (!secret)
                addSlot(ord, type);
        }
        QVERIFY(m_rig->open(ords));
        for (const Qt::Key opener : {Qt::Key_F2, Qt::Key_X, Qt::Key_4}) {
            m_rig->goTo(slot);
            QTest::keyClick(QApplication::focusWidget(), opener);
            for (int tabs = 0; tabs < 10 && m_rig->editor(); ++tabs) {
                QVERIFY(m_rig->editor()->holdsFocus(QApplication::focusWidget()));
                // Each part gets keys that mean something to some of them; none may lead out or round.
                for (const Qt::Key key : {Qt::Key_4, Qt::Key_X})
                    QTest::keyClick(QApplication::focusWidget(), key);
                if (!m_rig->editor())
                    break;
                QVERIFY(m_rig->editor()->holdsFocus(QApplication::focusWidget()));
                const QPointer<ValueEditor> before = m_rig->editor();
                QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
                if (m_rig->editor() != before)
                    break;
            }
            m_rig->sheet->revert();
            QVERIFY(!m_rig->editor());
            m_rig->startEditing(slot);
            QVERIFY(m_rig->editor());
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
            QVERIFY(!m_rig->editor());
            QVERIFY(m_rig->view().hasFocus());
            QCOMPARE(m_rig->edits.count(), 0);
        }
    }

private:
    void addSlot(const QString &ord, const QString &type)
    {
        station::Component *owner = *m_rig->bench.station().find(ord);
        const auto added = m_rig->bench.station().addDynamicSlot(*owner, type, QStringLiteral("x"), {}, {});
        QVERIFY2(added.ok(), qPrintable(added ? QString() : added.error().text()));
    }
    QJsonValue bare(const QString &ord) const
    {
        return m_rig->bench.get(ord).toObject().value(QStringLiteral("value"));
    }

    std::unique_ptr<SheetRig> m_rig;
};

QTEST_MAIN(RowEditingTest)
#include "roweditingtest.moc"
