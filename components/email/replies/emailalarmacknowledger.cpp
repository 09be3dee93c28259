// Life and settings of the acknowledger, and what it gives out. What comes in is in replyhandling.cpp.

#include "components/email/replies/emailalarmacknowledger.h"

#include "components/email/protocol/addresslist.h"
#include "components/email/replies/mailuser.h"
#include "station/links.h"
#include "station/value/codec.h"

#include <QCoreApplication>
#include <QRandomGenerator>

namespace email {

using station::Error;
using station::Result;

namespace {

constexpr int KeyWords = 8; // 256 bits.

QString tr(const char *text)
{
    return QCoreApplication::translate("EmailAlarmAcknowledger", text);
}

QByteArray newKey()
{
    std::array<quint32, KeyWords> words{};
    QRandomGenerator::system()->fillRange(words.data(), words.size());
    return QByteArray(reinterpret_cast<const char *>(words.data()), sizeof(words));
}

} // namespace

// Life ------------------------------------------------------------------------------------------------------

void EmailAlarmAcknowledger::started()
{
    station()->addObserver(this);
    loadKey();
    loadLog();
    startDay();
    showStatus();
}

void EmailAlarmAcknowledger::stopped()
{
    station()->removeObserver(this);
    m_midnight.stop();
}

void EmailAlarmAcknowledger::changed(const station::SlotSpec &slot)
{
    if (enabled == slot && isStarted())
        loadKey();
    if (!slot.has(station::ReadOnly))
        showStatus();
}

void EmailAlarmAcknowledger::slotChanged(station::Component &node, const station::SlotSpec &)
{
    if (node.parent() == this)
        scheduleExecute();
}

/// Made when it is first needed. Without one nobody is asked for a reply, and the mail goes all the same.
void EmailAlarmAcknowledger::loadKey()
{
    m_keyFault.clear();
    if (!enabled() || m_signer.canSign())
        return;
    if (!signingKey().set) {
        const station::ActionResult made = doRenewKey();
        m_keyFault = made ? QString() : made.error().text();
        return;
    }
    Result<station::SecretBytes> key = station()->secret(*this, signingKey.spec());
    if (key)
        m_signer = TokenSigner(std::move(key).value());
    else
        m_keyFault =
            station::Error{
                signingKey.spec().name, key.error().why,
                tr("Put the key file back; or invoke renewKey, after which replies to earlier mail "
                   "do not count.")}
                .text();
}

station::ActionResult EmailAlarmAcknowledger::doRenewKey()
{
    QByteArray key = newKey();
    const QDateTime now = station()->clock().wall();
    const QString id = QStringLiteral("%1.%2").arg(handle()).arg(signingKey.spec().name);
    if (const Result<void> kept = station()->secrets().set(id, key, {}, now); !kept)
        return kept.error();
    m_signer = TokenSigner(station::SecretBytes(std::move(key)));
    signingKey.set({.set = true, .changed = now, .entered = {}, .clear = false});
    m_keyFault.clear();
    showStatus();
    return QJsonValue();
}

void EmailAlarmAcknowledger::loadLog()
{
    const QDateTime midnight(station()->clock().wall().toLocalTime().date(), QTime(0, 0));
    if (const Result<void> loaded = m_log.load(*station(), handle(), midnight); !loaded)
        station()->log().write(station::Log::Level::Error, path(), loaded.error().text());
    if (const ReplyDecision *last = m_log.last(true)) {
        lastAlarmAcked.set(last->alarm);
        lastAlarmAckedTime.set(last->at);
    }
    if (const ReplyDecision *last = m_log.last(false)) {
        lastAckFailureCause.set(last->cause);
        lastAckFailureTime.set(last->at);
    }
}

/// The counters of the day begin anew at midnight of this machine.
void EmailAlarmAcknowledger::startDay()
{
    const QDateTime now = station()->clock().wall().toLocalTime();
    const QDateTime next(now.date().addDays(1), QTime(0, 0));
    m_midnight.start(station()->clock(), now.msecsTo(next), [this] {
        m_log.startDay();
        startDay();
    });
    showCounters();
}

void EmailAlarmAcknowledger::showCounters()
{
    alarmsAckedToday.set(m_log.acknowledgedToday());
    messagesReceivedToday.set(m_log.receivedToday());
}

// Settings --------------------------------------------------------------------------------------------------

KnownPerson EmailAlarmAcknowledger::personOf(const MailAddress &address) const
{
    for (const auto &node : children()) {
        const auto *user = dynamic_cast<const MailUser *>(node.get());
        if (!user)
            continue;
        for (const QString &entry : user->addresses().addresses) {
            const auto parsed = parseAddressList(entry);
            if (parsed && !parsed->isEmpty() &&
                parsed->first().address.bytes().compare(address.bytes(), Qt::CaseInsensitive) == 0)
                return {user->name(), user->mayAcknowledge()};
        }
    }
    return {};
}

QString EmailAlarmAcknowledger::configurationFault() const
{
    const auto fault = [this](const QString &why, const QString &remedy) {
        return Error{path(), why, remedy}.text();
    };
    const auto links = station()->links().into(*this);
    if (std::none_of(links.begin(), links.end(),
                     [this](const station::Link &link) { return link.target.slot == &received.spec(); }))
        return fault(tr("no reply reaches it"),
                     tr("Link the topic received of an incoming account to its action received"));
    const bool hasUser = std::any_of(children().begin(), children().end(), [](const auto &node) {
        return dynamic_cast<const MailUser *>(node.get()) != nullptr;
    });
    if (!hasUser)
        return fault(tr("nobody may acknowledge by mail"), tr("Add an email:MailUser below it"));
    return m_keyFault;
}

void EmailAlarmAcknowledger::showStatus()
{
    const QString fault = enabled() && isStarted() ? configurationFault() : QString();
    const station::Status shown = fault.isEmpty() ? station::Status() : station::Status::Fault;
    status.set(enabled() ? shown : station::Status(station::Status::Disabled));
    faultCause.set(fault);
}

// Giving out ------------------------------------------------------------------------------------------------

QByteArray EmailAlarmAcknowledger::tokenFor(const alarms::AlarmRecord &record, int sequence,
                                            const MailAddress &recipient) const
{
    if (!enabled() || !isStarted() || !personOf(recipient).mayAcknowledge)
        return {};
    // The first mail of an episode is named in all later ones, so its time must not depend on theirs.
    const QDateTime &issued = sequence == 1 ? record.timestamp : record.lastUpdate;
    return m_signer.sign(record.id, sequence, issued, recipient);
}

station::ActionResult EmailAlarmAcknowledger::doReplies()
{
    return QJsonValue(m_log.recent());
}

} // namespace email
