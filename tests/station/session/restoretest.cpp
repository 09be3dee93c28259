#include "station/links.h"
#include "station/removedbranches.h"
#include "tests/station/session/sessionfixture.h"

#include <QTest>

namespace {

const QString ordKey = QStringLiteral("ord");
const QString gadgetType = QStringLiteral("test:Gadget");

} // namespace

/// What component.remove took and component.restore brings back.
class RestoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<SessionFixture>();
        QVERIFY(m_fixture->secretsOpened);
        const QString database = m_fixture->folder.filePath(QStringLiteral("station.db"));
        QVERIFY(m_fixture->station.database().open(database, {station::auditSchema()}).ok());
        m_fixture->hello();
        m_fixture->station.start();
        m_fixture->settle();
        for (const char *name : {"A", "B", "C"})
            add("/", name);
        add("/B", "Inner");
    }
    void cleanup() { m_fixture.reset(); }

    void itComesBackAsItWas()
    {
        (void)write("/B.level", 7);
        (void)write("/B/Inner.level", 3);
        (void)write("/B.password", QStringLiteral("hunter2"));
        const quint32 handle = at("/B")->handle();
        const quint32 inner = at("/B/Inner")->handle();
        const QJsonObject row = restore(remove("/B"));
        QCOMPARE(row[QStringLiteral("ord")].toString(), QStringLiteral("/B"));
        QVERIFY(!row.contains(QStringLiteral("lost")));
        QCOMPARE(at("/B")->handle(), handle);
        QCOMPARE(at("/B/Inner")->handle(), inner);
        QCOMPARE(gadget("/B")->level(), 7.0);
        QCOMPARE(gadget("/B/Inner")->level(), 3.0);
        QVERIFY(at("/B")->isStarted() && at("/B/Inner")->isStarted());
        QStringList order;
        for (const auto &child : m_fixture->station.root().children())
            order.append(child->name());
        QCOMPARE(order, (QStringList{"G", "A", "B", "C"}));
    }

    void itsPasswordServesAgainAndNeverComesOut()
    {
        (void)write("/B.password", QStringLiteral("hunter2"));
        const QJsonObject gone = remove("/B");
        const QJsonObject back = restore(gone);
        QVERIFY(gadget("/B")->password().set);
        const auto secret = m_fixture->station.secret(*at("/B"), gadget("/B")->password.spec());
        QVERIFY(secret.ok());
        QCOMPARE(secret->view(), QByteArrayView("hunter2"));
        for (const QJsonObject &told : {gone, back})
            QVERIFY(!QJsonDocument(told).toJson().contains("hunter2"));
    }

    void linksWithinIntoAndOutOfItCarryAgain()
    {
        link("/A.level", "/B.level");
        link("/B.level", "/B/Inner.level");
        link("/B/Inner.level", "/C.level");
        restore(remove("/B"));
        (void)write("/A.level", 9);
        QCOMPARE(gadget("/C")->level(), 9.0);
    }

    void aLinkWhoseOtherEndIsGoneIsTold()
    {
        link("/A.level", "/B.level");
        const QJsonObject gone = remove("/B");
        remove("/A");
        const QJsonObject row = restore(gone);
        QCOMPARE(row[QStringLiteral("lost")].toArray(),
                 QJsonArray{QStringLiteral("link to /B.level: its other end is gone")});
    }

    void itComesBackOnce()
    {
        const QJsonObject gone = remove("/B");
        restore(gone);
        QVERIFY(error(gone).contains(QStringLiteral("does not keep it any more")));
    }

    void itDoesNotComeToATakenPlace()
    {
        const QJsonObject gone = remove("/B");
        add("/", "B");
        QVERIFY(error(gone).contains(QStringLiteral("exists already")));
        remove("/B"); // Out of the way, it can come back after all.
        QCOMPARE(restore(gone)[QStringLiteral("ord")].toString(), QStringLiteral("/B"));
        QVERIFY(at("/B/Inner"));
    }

    void itDoesNotComeBelowWhatIsGoneItself()
    {
        const QJsonObject inner = remove("/B/Inner");
        const QJsonObject outer = remove("/B");
        QVERIFY(error(inner).contains(QStringLiteral("the component above it is gone as well")));
        restore(outer);
        QVERIFY(!m_fixture->station.find(QStringLiteral("/B/Inner")).ok());
        restore(inner);
        QVERIFY(at("/B/Inner"));
    }

    void onlyTheLastRemovalsAreKept()
    {
        const QJsonObject first = remove("/B");
        const station::Actor anna{.kind = station::Actor::Person, .user = QStringLiteral("anna")};
        for (std::size_t i = 0; i < station::RemovedBranches::maxBranches; ++i) {
            station::Station &station = m_fixture->station;
            const auto more = station.add(station.root(), gadgetType, QStringLiteral("More"), {}, anna);
            QVERIFY(station.remove(**more, anna).ok());
        }
        QVERIFY(error(first).contains(QStringLiteral("does not keep it any more")));
    }

    void aBranchThatIsTooLargeSaysSo()
    {
        station::Station &station = m_fixture->station;
        const QString type = QStringLiteral("station:Folder");
        for (int i = 0; i < 200; ++i) {
            station::Component &floor = **station.add(*at("/B"), type, QStringLiteral("F%1").arg(i), {}, {});
            for (int k = 0; k < station::RemovedBranches::maxComponents / 200; ++k)
                (void)station.add(floor, type, QStringLiteral("R%1").arg(k), {}, {});
        }
        QVERIFY(!remove("/B").contains(QStringLiteral("removal")));
    }

