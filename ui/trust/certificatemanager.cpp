#include "ui/trust/certificatemanager.h"

#include "ui/link/stationlink.h"
#include "ui/look/handfocus.h"
#include "ui/look/icons.h"
#include "ui/trust/hostspanel.h"
#include "ui/trust/keystorepanel.h"
#include "ui/trust/storepanel.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QTabWidget>
#include <QVBoxLayout>

namespace ui {

namespace {

/// The files that are dragged; empty when something else is.
QStringList filesOf(const QMimeData *content)
{
    QStringList files;
    for (const QUrl &url : content->urls()) {
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    }
    return files;
}

/// A file manager that is told of a move would delete the file.
void acceptCopy(QDropEvent &event)
{
    event.setDropAction(Qt::CopyAction);
    event.accept();
}

} // namespace

CertificateManager::CertificateManager(ViewContext &viewContext, ComponentDescription description,
                                       QWidget *parent)
    : View(viewContext, std::move(description), parent),
      m_tabs(new QTabWidget(this)),
      m_system(new StorePanel(context().link, QStringLiteral("system"), this)),
      m_user(new StorePanel(context().link, QStringLiteral("user"), this)),
      m_hosts(new HostsPanel(context(), this))
{
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Certificates"));
    m_tabs->addTab(m_system, icon(QStringLiteral("certificates")), tr("System trust store"));
    m_tabs->addTab(m_user, icon(QStringLiteral("certificates")), tr("User trust store"));
    m_tabs->addTab(new KeyStorePanel(this), icon(QStringLiteral("key")), tr("User key store"));
    m_tabs->addTab(m_hosts, icon(QStringLiteral("shield-warning")), tr("Allowed Hosts"));
    m_tabs->setCurrentWidget(m_hosts);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tabs);
    handFocus(this, m_tabs);
    setAcceptDrops(true);
    follow();
}

void CertificateManager::follow()
{
    context().link.watch(QStringLiteral("h:%1").arg(handle()), this);
    connect(&context().link, &StationLink::topicFired, this, [this](quint32 source, const QString &topic) {
        if (source == handle() && topic == QLatin1String("challenged"))
            m_hosts->refresh();
    });
    connect(&context().link, &StationLink::slotChanged, this, [this](quint32 source, const QString &slot) {
        if (source != handle())
            return;
        if (slot == QLatin1String("systemAnchors"))
            m_system->refresh();
        else if (slot == QLatin1String("userAnchors"))
            m_user->refresh();
        else if (slot == QLatin1String("openChallenges"))
            m_hosts->refresh();
    });
    connect(&context().link, &StationLink::opened, this, &CertificateManager::refresh);
}

TrustPanel *CertificateManager::panel() const
{
    return qobject_cast<TrustPanel *>(m_tabs->currentWidget());
}

void CertificateManager::find()
{
    if (TrustPanel *shown = panel())
        shown->find();
}

void CertificateManager::refresh()
{
    for (TrustPanel *each : {static_cast<TrustPanel *>(m_system), static_cast<TrustPanel *>(m_user),
                             static_cast<TrustPanel *>(m_hosts)})
        each->refresh();
}

/// What is asked, chosen and turned to stays.
bool CertificateManager::takeAgain(const ComponentDescription &)
{
    refresh();
    return true;
}

void CertificateManager::dragEnterEvent(QDragEnterEvent *event)
{
    if (context().link.isAdmin() && !filesOf(event->mimeData()).isEmpty())
        acceptCopy(*event);
}

void CertificateManager::dropEvent(QDropEvent *event)
{
    const QStringList files = filesOf(event->mimeData());
    if (files.isEmpty() || !context().link.isAdmin())
        return;
    acceptCopy(*event);
    m_tabs->setCurrentWidget(m_user);
    m_user->importFiles(files);
}

} // namespace ui
