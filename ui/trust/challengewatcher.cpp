#include "ui/trust/challengewatcher.h"

#include "ui/link/stationlink.h"
#include "ui/trust/challengedialog.h"

#include <QApplication>

namespace ui {

namespace {

QString dismissalOf(const HostEntry &entry)
{
    return entry.key() + QLatin1Char(' ') + entry.leaf.sha256;
}

} // namespace

ChallengeWatcher::ChallengeWatcher(ViewContext &context, QWidget *window)
    : QObject(window), m_context(context), m_window(window), m_guard(ChallengeDialog::guardMs)
{
    connect(&context.link, &StationLink::opened, this, &ChallengeWatcher::begin);
    connect(&context.link, &StationLink::topicFired, this,
            [this](quint32 handle, const QString &slot, const QJsonValue &payload) {
                if (handle == m_service && slot == QLatin1String("challenged"))
                    take(payload[QStringLiteral("what")].toString(),
                         HostEntry::fromJson(payload[QStringLiteral("entry")].toObject()));
            });
    connect(&context.link, &StationLink::componentRemoved, this, &ChallengeWatcher::takeRemoved);
    if (context.link.isOpen())
        begin();
}

ChallengeDialog *ChallengeWatcher::dialog() const
{
    return m_dialog;
}

void ChallengeWatcher::begin()
{
    m_context.link.call(QStringLiteral("tree.search"),
                        {{QStringLiteral("type"), QStringLiteral("platform:CertificateService")}}, this,
                        [this](const client::Reply &reply) {
                            const QJsonObject row = reply.value.toArray().first().toObject();
                            m_service = quint32(row.value(QStringLiteral("handle")).toInteger());
                            m_serviceOrd = row.value(QStringLiteral("ord")).toString();
                            if (m_service == 0)
                                return setWaiting({});
                            m_context.link.watch(QStringLiteral("h:%1").arg(m_service), this);
                            readList();
                        });
}

/// What was refused before this session began waits as well.
void ChallengeWatcher::readList()
{
    m_context.link.call(QStringLiteral("hosts.list"), {}, this, [this](const client::Reply &reply) {
        QStringList keys;
        for (const QJsonValue &value : reply.value.toArray()) {
            const HostEntry entry = HostEntry::fromJson(value.toObject());
            if (!entry.isOpen())
                continue;
            keys.append(entry.key());
            if (!m_waiting.contains(entry.key()))
                announce(entry);
        }
        setWaiting(keys);
        // What is shown may have been decided while there was no session.
        if (m_dialog)
            reread(false);
    });
}

void ChallengeWatcher::take(const QString &what, const HostEntry &entry)
{
    if (what == QLatin1String("tlsWorks"))
        return;
    if (what == QLatin1String("tlsFailed"))
        return takeFailure(entry);
    QStringList keys = m_waiting;
    keys.removeAll(entry.key());
    const bool removed = what == QLatin1String("removed");
    if (entry.isOpen() && !removed)
        keys.append(entry.key());
    setWaiting(keys);
    const bool isShown = m_dialog && m_dialog->entry().key() == entry.key();
    if (isShown && m_dialog->isDeciding())
        return; // The answer says it.
    if (isShown && removed)
        return m_dialog->settle(tr("Its entry was deleted from Allowed Hosts."));
    if (isShown)
        return review(entry.key());
    if (!entry.isOpen() || removed)
        return;
    // Where the clock may be at fault nothing is to be decided before it is right.
    if (isInUse() && !entry.waitsForClock() && !m_dismissed.contains(dismissalOf(entry)))
        return review(entry.key());
    announce(entry);
}

/// There is nothing to decide, so that nobody is interrupted; who wants to know more asks for it.
void ChallengeWatcher::takeFailure(const HostEntry &entry)
{
    if (m_dialog && m_dialog->entry().key() == entry.key())
        return review(entry.key());
    m_context.notifications.add(Notifications::Error, entry.failure.why, about(entry));
    QApplication::alert(m_window);
}

void ChallengeWatcher::takeRemoved(quint32 handle)
{
    if (m_dialog && m_dialog->accountHandle() == handle)
        reread(true);
}

/// @p accountGone: who waited was deleted; somebody else may wait as well.
void ChallengeWatcher::reread(bool accountGone)
{
    const QPointer<ChallengeDialog> dialog = m_dialog;
    const auto gone = [this, dialog](const station::Error &) {
        if (m_context.link.isOpen())
            dialog->settle(tr("Its entry was deleted from Allowed Hosts."));
    };
    const auto read = [this, dialog, accountGone](const ChallengeData &data) {
        if (accountGone && data.accountHandle == 0 && data.entry.isOpen())
            return dialog->settle(
                tr("The account \"%1\" was deleted; no mail waits for this server any more.")
                    .arg(dialog->account()));
        if (m_dialog == dialog)
            openDialog(data);
    };
    loadChallenge(m_context.link, dialog->entry().key(), dialog, read, gone);
}

void ChallengeWatcher::announce(const HostEntry &entry)
{
    const bool changed = entry.state == HostState::Changed;
    const QString text = changed ? tr("%1 shows another certificate than the approved one; review it")
                         : entry.waitsForClock() ? tr("The certificate of %1 is not valid yet by a clock "
                                                      "that is not synchronised; mail waits for it")
                                                 : tr("The certificate of %1 is not approved; review it");
    m_context.notifications.add(changed ? Notifications::Error : Notifications::Warning,
                                text.arg(entry.hostAndPort()), about(entry));
    QApplication::alert(m_window);
}

Notifications::About ChallengeWatcher::about(const HostEntry &entry) const
{
    return {.ord = m_serviceOrd, .challenge = entry.key()};
}

bool ChallengeWatcher::isInUse() const
{
    return m_window->isActiveWindow() && !QApplication::activeModalWidget() &&
           !QApplication::activePopupWidget() && !m_dialog && m_opening.isEmpty();
}

void ChallengeWatcher::setWaiting(const QStringList &keys)
{
    if (keys == m_waiting)
        return;
    m_waiting = keys;
    Q_EMIT waitingChanged(waiting());
}

void ChallengeWatcher::reviewNext()
{
    if (!m_waiting.isEmpty())
        review(m_waiting.at((m_waiting.indexOf(m_reviewed) + 1) % m_waiting.size()));
}

void ChallengeWatcher::review(const QString &key)
{
    m_openAgain = m_opening == key;
    if (m_openAgain)
        return;
    m_opening = key;
    loadChallenge(
        m_context.link, key, this,
        [this](const ChallengeData &data) {
            const QString read = std::exchange(m_opening, {});
            openDialog(data);
            if (std::exchange(m_openAgain, false))
                review(read);
        },
        [this](const station::Error &error) {
            m_opening.clear();
            m_context.notifications.add(Notifications::Error, error.text(), m_serviceOrd);
        });
}

void ChallengeWatcher::openDialog(const ChallengeData &data)
{
    if (m_dialog && m_dialog->entry().key() == data.entry.key()) {
        if (m_dialog->entry().leaf.sha256 != data.entry.leaf.sha256 ||
            m_dialog->entry().state != data.entry.state || m_dialog->entry().errors != data.entry.errors ||
            m_dialog->entry().isSuperseded() != data.entry.isSuperseded() ||
            m_dialog->accountHandle() != data.accountHandle ||
            m_dialog->entry().failure.why != data.entry.failure.why) {
            m_dialog->setData(data);
            follow(data);
        }
        m_dialog->raise();
        return m_dialog->activateWindow();
    }
    if (m_dialog)
        return announce(data.entry);
    auto *dialog = new ChallengeDialog(m_context, data, m_window, m_guard);
    m_dialog = dialog;
    m_reviewed = data.entry.key();
    follow(data);
    connect(dialog, &QDialog::finished, this, [this, dialog] {
        m_dismissed.insert(dismissalOf(dialog->entry()));
        m_dialog = nullptr;
    });
    dialog->open();
}

/// Who waits may be deleted while a person still compares fingerprints.
void ChallengeWatcher::follow(const ChallengeData &data)
{
    if (data.accountHandle != 0)
        m_context.link.watch(QStringLiteral("h:%1").arg(data.accountHandle), m_dialog);
}

} // namespace ui