private:
    station::Component *at(const char *ord) const
    {
        const auto found = m_fixture->station.find(QLatin1String(ord));
        return found ? *found : nullptr;
    }
    Gadget *gadget(const char *ord) const { return dynamic_cast<Gadget *>(at(ord)); }
    QJsonObject ask(const char *method, const QJsonObject &params)
    {
        // The answer comes once the database has written.
        const int id = m_fixture->request(QLatin1String(method), params);
        QJsonObject answer;
        (void)QTest::qWaitFor([&] {
            for (const QJsonObject &message : m_fixture->messages()) {
                if (message.value(QStringLiteral("id")).toInt() == id)
                    answer = message;
            }
            return !answer.isEmpty();
        });
        return answer;
    }
    void add(const char *parent, const char *name)
    {
        ask("component.add", {{QStringLiteral("parent"), QLatin1String(parent)},
                              {QStringLiteral("type"), gadgetType},
                              {QStringLiteral("name"), QLatin1String(name)}});
    }
    QJsonObject write(const char *ord, const QJsonValue &value)
    {
        return ask("slot.commit",
                   {{QStringLiteral("writes"), QJsonArray{QJsonObject{{ordKey, QLatin1String(ord)},
                                                                      {QStringLiteral("value"), value}}}}});
    }
    void link(const char *source, const char *target)
    {
        ask("link.add", {{QStringLiteral("source"), QLatin1String(source)},
                         {QStringLiteral("target"), QLatin1String(target)}});
    }
    QJsonObject remove(const char *ord)
    {
        return ask("component.remove", {{ordKey, QLatin1String(ord)}})[QStringLiteral("result")].toObject();
    }
    QJsonObject request(const QJsonObject &gone)
    {
        return ask("component.restore", {{QStringLiteral("removal"), gone[QStringLiteral("removal")]}});
    }
    QJsonObject restore(const QJsonObject &gone)
    {
        return request(gone)[QStringLiteral("result")].toObject();
    }
    QString error(const QJsonObject &gone)
    {
        return QString::fromUtf8(QJsonDocument(request(gone)[QStringLiteral("error")].toObject()).toJson());
    }

    std::unique_ptr<SessionFixture> m_fixture;
};

QTEST_GUILESS_MAIN(RestoreTest)
#include "restoretest.moc"
