#pragma once

#include "ui/shell/view.h"

class QTabWidget;

namespace ui {

class HostsPanel;
class StorePanel;
class TrustPanel;

/// Whom the station believes: the System and User trust stores, the User key store and Allowed Hosts, live.
/// Certificate files that are dropped anywhere on it are shown one after another and, if wanted, imported.
class CertificateManager final : public View
{
    Q_OBJECT
public:
    CertificateManager(ViewContext &context, ComponentDescription component, QWidget *parent = nullptr);

    void find() override;
    void refresh() override;
    bool takeAgain(const ComponentDescription &component) override;
    QTabWidget &tabs() const { return *m_tabs; }

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    TrustPanel *panel() const;
    void follow();

    QTabWidget *m_tabs = nullptr;
    StorePanel *m_system = nullptr;
    StorePanel *m_user = nullptr;
    HostsPanel *m_hosts = nullptr;
};

} // namespace ui
