#include "ui/views/mail/accounttrial.h"

#include "ui/link/stationlink.h"
#include "ui/look/statuslook.h"
#include "ui/views/mail/accountfacts.h"
#include "ui/views/mail/mailtimes.h"

namespace ui {

namespace {

QString topicOf(const QString &accountOrd)
{
    return accountOrd.left(accountOrd.lastIndexOf(QLatin1Char('/'))) + QStringLiteral(".outboxChanged");
}

/// The rows of slot.read by slot name.
QJsonObject bySlot(const QJsonArray &rows)
{
    QJsonObject values;
    for (const QJsonValue &row : rows)
        values.insert(row[QStringLiteral("ord")].toString().section(QLatin1Char('.'), -1),
                      row[QStringLiteral("text")]);
    return values;
}

} // namespace

AccountTrial::AccountTrial(StationLink &link, QObject *parent) : QObject(parent), m_link(link)
{
    connect(&m_link, &StationLink::slotChanged, this, [this](quint32 handle) {
        if (m_handle == 0 || handle != m_handle)
            return;
        if (m_asked)
            look();
        if (isMailWaiting())
            lookAtMail();
    });
    connect(&m_link, &StationLink::topicFired, this,
            [this](quint32, const QString &slot, const QJsonValue &news) {
                if (!isMailWaiting() || slot != QLatin1String("outboxChanged"))
                    return;
                bool concerned = news[QStringLiteral("more")].toBool();
                for (const QJsonValue &message : news[QStringLiteral("messages")].toArray())
                    concerned = concerned || message[QStringLiteral("id")].toInteger() == m_mail;
                if (concerned)
                    lookAtMail();
            });
    connect(&m_link, &StationLink::opened, this, [this] {
        if (m_asked)
            look();
        if (isMailWaiting())
            lookAtMail();
    });
}

void AccountTrial::begin(const QString &ord, quint32 handle, const QString &text)
{
    if (handle != m_handle) {
        clear();
        m_ord = ord;
        m_handle = handle;
        m_link.watch(QStringLiteral("h:%1").arg(handle), this);
        m_link.watch(topicOf(ord), this);
    }
    m_steps.append({Running, text});
    Q_EMIT changed();
}

void AccountTrial::clear()
{
    if (m_handle != 0) {
        m_link.unwatch(QStringLiteral("h:%1").arg(m_handle), this);
        m_link.unwatch(topicOf(m_ord), this);
    }
    m_handle = 0;
    m_steps.clear();
    m_checkStep = -1;
    m_asked = false;
    m_challenge.clear();
    m_mail = 0;
    m_mailSettled = false;
    Q_EMIT changed();
}

void AccountTrial::setStep(Outcome outcome, const QString &text)
{
    m_steps.last() = {outcome, text};
    Q_EMIT changed();
}

// Connecting -----------------------------------------------------------------------------------------------

void AccountTrial::check(const QString &ord, quint32 handle)
{
    clear();
    begin(ord, handle, tr("Connecting"));
    m_checkStep = 0;
    m_link.call(QStringLiteral("action.invoke"),
                {{QStringLiteral("ord"), QStringLiteral("h:%1.checkConnection").arg(handle)}}, this,
                [this, handle](const client::Reply &reply) {
                    if (handle != m_handle)
                        return;
                    if (!reply.ok()) {
                        setStep(Failed, reply.errors.first().text());
                        Q_EMIT checked(false);
                        return;
                    }
                    const QJsonValue answer = reply.value;
                    if (answer[QStringLiteral("started")] == QJsonValue(false)) {
                        setStep(Failed, answer[QStringLiteral("text")].toString());
                        Q_EMIT checked(false);
                        return;
                    }
                    m_asked = true;
                    look();
                });
}

void AccountTrial::look()
{
    m_lookAgain = m_looking;
    if (std::exchange(m_looking, true))
        return;
    m_link.call(QStringLiteral("slot.read"),
                {{QStringLiteral("ords"), QJsonArray{QStringLiteral("h:%1").arg(m_handle)}}}, this,
                [this, handle = m_handle](const client::Reply &reply) {
                    m_looking = false;
                    if (handle != m_handle || m_checkStep < 0)
                        return;
                    if (reply.ok())
                        judge(bySlot(reply.value.toArray()));
                    if (std::exchange(m_lookAgain, false))
                        look();
                });
}

void AccountTrial::judge(const QJsonObject &values)
{
    const auto text = [&values](const char *slot) { return values.value(QLatin1String(slot)).toString(); };
    Step &step = m_steps[m_checkStep];
    const Step before = step;
    const QString state = text("state");
    if (!isAtRest(state)) {
        // After a failure it may be a message that connects; only success is news then.
        if (step.outcome == Running)
            step.text = connectionText(state);
    } else if (statusIn(text("status")) == station::Status()) {
        const QString tls = text("tlsSession");
        const bool clear =
            text("useSsl") != QLatin1String("true") && text("useStartTls") != QLatin1String("true");
        step = {Passed, clear || tls.isEmpty() ? tr("The connection works. It is not encrypted")
                                               : tr("The connection works: %1").arg(tls)};
    } else {
        step = {Failed, text("faultCause")};
    }
    const QString challenge = step.outcome == Failed ? text("challenge") : QString();
    if (step.outcome == before.outcome && step.text == before.text && challenge == m_challenge)
        return;
    m_challenge = challenge;
    const Outcome outcome = step.outcome;
    Q_EMIT changed();
    if (outcome != before.outcome && outcome != Running)
        Q_EMIT checked(outcome == Passed);
}

// The test mail --------------------------------------------------------------------------------------------

void AccountTrial::sendTest(const QString &ord, quint32 handle, const QString &to)
{
    begin(ord, handle, tr("Handing a test mail to the outbox"));
    m_mail = 0;
    m_mailSettled = false;
    QJsonObject params{{QStringLiteral("ord"), QStringLiteral("h:%1.sendTest").arg(handle)}};
    if (!to.isEmpty())
        params.insert(QStringLiteral("argument"), to);
    m_link.call(QStringLiteral("action.invoke"), params, this, [this, handle](const client::Reply &reply) {
        if (handle != m_handle)
            return;
        if (!reply.ok()) {
            setStep(Failed, reply.errors.first().text());
            Q_EMIT mailSettled(false);
            return;
        }
        m_mail = reply.value[QStringLiteral("id")].toInteger();
        lookAtMail();
    });
}

void AccountTrial::lookAtMail()
{
    m_link.call(QStringLiteral("outbox.get"), {{QStringLiteral("id"), m_mail}}, this,
                [this, mail = m_mail](const client::Reply &reply) {
                    if (mail == m_mail && isMailWaiting() && reply.ok())
                        judgeMail(reply.value.toObject());
                });
}

void AccountTrial::judgeMail(const QJsonObject &row)
{
    const QString state = row.value(QStringLiteral("state")).toString();
    const QString cause = row.value(QStringLiteral("lastCause")).toString();
    if (state == QLatin1String("Queued") || state == QLatin1String("Sending") ||
        state == QLatin1String("Ambiguous")) {
        const QString next = shortTime(mailTime(row.value(QStringLiteral("nextTry"))));
        setStep(Running, cause.isEmpty()  ? tr("The test mail is on its way")
                         : next.isEmpty() ? tr("The test mail waits: %1").arg(cause)
                                          : tr("The test mail waits, next try %1: %2").arg(next, cause));
        return;
    }
    QStringList lines;
    for (const QJsonValue &recipient : row.value(QStringLiteral("recipients")).toArray()) {
        const QString address = recipient[QStringLiteral("address")].toString();
        const QString answer = recipient[QStringLiteral("text")].toString();
        lines.append(recipient[QStringLiteral("state")].toString() == QLatin1String("Sent")
                         ? tr("The server accepted the test mail for %1: %2").arg(address, answer)
                         : tr("The server refused the test mail for %1: %2").arg(address, answer));
    }
    const bool accepted = state == QLatin1String("Sent");
    if (!accepted && !cause.isEmpty())
        lines = QStringList{cause};
    m_mailSettled = true;
    setStep(accepted ? Passed : Failed, lines.join(QLatin1Char('\n')));
    Q_EMIT mailSettled(accepted);
}

} // namespace ui
