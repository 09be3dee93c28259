#include "station/links.h"
#include "tests/ui/sheet/sheetrig.h"
#include "ui/sheet/editors/componentpicker.h"
#include "ui/sheet/editors/formateditor.h"
#include "ui/sheet/sheetchanges.h"

#include <QAction>
#include <QPlainTextEdit>
#include <QTreeWidget>

using namespace ui;

/// A mailbox that only this test knows: the workbench has to draw it from what the station says of it.
class Mailbox final : public station::Component
{
public:
    station::Slot<QString> kind{this,
                                {.name = "kind", .value = "Imap", .group = "Access", .doc = "Imap or Pop3."}};
    station::Slot<station::Port> port{
        this, {.name = "port", .value = {993}, .group = "Access", .doc = "The TCP port."}};
    station::Slot<bool> tls{this, {.name = "tls", .value = true, .group = "Access", .doc = "TLS at once."}};
    station::Slot<bool> upgrade{this, {.name = "upgrade", .group = "Access", .doc = "STARTTLS, required."}};
    station::Slot<double> level{
        this, {.name = "level", .facets = {.unit = "m", .max = 10}, .group = "Access", .doc = "A level."}};
    station::Slot<station::Secret> token{this,
                                         {.name = "token", .group = "Access", .doc = "A secret token."}};
    station::Slot<int> secretCount{this,
                                   {.name = "secretCount",
                                    .flags = station::Hidden,
                                    .group = "Access",
                                    .doc = "Seen only when asked for."}};
};

