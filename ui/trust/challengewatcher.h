#pragma once

#include "ui/shell/notifications.h"
#include "ui/shell/view.h"
#include "ui/trust/hostentry.h"

#include <QPointer>
#include <QSet>

namespace ui {

class ChallengeDialog;
struct ChallengeData;

/// Listens for servers whose certificate the station refused and brings them before a person: as a dialog
/// while the window is in use, else as a notification. One dialog at a time; what a person closed does not
/// open again by itself.
class ChallengeWatcher final : public QObject
{
    Q_OBJECT
public:
    /// @p window is asked whether somebody is using it, and is the dialogs' parent.
    ChallengeWatcher(ViewContext &context, QWidget *window);

    /// Opens the dialog for "host:port/protocol", or brings the one that is open to the front.
    void review(const QString &key);
    /// Opens the dialog for the next that waits, after the one that was looked at last.
    void reviewNext();
    int waiting() const { return int(m_waiting.size()); }
    const QStringList &waitingKeys() const { return m_waiting; }
    /// Where all of them are listed.
    const QString &serviceOrd() const { return m_serviceOrd; }
    /// The one that is open; a null pointer when none is.
    ChallengeDialog *dialog() const;
    /// How long approving stays out of reach after opening.
    void setGuard(int ms) { m_guard = ms; }

Q_SIGNALS:
    void waitingChanged(int waiting);

private:
    void begin();
    void readList();
    void take(const QString &what, const HostEntry &entry);
    void takeFailure(const HostEntry &entry);
    void takeRemoved(quint32 handle);
    void reread(bool accountGone);
    void follow(const ChallengeData &data);
    void announce(const HostEntry &entry);
    Notifications::About about(const HostEntry &entry) const;
    void openDialog(const ChallengeData &data);
    bool isInUse() const;
    void setWaiting(const QStringList &keys);

    ViewContext &m_context;
    QWidget *m_window;
    int m_guard;
    quint32 m_service = 0;
    QString m_serviceOrd;
    QStringList m_waiting;     ///< Keys of entries that nobody decided.
    QSet<QString> m_dismissed; ///< Key and fingerprint of what a person closed.
    QString m_opening;         ///< Being read for a dialog.
    bool m_openAgain = false;  ///< There was news about it meanwhile.
    QString m_reviewed;        ///< The one that was looked at last.
    QPointer<ChallengeDialog> m_dialog;
};

} // namespace ui
