#include "tests/components/email/outbox/outboxbench.h"

#include <QRandomGenerator>

#include <set>

using namespace outboxbench;

/// Whatever befalls mail, in whatever order: nothing is lost, and nothing ends the station. Chance is drawn
/// from a number, so that what fails can be repeated.
class OutboxChanceTest : public QObject
{
    Q_OBJECT

    static constexpr qint64 Minute = 60'000;

private Q_SLOTS:
    void init();
    void cleanup() { m_bench.reset(); }
    void everyMessageEndsSomehow_data();
    void everyMessageEndsSomehow();

private:
    int upTo(int most) { return int(m_chance.bounded(most + 1)); }
    bool oneIn(int many) { return upTo(many - 1) == 0; }
    FakeCourier &anyCourier() { return oneIn(2) ? m_bench->a : m_bench->b; }
    quint64 anyMessage() { return m_ids.isEmpty() ? 0 : m_ids.at(upTo(int(m_ids.size()) - 1)); }
    Outcome befall(const Delivery &delivery);
    void enqueue();
    void change();
    void step();
    void clear();

    std::unique_ptr<Bench> m_bench;
    QRandomGenerator m_chance;
    const station::Actor m_person{station::Actor::Person, QStringLiteral("kim"), QStringLiteral("test")};
    QList<quint64> m_ids;
    std::set<quint64> m_taken; ///< What a server has said yes to.
    int m_trouble = 0;         ///< So many of ten attempts go wrong.
};

void OutboxChanceTest::init()
{
    m_bench = std::make_unique<Bench>();
    m_ids.clear();
    m_taken.clear();
    for (FakeCourier *courier : {&m_bench->a, &m_bench->b})
        courier->script = [this](const Delivery &delivery) { return befall(delivery); };
}

Outcome OutboxChanceTest::befall(const Delivery &delivery)
{
    if (upTo(9) >= m_trouble) {
        m_taken.insert(quint64(delivery.envelope.token));
        return delivered(delivery);
    }
    switch (upTo(9)) {
    case 0:
        return unreachable();
    case 1:
        return broken(Step::TlsHandshake, Cause::Untrusted);
    case 2:
        m_taken.insert(quint64(delivery.envelope.token)); // Perhaps.
        return lostAfterDot();
    case 3:
        return refused(delivery, Step::RcptTo, 450, "4.2.1");
    case 4:
        return refused(delivery, Step::RcptTo, 550, "5.1.1");
    case 5:
        return refused(delivery, Step::RcptTo, 550, "5.7.1");
    case 6:
        return refused(delivery, Step::MailFrom, 451, "4.7.1");
    case 7:
        return refused(delivery, Step::EndOfData, 451, "4.3.0");
    case 8:
        return refused(delivery, Step::EndOfData, 554, "5.6.0");
    default:
        return broken(Step::RcptTo);
    }
}

void OutboxChanceTest::enqueue()
{
    NewMail mail =
        mailTo(oneIn(2) ? QStringList{QStringLiteral("duty@example.com")}
                        : QStringList{QStringLiteral("duty@example.com"), QStringLiteral("it@example.com")},
               1 + upTo(254), oneIn(4) ? MailKind::Mail : MailKind::Alarm);
    if (oneIn(3))
        mail.notAfter = m_bench->clock.wall().addSecs(20 + upTo(600));
    if (const quint64 id = m_bench->put(mail))
        m_ids.append(id);
}

/// Somebody changes how mail goes.
void OutboxChanceTest::change()
{
    FakeCourier &courier = anyCourier();
    switch (upTo(4)) {
    case 0:
        courier.enabled = !courier.enabled;
        break;
    case 1:
        courier.accepting = !courier.accepting;
        break;
    case 2:
        m_bench->a.next = oneIn(2) ? &m_bench->b : nullptr;
        break;
    case 3:
        courier.mailbox = nullptr;
        if (oneIn(2))
            courier.mailbox = [](const std::function<void(Sighting)> &done) { done(Sighting::Absent); };
        break;
    default:
        m_trouble = upTo(10);
    }
    m_bench->settle(); // A courier of these tests does not end what it was carrying when it is taken away.
    m_bench->outbox->setCouriers(oneIn(5) ? std::vector<Courier *>{&m_bench->b} : m_bench->couriers());
}

void OutboxChanceTest::step()
{
    switch (upTo(11)) {
    case 0:
        return m_bench->outbox->discard(anyMessage(), QStringLiteral("a test"), m_person,
                                        [](const auto &) {});
    case 1:
        return m_bench->outbox->retry(anyMessage(), m_person, [](const auto &) {});
    case 2:
        return oneIn(4) ? m_bench->outbox->retryAll(m_person, [](const auto &) {}) : void();
    case 3:
    case 4:
        return change();
    case 5:
        return oneIn(6) ? m_bench->restart(oneIn(2) ? End::Kill : End::Clean) : void();
    case 6:
    case 7:
        return m_bench->pass(upTo(4) * Minute, 20'000);
    default:
        return enqueue();
    }
}

/// Every way is open again.
void OutboxChanceTest::clear()
{
    m_trouble = 0;
    for (FakeCourier *courier : {&m_bench->a, &m_bench->b}) {
        courier->enabled = courier->accepting = true;
        courier->mailbox = nullptr;
    }
    m_bench->outbox->setCouriers(m_bench->couriers());
    m_bench->settle();
    m_bench->outbox->retryAllNow(); // As after a change of trust.
    m_bench->pass(120 * Minute, 2 * Minute);
}

void OutboxChanceTest::everyMessageEndsSomehow_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 40; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void OutboxChanceTest::everyMessageEndsSomehow()
{
    QFETCH(quint32, seed);
    m_chance.seed(seed);
    for (int i = 0; i < 150; ++i)
        step();
    clear();
    QCOMPARE(m_bench->outbox->waiting(), 0);
    for (const quint64 id : std::as_const(m_ids)) {
        const QString state = m_bench->state(id);
        QVERIFY2((QStringList{"Sent", "Failed", "Expired", "Discarded", "Held"}).contains(state),
                 qPrintable(state));
        QVERIFY2(state != QLatin1String("Sent") || m_taken.count(id), "sent, and no server has taken it");
    }
}

QTEST_GUILESS_MAIN(OutboxChanceTest)
#include "outboxchancetest.moc"
