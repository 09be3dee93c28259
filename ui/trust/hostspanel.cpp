#include "ui/trust/hostspanel.h"

#include "ui/link/stationlink.h"
#include "ui/shell/view.h"
#include "ui/trust/certificatecomparison.h"
#include "ui/trust/certificateimport.h"
#include "ui/trust/certificateviewer.h"
#include "ui/trust/filesaving.h"
#include "ui/trust/hostsmodel.h"

#include <QPushButton>
#include <QTreeView>

namespace ui {

HostsPanel::HostsPanel(ViewContext &context, QWidget *parent)
    : TrustPanel(parent), m_context(context), m_model(new HostsModel(this, this))
{
    m_view = addButton(tr("&View…"), "view", "certificate", [this] { view(); });
    m_approve = addButton(tr("&Approve…"), "approve", "shield-ok", [this] { approve(); });
    m_deny = addButton(tr("De&ny…"), "deny", "shield-refused", [this] { deny(); });
    m_delete = addButton(tr("&Delete…"), "delete", "delete", [this] { remove(); });
    m_import = addButton(tr("&Import issuer…"), "import", "import", [this] { importIssuer(); });
    setModel(
        m_model, HostsModel::SortRole,
        {.title = tr("Allowed Hosts"),
         .empty = tr("No server was refused and none was approved by a person. A server whose certificate "
                     "is not believed appears here by itself, for you to decide."),
         .key = QStringLiteral("trust-hosts"),
         .sortColumn = HostsModel::State,
         .hiddenAtFirst = {HostsModel::Subject, HostsModel::NotBefore}});
    connect(&table(), &QTreeView::doubleClicked, this, [this] { view(); });
    refresh();
}

void HostsPanel::refresh()
{
    m_context.link.call(QStringLiteral("hosts.list"), {}, this, [this](const client::Reply &reply) {
        if (!reply.ok())
            return say(reply.errors.first().text());
        QList<HostEntry> entries;
        for (const QJsonValue &value : reply.value.toArray())
            entries.append(HostEntry::fromJson(value.toObject()));
        m_model->setEntries(entries);
        filled();
        updateButtons();
    });
}

QList<HostEntry> HostsPanel::selected() const
{
    QList<HostEntry> entries;
    for (const int row : selectedRows())
        entries.append(m_model->at(row));
    return entries;
}

void HostsPanel::updateButtons()
{
    const QList<HostEntry> entries = selected();
    const bool one = entries.size() == 1;
    const bool admin = m_context.link.isAdmin();
    const QString notAdmin = admin ? QString() : tr("Only an administrator may decide.");
    const auto enable = [](QPushButton *button, bool on, const QString &why) {
        button->setEnabled(on);
        button->setToolTip(on ? QString() : why);
        button->setAccessibleDescription(button->toolTip());
    };
    const bool approved = one && entries.first().state == HostState::Approved;
    const bool denied = one && entries.first().state == HostState::Denied;
    enable(m_view, one, tr("Select one server."));
    // Who may not approve is shown the same dialog, with "Request approval".
    enable(m_approve, one && !approved && !denied,
           approved ? tr("It is approved already.")
           : denied ? tr("A denied key is refused until its entry is deleted.")
                    : tr("Select one server."));
    enable(m_deny, admin && one && !denied, admin ? tr("Select one server that is not denied.") : notAdmin);
    enable(m_delete, admin && !entries.isEmpty(), admin ? tr("Select servers.") : notAdmin);
    enable(m_import, admin && one, admin ? tr("Select one server.") : notAdmin);
}

void HostsPanel::view()
{
    if (selected().size() != 1)
        return;
    m_context.link.call(QStringLiteral("hosts.show"), selected().first().params(), this,
                        [this](const client::Reply &reply) {
                            if (!reply.ok())
                                return say(reply.errors.first().text());
                            showChain(HostEntry::fromJson(reply.value.toObject()));
                        });
}

void HostsPanel::showChain(const HostEntry &entry)
{
    auto *viewer = new CertificateViewer(entry.hostAndPort(), entry.chain, this);
    QStringList sentences{hostStateText(entry.state) + QStringLiteral(": ") + hostStateHelp(entry.state)};
    sentences += entry.reasons;
    if (!entry.approvedBy.isEmpty() && entry.state == HostState::Approved)
        sentences.append(tr("Approved by %1 on %2. Note: %3")
                             .arg(entry.approvedBy, whenText(entry.approvedAt),
                                  entry.note.isEmpty() ? tr("none") : entry.note));
    if (!entry.deniedBy.isEmpty())
        sentences.append(tr("Denied by %1 on %2.").arg(entry.deniedBy, whenText(entry.deniedAt)));
    viewer->setIntroduction(sentences.join(QLatin1Char('\n')));
    if (!entry.previous.chain.isEmpty())
        viewer->addAbove(new CertificateComparison(entry, viewer));
    viewer->open();
}

void HostsPanel::approve()
{
    if (selected().size() == 1 && m_context.review)
        m_context.review(selected().first().key());
}

void HostsPanel::callFor(const QString &method, const QList<HostEntry> &entries, const QString &done)
{
    for (const HostEntry &entry : entries) {
        m_context.link.call(method, entry.params(), this, [this, done](const client::Reply &reply) {
            say(reply.ok() ? done : reply.errors.first().text());
            refresh();
        });
    }
}

void HostsPanel::deny()
{
    const QList<HostEntry> entries = selected();
    if (entries.size() != 1)
        return;
    askBefore(this, tr("Deny this server's key"),
              tr("The key of %1 will be refused on every host until the entry is deleted.")
                  .arg(entries.first().hostAndPort()),
              tr("De&ny"), [this, entries] {
                  m_context.link.call(QStringLiteral("hosts.deny"), entries.first().params(), this,
                                      [this](const client::Reply &reply) {
                                          say(reply.ok() ? deniedText(reply.value)
                                                         : reply.errors.first().text());
                                          refresh();
                                      });
              });
}

/// The same key may serve other hosts: they are stopped as well, and with them the accounts that use them.
QString HostsPanel::deniedText(const QJsonValue &answer)
{
    QStringList hosts;
    for (const QJsonValue &value : answer[QStringLiteral("stopped")].toArray()) {
        QStringList users;
        for (const QJsonValue &ord : value[QStringLiteral("usedBy")].toArray())
            users.append(ord.toString());
        const QString host = HostEntry::fromJson(value.toObject()).hostAndPort();
        hosts.append(users.isEmpty() ? host : tr("%1 (%2)").arg(host, users.join(QStringLiteral(", "))));
    }
    return tr("Denied: %1.").arg(hosts.join(QStringLiteral(", ")));
}

void HostsPanel::remove()
{
    const QList<HostEntry> entries = selected();
    QStringList names;
    for (const HostEntry &entry : entries)
        names.append(tr("%1, %2").arg(entry.hostAndPort(), hostStateText(entry.state)));
    askBefore(this, tr("Delete from Allowed Hosts"),
              tr("The decision is forgotten; the next connection asks anew:\n%1")
                  .arg(names.join(QLatin1Char('\n'))),
              tr("&Delete"),
              [this, entries] { callFor(QStringLiteral("hosts.delete"), entries, tr("Deleted.")); });
}

/// What the server sent along is offered; one that sent nothing has its issuer's file asked for.
void HostsPanel::importIssuer()
{
    if (selected().size() != 1)
        return;
    m_context.link.call(
        QStringLiteral("hosts.show"), selected().first().params(), this, [this](const client::Reply &reply) {
            if (!reply.ok())
                return say(reply.errors.first().text());
            startIssuerImport(m_context.link, HostEntry::fromJson(reply.value.toObject()), this,
                              [this](CertificateImport &import) {
                                  connect(&import, &CertificateImport::said, this, &HostsPanel::say);
                              });
        });
}

} // namespace ui
