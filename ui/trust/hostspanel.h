#pragma once

#include "ui/trust/hostentry.h"
#include "ui/trust/trustpanel.h"

namespace ui {

class HostsModel;
struct ViewContext;

/// The tab of Allowed Hosts: who was refused, who was approved by a person, and what to do about it.
class HostsPanel final : public TrustPanel
{
    Q_OBJECT
public:
    explicit HostsPanel(ViewContext &context, QWidget *parent = nullptr);

    void refresh() override;

protected:
    void updateButtons() override;

private:
    void view();
    void approve();
    void deny();
    void remove();
    void importIssuer();
    /// Calls @p method for each of @p entries and says @p done when the station took it.
    void callFor(const QString &method, const QList<HostEntry> &entries, const QString &done);
    static QString deniedText(const QJsonValue &answer);
    void showChain(const HostEntry &entry);
    QList<HostEntry> selected() const;

    ViewContext &m_context;
    HostsModel *m_model = nullptr;
    QPushButton *m_view = nullptr;
    QPushButton *m_approve = nullptr;
    QPushButton *m_deny = nullptr;
    QPushButton *m_delete = nullptr;
    QPushButton *m_import = nullptr;
};

} // namespace ui
