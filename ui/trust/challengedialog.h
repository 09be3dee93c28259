#pragma once

#include "ui/shell/view.h"
#include "ui/trust/challengedata.h"
#include "ui/trust/challengetext.h"

#include <QDialog>
#include <QTimer>

class QCheckBox;
class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace ui {

class ChallengeRemedies;
class FingerprintCheck;

/// Asks what to do about a server that cannot be confirmed.
///
/// Safe by design: "Don't connect" is the default, has the focus, and is what Esc and closing mean. Approving
/// lies behind "I have checked this another way", cannot be hit within two seconds after opening, and sends
/// exactly the fingerprint that is on screen: the station refuses when the server shows something else by
/// then.
class ChallengeDialog final : public QDialog
{
    Q_OBJECT
public:
    static constexpr int guardMs = 2000;

    ChallengeDialog(ViewContext &context, const ChallengeData &data, QWidget *parent = nullptr,
                    int guard = guardMs);

    const HostEntry &entry() const { return m_data.entry; }
    /// The station has news: what is shown is shown anew, and the guard begins again.
    void setData(const ChallengeData &data);
    /// Nothing is to be decided here any more, because of @p why: there is only Close from now on.
    void settle(const QString &why);
    /// A decision was sent from here and has no answer yet.
    bool isDeciding() const { return m_deciding; }
    quint32 accountHandle() const { return m_data.accountHandle; }
    const QString &account() const { return m_data.account; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void rebuild();
    void addRemedies(QVBoxLayout *layout, bool approvable);
    void makeFooter(bool approvable);
    QWidget *makeApproval();
    QWidget *makeDetails();
    QWidget *makeDisclosure(const QString &text, const char *name, QWidget *content);
    QPushButton *addButton(const QString &text, const char *name);
    void addTicks(QVBoxLayout *layout);
    void fit();
    void updateApproval();
    QStringList ticked() const;
    void approveOnce();
    void approve();
    void send(QJsonObject params);
    void importIssuer();
    void useHost(const QString &host);
    void checkClock();
    void requestApproval();
    void copyText(const QString &text, const QString &said);
    void say(const QString &text);

    ViewContext &m_context;
    ChallengeData m_data;
    ChallengeText m_text;
    QString m_settled; ///< Why there is nothing to decide; empty while there may be.
    bool m_deciding = false;
    QTimer m_guard;
    QScrollArea *m_scroll = nullptr; ///< On a small screen nothing may be squeezed.
    QWidget *m_body = nullptr;
    QWidget *m_footer = nullptr; ///< Below what scrolls, so that "Don't connect" is always in sight.
    FingerprintCheck *m_check = nullptr;
    ChallengeRemedies *m_remedies = nullptr;
    QPushButton *m_once = nullptr;
    QPushButton *m_approve = nullptr;
    QList<QCheckBox *> m_ticks;
    QLabel *m_message = nullptr;
    QPushButton *m_refuse = nullptr;
};

} // namespace ui
