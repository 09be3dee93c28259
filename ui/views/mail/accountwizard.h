#pragma once

#include "ui/views/mail/accountmaking.h"

#include <QWizard>

namespace ui {

struct ViewContext;

/// Makes mail accounts step by step. Nothing comes into the station before a person finishes.
///
/// It is shown beside the window and never in the way of it, since a check may bring up a certificate that
/// has to be looked at first.
class AccountWizard final : public QWizard
{
    Q_OBJECT
public:
    enum Page { Start, Server, SignIn, Check, Recipients, Summary };

    AccountWizard(ViewContext &context, const ComponentDescription &service, QWidget *parent);

    AccountPlan &plan() { return m_plan; }
    AccountMaking &making() { return m_making; }
    ViewContext &context() { return m_context; }
    /// False until the station has told what it can make.
    bool isReady() const { return m_ready; }
    /// A name that is free below the service.
    QString freeName(const QString &wish) const;
    bool isTaken(const QString &name) const { return m_taken.contains(name); }

    int nextId() const override;
    void accept() override;
    void reject() override;

Q_SIGNALS:
    void ready();
    /// The station refused something while finishing.
    void refused(const QString &text);
    /// An account is in the station, and the wizard done.
    void made(const QString &ord);

private:
    void read();
    void describe(const QStringList &types);
    void readAlarms();
    void finish();
    void setBusy(bool busy);

    ViewContext &m_context;
    AccountPlan m_plan;
    AccountMaking m_making;
    QStringList m_taken;
    bool m_ready = false;
    bool m_busy = false;
};

} // namespace ui
