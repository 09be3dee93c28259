#pragma once

#include "ui/views/mail/serverproposal.h"

#include <QGroupBox>

#include <memory>

class QButtonGroup;
class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QRadioButton;
class QVBoxLayout;

namespace client {
struct Reply;
}

namespace ui {

class StationLink;

/// Asks the station what the address's domain publishes about its mail servers, and offers that to be picked.
///
/// Nothing is filled in unless a person picks it: DNS is not signed. A server outside the domain is
/// confirmed besides, visibly and for each choice anew (RFC 6186 §6).
class WizardDiscovery final : public QGroupBox
{
    Q_OBJECT
public:
    WizardDiscovery(StationLink &link, AccountPlan &plan, QWidget *parent = nullptr);

    /// For another domain: forgets what was found and picked.
    void setDomain(const QString &domain);
    void look();
    /// Takes the question back; what was found stays.
    void cancel();
    /// Offers what suits the accounts that are wanted.
    void offer();
    /// The plan was altered elsewhere: what is not in it any more is not picked either.
    void follow();
    /// What keeps one from going on; empty when nothing does.
    QString trouble() const;

Q_SIGNALS:
    /// The plan has the picked server.
    void picked();
    void presetPicked(const QString &id);

private:
    struct Choice
    {
        ServerProposal proposal;
        QRadioButton *button;
    };

    void take(const client::Reply &reply);
    void setAsking(bool asking);
    void showState(const QString &text);
    void addChoice(const ServerProposal &proposal, bool picked);
    void offerPreset();
    void pick(const ServerProposal &proposal);
    void showConfirmation();
    PlannedAccount &accountFor(const ServerProposal &proposal) const;
    /// Picked servers outside the domain.
    QStringList strangers() const;

    StationLink &m_link;
    AccountPlan &m_plan;
    QString m_domain;
    std::unique_ptr<QObject> m_question; ///< While one is open.
    QList<ServerProposal> m_found;
    QString m_exchanger;
    QList<Choice> m_choices;
    QLabel *m_state;
    QPushButton *m_ask;
    QProgressBar *m_progress;
    QVBoxLayout *m_list;
    QButtonGroup *m_outgoing;
    QButtonGroup *m_incoming;
    QPushButton *m_preset;
    QLabel *m_warning;
    QCheckBox *m_confirmed;
};

} // namespace ui