/// Components within and beside components: children in place, several edited as one, unknown types.
class SheetPartsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_rig = std::make_unique<SheetRig>([](station::Registry &registry) {
            const QJsonObject ports{{QStringLiteral("Imap"), QJsonObject{{QStringLiteral("none"), 143},
                                                                         {QStringLiteral("upgrade"), 143},
                                                                         {QStringLiteral("tls"), 993}}},
                                    {QStringLiteral("Pop3"), QJsonObject{{QStringLiteral("none"), 110},
                                                                         {QStringLiteral("upgrade"), 110},
                                                                         {QStringLiteral("tls"), 995}}}};
            registry.add<Mailbox>(
                {.name = QStringLiteral("test:Mailbox"),
                 .doc = QStringLiteral("For tests."),
                 .rules = {
                     {QStringLiteral("exclusive"), {QStringLiteral("tls"), QStringLiteral("upgrade")}, {}},
                     {QStringLiteral("portByMode"),
                      {QStringLiteral("port"), QStringLiteral("tls"), QStringLiteral("upgrade")},
                      {{QStringLiteral("by"), QStringLiteral("kind")},
                       {QStringLiteral("portsBy"), ports}}}}});
        });
        QVERIFY(m_rig->start());
        for (const QString &name : {QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("C")})
            m_rig->bench.add(QStringLiteral("/Config"), QStringLiteral("test:Mailbox"), name);
    }
    void cleanup() { m_rig.reset(); }

    void rulesOfAnUnknownTypeAreKept()
    {
        QVERIFY(m_rig->open({QStringLiteral("/Config/A")}));
        m_rig->toggle("upgrade");
        QCOMPARE(m_rig->pending("tls"), QJsonValue(false));
        QCOMPARE(m_rig->pending("port"), QJsonValue(143));
        m_rig->key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(m_rig->edit("kind", "Pop3"));
        QCOMPARE(m_rig->pending("port"), QJsonValue(995));
        QVERIFY(m_rig->said().contains(QStringLiteral("Port 993 → 995")));
    }

    void hiddenSlotsAreSeenWhenAskedFor()
    {
        QVERIFY(m_rig->open({QStringLiteral("/Config/A")}));
        const auto *filter = qobject_cast<QAbstractProxyModel *>(m_rig->view().model());
        QVERIFY(!filter->mapFromSource(m_rig->index("secretCount")).isValid());
        QVERIFY(m_rig->tick("Show hidden"));
        QVERIFY(filter->mapFromSource(m_rig->index("secretCount")).isValid());
    }

    void childrenExpandInPlaceAndAreSavedWithTheSheet()
    {
        QVERIFY(m_rig->open({QStringLiteral("/Config")}));
        const SheetModel &model = m_rig->sheet->model();
        QTRY_COMPARE(childrenOf(model).size(), 3);
        QModelIndex child = childrenOf(model).constFirst();
        m_rig->view().expand(
            qobject_cast<QAbstractProxyModel *>(m_rig->view().model())->mapFromSource(child));
        QTRY_VERIFY(model.rowCount(child) > 0);
        const quint32 handle = model.rowAt(child)->handle;
        m_rig->view().goTo(handle, QStringLiteral("level"), true);
        QTest::keyClicks(m_rig->field<QLineEdit>(), QStringLiteral("5"));
        QTest::keyClick(m_rig->field<QLineEdit>(), Qt::Key_Return);
        QVERIFY(model.rowAt(child)->part);
        QCOMPARE(child.data(SheetModel::MarkRole).toInt(), int(SheetModel::ChangedBelow));
        m_rig->sheet->save();
        QTRY_COMPARE(m_rig->bench.get(QStringLiteral("/Config/A.level")), QJsonValue(5));
    }

    void childrenComeAndGo()
    {
        QVERIFY(m_rig->open({QStringLiteral("/Config")}));
        const SheetModel &model = m_rig->sheet->model();
        QTRY_COMPARE(childrenOf(model).size(), 3);
        m_rig->bench.add(QStringLiteral("/Config"), QStringLiteral("test:Mailbox"), QStringLiteral("D"));
        QTRY_COMPARE(childrenOf(model).size(), 4);
        QVERIFY(m_rig->bench.station()
                    .remove(**m_rig->bench.station().find(QStringLiteral("/Config/B")), {})
                    .ok());
        QTRY_COMPARE(childrenOf(model).size(), 3);
    }

    void aComponentThatGoesSaysSo()
    {
        QVERIFY(m_rig->open({QStringLiteral("/Config/A")}));
        QVERIFY(m_rig->bench.station()
                    .remove(**m_rig->bench.station().find(QStringLiteral("/Config/A")), {})
                    .ok());
        QTRY_VERIFY(m_rig->said().contains(QStringLiteral("removed from the station")));
    }

    void severalComponentsAreEditedAsOneInOneStep()
    {
        m_rig->bench.set(QStringLiteral("/Config/B.level"), 3);
        QVERIFY(m_rig->open(three()));
        QCOMPARE(m_rig->text("level"), QStringLiteral("multiple values"));
        QVERIFY(!(m_rig->index("token").flags() & Qt::ItemIsEditable));
        QVERIFY(m_rig->edit("level", "7"));
        QCOMPARE(m_rig->edits.count(), 3);
        m_rig->key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_rig->edits.count(), 0);
        m_rig->key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        m_rig->sheet->save();
        QTRY_VERIFY(m_rig->said().contains(QStringLiteral("Applied to 3 of 3")));
        for (const char *ord : {"/Config/A.level", "/Config/B.level", "/Config/C.level"})
            QCOMPARE(m_rig->bench.get(QLatin1String(ord)), QJsonValue(7));
    }

    void eachOfSeveralFollowsItsOwnValues()
    {
        m_rig->bench.set(QStringLiteral("/Config/B.port"), 10993);
        QVERIFY(m_rig->open(three()));
        m_rig->toggle("upgrade");
        m_rig->sheet->save();
        QTRY_COMPARE(m_rig->bench.get(QStringLiteral("/Config/A.port")), QJsonValue(143));
        QTRY_COMPARE(m_rig->bench.get(QStringLiteral("/Config/B.port")), QJsonValue(10993));
    }

    void oneOfSeveralThatIsRefusedIsNamed()
    {
        QVERIFY(m_rig->open(three()));
        QVERIFY(m_rig->edit("level", "7"));
        // Somebody links B's level meanwhile: it cannot be written any more.
        station::Station &station = m_rig->bench.station();
        QVERIFY(station.links()
                    .add(*station.findSlot(QStringLiteral("/Config/C.port")),
                         *station.findSlot(QStringLiteral("/Config/B.kind")), {})
                    .ok());
        QVERIFY(m_rig->edit("kind", "Pop3"));
        m_rig->sheet->save();
        QTRY_VERIFY(m_rig->said().contains(QStringLiteral("Applied to 2 of 3")));
        QVERIFY(m_rig->said().contains(QStringLiteral("/Config/B")));
    }

    void aLinkedSlotShowsItsSourceAndCannotBeEdited()
    {
        station::Station &station = m_rig->bench.station();
        QVERIFY(m_rig->open({QStringLiteral("/Config/A")}));
        QVERIFY(station.links()
                    .add(*station.findSlot(QStringLiteral("/Config/B.level")),
                         *station.findSlot(QStringLiteral("/Config/A.level")), {})
                    .ok());
        QTRY_VERIFY(m_rig->marks("level") & SheetModel::Linked);
        QVERIFY(!(m_rig->index("level").flags() & Qt::ItemIsEditable));
        QVERIFY(
            m_rig->text("level", SheetModel::Limits).contains(QStringLiteral("Linked from /Config/B.level")));
    }

    void aSlotDroppedOnASlotIsLinkedOrSaysWhyNot()
    {
        QVERIFY(m_rig->open({QStringLiteral("/Config/A")}));
        Q_EMIT m_rig->view().linkAsked(QStringLiteral("/Config/B.level"), QStringLiteral("/Config/A.level"));
        QTRY_VERIFY(m_rig->said().contains(QStringLiteral("/Config/B.level feeds /Config/A.level now")));
        Q_EMIT m_rig->view().linkAsked(QStringLiteral("/Config/B.kind"), QStringLiteral("/Config/A.level"));
        QTRY_VERIFY(!m_rig->said().contains(QStringLiteral("feeds")));
        QVERIFY(!m_rig->said().isEmpty());
    }

    void aFormatTextIsTriedWithASampleAlarmAsOneTypes()
    {
        m_rig->bench.add(QStringLiteral("/Config"), QStringLiteral("email:EmailRecipient"),
                         QStringLiteral("Duty"));
        QVERIFY(m_rig->open({QStringLiteral("/Config/Duty")}));
        m_rig->startEditing("body");
        m_rig->editor()->open();
        auto *dialog = m_rig->editor()->findChild<FormatDialog *>();
        QVERIFY(dialog);
        QTRY_VERIFY(dialog->preview().contains(QStringLiteral("Source: AHU1")));
        QVERIFY(dialog->warning().isEmpty());
        auto *large = dialog->findChild<QPlainTextEdit *>();
        large->selectAll();
        QTest::keyClicks(large, QStringLiteral("%priority% %mistyped%"));
        QTRY_COMPARE(dialog->warning(), QStringLiteral("Unknown: %mistyped%"));
        QVERIFY(m_rig->press("Use this text", dialog));
        QCOMPARE(m_rig->pending("body"), QJsonValue(QStringLiteral("%priority% %mistyped%")));
    }

    void aReferenceIsPickedFromThoseOfItsType()
    {
        m_rig->bench.add(QStringLiteral("/Config"), QStringLiteral("email:EmailRecipient"),
                         QStringLiteral("Duty"));
        QVERIFY(m_rig->open({QStringLiteral("/Config/Duty")}));
        m_rig->startEditing("account");
        m_rig->editor()->open();
        auto *picker = m_rig->editor()->findChild<ComponentPicker *>();
        QVERIFY(picker);
        auto *list = picker->findChild<QTreeWidget *>();
        QTRY_COMPARE(list->topLevelItemCount(), 1);
        QVERIFY(m_rig->press("Choose", picker));
        QCOMPARE(m_rig->pending("account"), QJsonValue(SheetRig::UiStation::outgoing()));
    }

    void aViewerIsToldThatTheRoleDoesNotSuffice()
    {
        auto rig = std::make_unique<SheetRig>();
        QVERIFY(rig->start(station::Role::Viewer));
        QVERIFY(rig->open());
        QVERIFY(rig->edit("hostname", "x.example.test"));
        rig->sheet->save();
        QTRY_VERIFY(!rig->said().isEmpty());
        QCOMPARE(rig->edits.count(), 1);
    }

private:
    static QStringList three()
    {
        return {QStringLiteral("/Config/A"), QStringLiteral("/Config/B"), QStringLiteral("/Config/C")};
    }
    static QList<QModelIndex> childrenOf(const SheetModel &model)
    {
        QList<QModelIndex> children;
        for (int i = 0; i < model.rowCount(); ++i) {
            if (model.index(i, 0).data(SheetModel::KindRole).toInt() == SheetRow::Component)
                children.append(model.index(i, 0));
        }
        return children;
    }

    std::unique_ptr<SheetRig> m_rig;
};

QTEST_MAIN(SheetPartsTest)
#include "sheetpartstest.moc"
