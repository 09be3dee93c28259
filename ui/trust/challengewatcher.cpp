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
    if (isShown && !removed && (entry.isOpen() || entry.leaf.sha256 != m_dialog->entry().leaf.sha256))
        return review(entry.key());
    if (!entry.isOpen() || removed || isShown)
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
        review(m_waiting.first());
}

void ChallengeWatcher::review(const QString &key)
{
    if (m_opening == key)
        return;
    m_opening = key;
    loadChallenge(
        m_context.link, key, this,
        [this](const ChallengeData &data) {
            m_opening.clear();
            openDialog(data);
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
            m_dialog->entry().errors != data.entry.errors ||
            m_dialog->entry().failure.why != data.entry.failure.why)
            m_dialog->setData(data);
        m_dialog->raise();
        return m_dialog->activateWindow();
    }
    if (m_dialog)
        return announce(data.entry);
    auto *dialog = new ChallengeDialog(m_context, data, m_window, m_guard);
    m_dialog = dialog;
    connect(dialog, &QDialog::finished, this, [this, dialog] {
        m_dismissed.insert(dismissalOf(dialog->entry()));
        m_dialog = nullptr;
    });
    dialog->open();
}

} // namespace ui
