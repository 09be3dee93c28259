#pragma once

#include "components/email/outbox/outbox.h"
#include "station/basictypes.h"
#include "station/componenttype.h"
#include "station/station.h"
#include "tests/support/fakeclock.h"
#include "tests/support/waiting.h"

#include <QCoreApplication>
#include <QTemporaryDir>
#include <QtTest>

/// A station with a database, an outbox and two scripted accounts. Time stands still unless a test moves it.
namespace outboxbench {

using namespace email;

inline MailAddress address(const QString &text)
{
    return MailAddress::parse(text).value();
}

inline ServerReply reply(int code, const QByteArray &enhanced = {},
                         const QString &text = QStringLiteral("said so"))
{
    return {code, enhanced, {text}};
}

inline Outcome delivered(const Delivery &delivery)
{
    Outcome outcome;
    outcome.kind = Outcome::Kind::Delivered;
    outcome.step = Step::EndOfData;
    for (const MailAddress &to : delivery.envelope.recipients)
        outcome.receipt.recipients.append({to, true, reply(250)});
    outcome.receipt.last = reply(250, "2.0.0");
    return outcome;
}

/// The connection ended at @p step.
inline Outcome broken(Step step, Cause cause = Cause::ConnectionLost, bool afterDot = false)
{
    Outcome outcome;
    outcome.kind = Outcome::Kind::Broken;
    outcome.token = step >= Step::MailFrom ? 1 : 0;
    outcome.step = step;
    outcome.cause = cause;
    outcome.text = QStringLiteral("gone");
    outcome.afterDot = afterDot;
    return outcome;
}

inline Outcome unreachable()
{
    return broken(Step::Connect, Cause::ConnectFailed);
}
inline Outcome lostAfterDot()
{
    return broken(Step::EndOfData, Cause::ConnectionLost, true);
}

/// The server said no at @p step.
inline Outcome refused(const Delivery &delivery, Step step, int code, const QByteArray &enhanced = {})
{
    Outcome outcome;
    outcome.kind = Outcome::Kind::Refused;
    outcome.token = delivery.envelope.token;
    outcome.step = step;
    outcome.cause = Cause::ServerRefused;
    outcome.reply = reply(code, enhanced);
    if (step < Step::RcptTo)
        return outcome;
    for (const MailAddress &to : delivery.envelope.recipients)
        outcome.receipt.recipients.append(
            {to, step != Step::RcptTo, step == Step::RcptTo ? outcome.reply : reply(250)});
    if (step == Step::EndOfData)
        outcome.receipt.last = outcome.reply;
    return outcome;
}

class FakeCourier final : public Courier
{
public:
    using Script = std::function<Outcome(const Delivery &)>;

    explicit FakeCourier(quint32 handle) : m_handle(handle) {}

    quint32 courierHandle() const override { return m_handle; }
    QString courierOrd() const override
    {
        return QStringLiteral("/Services/EmailService/Out%1").arg(m_handle);
    }
    bool isEnabled() const override { return enabled; }
    bool isAccepting() const override { return accepting; }
    QString hindrance() const override { return hindered; }
    CourierLimits limits() const override { return allowed; }
    Mailbox defaultSender() const override { return {{}, address(QStringLiteral("station@site.example"))}; }
    QList<Mailbox> defaultReplyTo() const override { return {}; }
    Courier *fallback() const override { return next; }
    VerdictFacts verdictFacts() const override { return {QStringLiteral("mail.example"), 587, {}, {}}; }
    QString signInMark() const override { return mark; }
    bool canLookFor() const override { return bool(mailbox); }
    void lookFor(const QByteArray &messageId, std::function<void(Sighting)> done) override
    {
        lookedFor.append(messageId);
        if (!mailbox)
            return done(Sighting::Unknown);
        mailbox(std::move(done));
    }
    int capacity(bool) const override { return lanes - busy; }
    bool isIdle() const override { return busy == 0; }
    void deliver(Delivery delivery) override
    {
        ++busy;
        if (keepsCopies)
            seen.push_back(delivery);
        if (script)
            attempt(delivery);
    }
    void queueSizeChanged(int waiting) override { queueSize = waiting; }
    void mailSent() override { ++sent; }
    void mailFailed(const Verdict &verdict) override { failures.push_back(verdict); }
    void quotaChanged(const QuotaNews &told) override { quota = told; }
    void mailDiscarded(const QDateTime &, const QString &cause) override { discards.push_back(cause); }

    /// Records the phases as a dialogue would, then ends as the script says.
    void attempt(const Delivery &delivery)
    {
        if (!delivery.envelope.attemptingRecorded)
            delivery.record(Phase::Attempting, [this, delivery] { commit(delivery); });
        else
            commit(delivery);
    }
    void commit(const Delivery &delivery)
    {
        if (!delivery.envelope.committingRecorded)
            delivery.record(Phase::Committing, [this, delivery] { end(delivery, script(delivery)); });
        else
            end(delivery, script(delivery));
    }
    void end(const Delivery &delivery, const Outcome &outcome)
    {
        --busy;
        delivery.finished(outcome);
    }
    std::vector<qint64> ids() const
    {
        std::vector<qint64> list;
        for (const Delivery &delivery : seen)
            list.push_back(delivery.envelope.token);
        return list;
    }

