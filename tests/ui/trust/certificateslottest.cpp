#include "station/componenttype.h"
#include "station/value/types.h"
#include "tests/truststore/certificatefactory.h"
#include "tests/ui/sheet/sheetrig.h"
#include "ui/trust/certificatedetails.h"
#include "ui/trust/certificateviewer.h"

#include <QPlainTextEdit>
#include <QToolButton>

namespace {

/// A component with a certificate among its slots, as no type of the station has one yet.
class Pinned final : public station::Component
{
public:
    station::Slot<station::CertificateText> pin{
        this, {.name = "pin", .group = "Security", .doc = "The certificate that the other side shows."}};
    station::Slot<station::CertificateText> shown{this,
                                                  {.name = "shown",
                                                   .flags = station::ReadOnly,
                                                   .group = "Security",
                                                   .doc = "The certificate it showed."}};
};

const QString path = QStringLiteral("/Config/Pinned");

} // namespace

/// The certificate of a slot: shown by its "…", and replaced from there.
class CertificateSlotTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_rig = std::make_unique<SheetRig>([](station::Registry &registry) {
            registry.add<Pinned>({.name = QStringLiteral("test:Pinned"), .doc = QStringLiteral("A pin.")});
        });
        QVERIFY(m_rig->start());
        m_pem = QString::fromLatin1(
                    factory::selfSigned(factory::caRecipe(QStringLiteral("Test CA"))).certificate.pem())
                    .trimmed();
    }
    void cleanup() { m_rig.reset(); }

    void theDotsOpenTheViewer()
    {
        open(m_pem);
        clickDots();
        QTRY_VERIFY(viewer());
        QCOMPARE(viewer()->windowTitle(), QStringLiteral("Pin"));
        QCOMPARE(viewer()->details().current().name(), QStringLiteral("Test CA"));
        QTest::keyClick(viewer(), Qt::Key_Escape);
        QTRY_VERIFY(!viewer());
        QCOMPARE(m_rig->edits.count(), 0);
    }

    void oneThatOnlyTheStationWritesIsLookedAt()
    {
        open({}, m_pem);
        clickDots("shown");
        QTRY_VERIFY(viewer());
        QCOMPARE(viewer()->details().current().name(), QStringLiteral("Test CA"));
        QVERIFY(!m_rig->press("Replace…", viewer()));
        QTest::keyClick(viewer(), Qt::Key_Escape);
        QTRY_VERIFY(!viewer());
        m_rig->goTo("shown");
        m_rig->key(Qt::Key_Delete);
        QCOMPARE(m_rig->edits.count(), 0);
    }

    void anotherIsPastedFromTheViewer()
    {
        open(m_pem);
        clickDots();
        QTRY_VERIFY(viewer());
        QVERIFY(m_rig->press("Replace…", viewer()));
        QTRY_VERIFY(text());
        const QString other =
            QString::fromLatin1(
                factory::selfSigned(factory::caRecipe(QStringLiteral("Other CA"))).certificate.pem())
                .trimmed();
        paste(other);
        QTRY_COMPARE(m_rig->pending("pin").toString(), other);
    }

    void withoutOneItIsAskedForAtOnce()
    {
        open({});
        clickDots();
        QTRY_VERIFY(text());
        QVERIFY(!viewer());
        paste(m_pem);
        QTRY_COMPARE(m_rig->pending("pin").toString(), m_pem);
    }

private:
    void open(const QString &pem, const QString &shown = {})
    {
        station::Component &added =
            m_rig->bench.add(QStringLiteral("/Config"), QStringLiteral("test:Pinned"),
                             QStringLiteral("Pinned"), {{QStringLiteral("pin"), pem}});
        static_cast<Pinned &>(added).shown.set({shown});
        QVERIFY(m_rig->open({path}));
    }
    void clickDots(const char *slot = "pin")
    {
        m_rig->startEditing(slot);
        auto *dots = m_rig->field<QToolButton>();
        QVERIFY(dots && dots->isVisible());
        QTest::mouseClick(dots, Qt::LeftButton);
    }
    void paste(const QString &pem)
    {
        QPlainTextEdit *edit = text();
        edit->selectAll();
        QTest::keyClick(edit, Qt::Key_Delete);
        edit->insertPlainText(pem);
        QVERIFY(m_rig->press("Use this text", edit->window()));
    }
    ui::CertificateViewer *viewer() { return m_rig->dialog<ui::CertificateViewer>(); }
    QPlainTextEdit *text()
    {
        for (auto *one : m_rig->sheet->findChildren<QPlainTextEdit *>()) {
            if (one->isVisible() && one->window() != m_rig->sheet.get())
                return one;
        }
        return nullptr;
    }

    std::unique_ptr<SheetRig> m_rig;
    QString m_pem;
};

QTEST_MAIN(CertificateSlotTest)
#include "certificateslottest.moc"
