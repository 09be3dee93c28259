#include "ui/trust/storepanel.h"

#include "ui/link/stationlink.h"
#include "ui/trust/certificateimport.h"
#include "ui/trust/certificatemodel.h"
#include "ui/trust/certificateviewer.h"
#include "ui/trust/filesaving.h"
#include "ui/trust/hostentry.h"

#include <QPushButton>
#include <QTreeView>

namespace ui {

StorePanel::StorePanel(StationLink &link, const QString &store, QWidget *parent)
    : TrustPanel(parent), m_link(link), m_store(store), m_model(new CertificateModel(this))
{
    const bool user = store == QLatin1String("user");
    m_view = addButton(tr("&View…"), "view", "certificate", [this] { view(); });
    if (user) {
        m_import = addButton(tr("&Import…"), "import", "import", [this] {
            chooseCertificateFile(this, [this](const QString &path) { importFiles({path}); });
        });
    }
    m_export = addButton(tr("&Export…"), "export", "export", [this] { exportOne(); });
    if (user)
        m_delete = addButton(tr("&Delete…"), "delete", "delete", [this] { remove(); });
    setModel(m_model, CertificateModel::SortRole,
             {.title = user ? tr("User trust store") : tr("System trust store"),
              .empty = user ? tr("No issuer was imported yet. Import the certificate of the authority that "
                                 "issued your servers' certificates, or drop its file here.")
                            : tr("The station found no certificates of its operating system. Install its "
                                 "package ca-certificates, then restart the station."),
              .key = user ? QStringLiteral("trust-user") : QStringLiteral("trust-system")});
    connect(&table(), &QTreeView::doubleClicked, this, [this] { view(); });
    refresh();
}

void StorePanel::refresh()
{
    m_link.call(QStringLiteral("trust.list"), {{QStringLiteral("store"), m_store}}, this,
                [this](const client::Reply &reply) {
                    if (!reply.ok())
                        return say(reply.errors.first().text());
                    m_model->setCertificates(certificatesFrom(reply.value.toArray()));
                    filled();
                });
}

void StorePanel::updateButtons()
{
    const qsizetype selected = selectedRows().size();
    m_view->setEnabled(selected == 1);
    m_export->setEnabled(selected == 1);
    for (QPushButton *button : {m_import, m_delete}) {
        if (!button)
            continue;
        button->setEnabled(m_link.isAdmin() && (button == m_import || selected > 0));
        button->setToolTip(m_link.isAdmin() ? QString() : tr("Only an administrator may change trust."));
        button->setAccessibleDescription(button->toolTip());
    }
}

void StorePanel::inspect(std::function<void(const CertificateInfo &)> done)
{
    if (currentRow() < 0)
        return;
    m_link.call(
        QStringLiteral("trust.inspect"), {{QStringLiteral("sha256"), m_model->at(currentRow()).sha256}}, this,
        [this, done = std::move(done)](const client::Reply &reply) {
            const auto found = certificatesFrom(reply.value[QStringLiteral("certificates")].toArray());
            if (!reply.ok() || found.isEmpty())
                return say(reply.ok() ? tr("It is not in the store any more.") : reply.errors.first().text());
            done(found.first());
        });
}

void StorePanel::view()
{
    inspect([this](const CertificateInfo &certificate) {
        (new CertificateViewer(certificate.name(), {certificate}, this))->open();
    });
}

void StorePanel::exportOne()
{
    inspect([this](const CertificateInfo &certificate) {
        saveFileAs(this, certificate.name() + QStringLiteral(".pem"), certificate.pem.toLatin1(),
                   [this](const QString &result) { say(result); });
    });
}

void StorePanel::importFiles(const QStringList &paths)
{
    m_toImport += paths;
    if (m_importing)
        return;
    m_importSaid.clear();
    importNext();
}

/// A person decides of one file before the next is shown.
void StorePanel::importNext()
{
    m_importing = !m_toImport.isEmpty();
    if (!m_importing)
        return;
    auto *import = new CertificateImport(m_link, this);
    connect(import, &CertificateImport::said, this, [this](const QString &text) {
        m_importSaid.append(text);
        say(m_importSaid.join(QLatin1Char('\n')));
    });
    connect(import, &CertificateImport::imported, this, &StorePanel::refresh);
    connect(import, &CertificateImport::finished, this, &StorePanel::importNext);
    import->startFile(m_toImport.takeFirst());
}

void StorePanel::remove()
{
    QStringList names;
    QStringList fingerprints;
    for (const int row : selectedRows()) {
        names.append(m_model->at(row).name());
        fingerprints.append(m_model->at(row).sha256);
    }
    askBefore(
        this, tr("Delete from the User trust store"),
        tr("Servers that only these issuers vouch for are refused from then on. Approvals that they made "
           "needless do not come back:\n%1")
            .arg(names.join(QLatin1Char('\n'))),
        tr("&Delete"), [this, fingerprints] { removeNext(fingerprints, {}); });
}

/// One after another, so that what is said in the end covers all.
void StorePanel::removeNext(QStringList fingerprints, QStringList orphaned)
{
    if (fingerprints.isEmpty()) {
        orphaned.removeDuplicates();
        say(orphaned.isEmpty() ? tr("Deleted.")
                               : tr("Deleted. Refused from now on, until a person approves them again: %1")
                                     .arg(orphaned.join(QStringLiteral(", "))));
        return refresh();
    }
    const QString next = fingerprints.takeFirst();
    m_link.call(QStringLiteral("trust.delete"), {{QStringLiteral("sha256"), next}}, this,
                [this, fingerprints, orphaned](const client::Reply &reply) {
                    if (!reply.ok()) {
                        say(reply.errors.first().text());
                        return refresh();
                    }
                    QStringList hosts = orphaned;
                    for (const QJsonValue &host : reply.value[QStringLiteral("orphaned")].toArray())
                        hosts.append(HostEntry::fromJson(host.toObject()).hostAndPort());
                    removeNext(fingerprints, hosts);
                });
}

} // namespace ui