    bool enabled = true;
    bool accepting = true;
    QString hindered;
    QString mark;
    CourierLimits allowed;
    Courier *next = nullptr;
    bool keepsCopies = true;
    int lanes = 1;
    int busy = 0;
    Script script = delivered;
    std::function<void(std::function<void(Sighting)>)> mailbox; ///< What shows sent mail; empty = none.
    QList<QByteArray> lookedFor;
    std::vector<Delivery> seen;
    int queueSize = 0;
    QuotaNews quota;
    int sent = 0;
    std::vector<Verdict> failures;
    QStringList discards;

private:
    quint32 m_handle;
};

inline NewMail mailTo(const QStringList &recipients, int priority = 128, MailKind kind = MailKind::Alarm)
{
    static int number = 0;
    NewMail mail;
    mail.mail.messageId = "m" + QByteArray::number(++number) + "@site.example";
    mail.mail.bytes = "Message-ID: <" + mail.mail.messageId + ">\r\nSubject: high\r\n\r\ntext\r\n";
    mail.mail.envelopeFrom = address(QStringLiteral("station@site.example"));
    for (const QString &to : recipients)
        mail.mail.recipients.append(address(to));
    mail.subject = QStringLiteral("high");
    mail.text = QStringLiteral("text");
    mail.priority = priority;
    mail.kind = kind;
    return mail;
}

inline NewMail mail(int priority = 128, MailKind kind = MailKind::Alarm)
{
    return mailTo({QStringLiteral("duty@example.com")}, priority, kind);
}

enum class End { Clean, Kill, PowerCut };

class Bench
{
public:
    Bench()
    {
        station::registerBasicTypes(registry);
        open();
    }
    ~Bench() { close(End::Clean); }

    void open()
    {
        station = std::make_unique<station::Station>(registry, clock);
        station::DatabaseOptions options;
        options.ballastBytes = 0;
        const auto opened = station->database().open(dir.filePath(QStringLiteral("station.db")),
                                                     {station::auditSchema(), Outbox::schema()}, options);
        QVERIFY2(opened.ok(), opened.ok() ? "" : qPrintable(opened.error().text()));
        outbox = std::make_unique<Outbox>(*station, bootId);
        outbox->onTrouble([this](const station::Error &error) { troubles << error.text(); });
        QVERIFY(outbox->load().ok());
        outbox->setCouriers(couriers());
        if (startAtOnce)
            outbox->start();
    }
    void close(End end)
    {
        if (end == End::Clean && outbox)
            outbox->stop();
        outbox.reset();
        (void)station->database().close();
        station.reset();
    }
    void restart(End end)
    {
        close(end);
        if (end == End::PowerCut)
            bootId += QLatin1Char('x');
        for (FakeCourier *courier : {&a, &b})
            courier->busy = 0;
        open();
    }
    std::vector<Courier *> couriers() { return {&a, &b}; }

    quint64 put(const NewMail &mail)
    {
        const auto ticket = outbox->enqueue(mail);
        return ticket ? ticket->id : 0;
    }
    /// Until everything that was caused so far has happened and is on disk.
    void settle()
    {
        for (int quiet = 0; quiet < 4; ++quiet) {
            const auto before = std::pair(a.seen.size() + b.seen.size(), outbox->waiting());
            bool done = false;
            station->whenDurable([&](const auto &) { done = true; });
            QVERIFY(testsupport::waitUntil([&] { return done; }));
            done = false; // Questions are answered in order, so this one comes behind all others.
            station->database().query(QStringLiteral("SELECT 1"), {}, [&](const auto &) { done = true; });
            QVERIFY(testsupport::waitUntil([&] { return done; }));
            if (before != std::pair(a.seen.size() + b.seen.size(), outbox->waiting()))
                quiet = -1;
        }
    }
    QJsonObject row(quint64 id)
    {
        std::optional<QJsonObject> object;
        outbox->get(id, [&](const auto &got) { object = got ? *got : QJsonObject(); });
        if (!testsupport::waitUntil([&] { return object.has_value(); }))
            return {};
        return *object;
    }
    QString state(quint64 id) { return row(id).value(QLatin1String("state")).toString(); }
    QString recipient(quint64 id, int index, const char *field = "state")
    {
        return row(id)
            .value(QLatin1String("recipients"))
            .toArray()
            .at(index)
            .toObject()
            .value(QLatin1String(field))
            .toString();
    }
    QVariant sql(const QString &query)
    {
        const auto rows = station->database().queryNow(query);
        return rows && !rows->empty() ? rows->front().at(0) : QVariant();
    }
    /// Moves time on in steps, as it passes for a station: what falls due runs, and what it causes too.
    void pass(qint64 ms, qint64 step = 15'000)
    {
        for (qint64 left = ms; left > 0; left -= step) {
            clock.advance(std::min(step, left));
            settle();
        }
    }

    QTemporaryDir dir{testsupport::folderInMemory(QStringLiteral("outbox"))};
    testsupport::FakeClock clock;
    station::Registry registry;
    QString bootId = QStringLiteral("boot");
    bool startAtOnce = true;
    FakeCourier a{1};
    FakeCourier b{2};
    QStringList troubles;
    std::unique_ptr<station::Station> station;
    std::unique_ptr<Outbox> outbox;
};

} // namespace outboxbench
