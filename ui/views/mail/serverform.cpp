#include "ui/views/mail/serverform.h"

#include "station/value/valuetype.h"
#include "ui/look/statuslook.h"
#include "ui/views/mail/guardedcombo.h"

#include <QFormLayout>
#include <QIntValidator>
#include <QLabel>
#include <QLineEdit>

namespace ui {

namespace {

constexpr MailSecurity modes[] = {MailSecurity::Tls, MailSecurity::StartTls, MailSecurity::None};

} // namespace

ServerForm::ServerForm(const QString &title, QWidget *parent)
    : QGroupBox(title, parent),
      m_transport(new GuardedCombo(this)),
      m_transportLabel(new QLabel(tr("P&rotocol:"), this)),
      m_host(new QLineEdit(this)),
      m_security(new GuardedCombo(this)),
      m_port(new QLineEdit(this)),
      m_note(new QLabel(this))
{
    const auto named = [&title](QWidget *field, const QString &name, const QString &help) {
        field->setAccessibleName(QStringLiteral("%1: %2").arg(title, name));
        field->setAccessibleDescription(help);
        field->setToolTip(help);
    };
    named(m_transport, tr("Protocol"), tr("How mail is fetched."));
    named(m_host, tr("Host"), tr("Name of the mail server. Its certificate must carry the same name."));
    named(m_security, tr("Encryption"), tr("How the connection is encrypted. The port follows it."));
    named(m_port, tr("Port"), tr("TCP port, 1 to 65535."));
    m_security->addItem(tr("TLS from the first byte"));
    m_security->addItem(tr("STARTTLS, required"));
    m_security->addItem(tr("Not encrypted"));
    m_port->setValidator(new QIntValidator(1, 65535, m_port));
    m_port->setMaximumWidth(fontMetrics().averageCharWidth() * 12);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    auto *form = new QFormLayout(this);
    m_transportLabel->setBuddy(m_transport);
    form->addRow(m_transportLabel, m_transport);
    const auto addRow = [this, form](const QString &text, QWidget *field) {
        auto *label = new QLabel(text, this);
        label->setBuddy(field);
        form->addRow(label, field);
    };
    addRow(tr("&Host:"), m_host);
    addRow(tr("&Encryption:"), m_security);
    addRow(tr("&Port:"), m_port);
    form->addRow(QString(), m_note);
    connect(m_host, &QLineEdit::textEdited, this, &ServerForm::edited);
    connect(m_port, &QLineEdit::textEdited, this, [this] {
        updateNotes();
        Q_EMIT edited();
    });
    connect(m_security, &QComboBox::activated, this, &ServerForm::changeMode);
    connect(m_transport, &QComboBox::activated, this, &ServerForm::changeMode);
}

MailSecurity ServerForm::security() const
{
    return modes[std::max(0, m_security->currentIndex())];
}

void ServerForm::show(const PlannedAccount &account)
{
    m_account = account;
    m_transport->clear();
    m_transport->addItems(account.transports());
    const bool choice = m_transport->count() > 1;
    m_transport->setVisible(choice);
    m_transportLabel->setVisible(choice);
    if (!account.transport.isEmpty())
        m_transport->setCurrentText(account.transport);
    m_host->setText(account.host);
    m_security->setCurrentIndex(int(std::find(std::begin(modes), std::end(modes), account.security) - modes));
    m_mode = account.security;
    const int port = account.resolvedPort();
    m_port->setText(port > 0 ? QString::number(port) : QString());
    m_note->clear();
    updateNotes();
}

/// A port that is usual for the old mode becomes the usual one of the new; any other is left.
void ServerForm::changeMode()
{
    const int before = m_port->text().toInt();
    bool wasUsual = before == 0;
    for (const MailSecurity mode : modes)
        wasUsual = wasUsual || before == m_account.usualPort(mode);
    m_account.transport = m_transport->currentText();
    m_mode = security();
    const int usual = m_account.usualPort(m_mode);
    if (wasUsual && usual > 0)
        m_port->setText(QString::number(usual));
    updateNotes();
    if (wasUsual && before > 0 && usual != before)
        m_note->setText(QStringList{tr("Port %1 → %2.").arg(before).arg(usual), m_note->text()}
                            .join(QLatin1Char(' '))
                            .trimmed());
    Q_EMIT edited();
}

void ServerForm::updateNotes()
{
    const int usual = m_account.usualPort(m_mode);
    const int port = m_port->text().toInt();
    QStringList notes;
    if (m_mode == MailSecurity::None)
        notes.append(tr("Not encrypted: others can read everything on its way."));
    if (port > 0 && usual > 0 && port != usual)
        notes.append(tr("The usual port for this is %1.").arg(usual));
    QPalette colours = palette();
    if (m_mode == MailSecurity::None)
        colours.setColor(QPalette::WindowText, alertColour(palette()));
    m_note->setPalette(colours);
    m_note->setText(notes.join(QLatin1Char(' ')));
}

void ServerForm::store(PlannedAccount &account) const
{
    account.transport = m_transport->count() > 1 ? m_transport->currentText() : QString();
    account.host = m_host->text().trimmed();
    account.security = security();
    const int port = m_port->text().toInt();
    account.port = port == account.usualPort(account.security) ? 0 : port;
}

QString ServerForm::trouble() const
{
    const QString host = m_host->text().trimmed();
    if (host.isEmpty())
        return tr("The host is missing. Ask who runs the mail server for its name.");
    if (host.contains(QLatin1String("REGION")))
        return tr("Put the region into the host name in place of REGION, such as eu-central-1.");
    const station::ValueType *type = station::findValueType(QStringLiteral("hostName"));
    station::Value name = station::makeValue(type);
    auto good = type->fromJson(name.data(), host, {});
    if (good)
        good = type->check(name.ref().data, {});
    if (!good)
        return good.error().text();
    if (m_port->text().toInt() < 1)
        return tr("The port is missing.");
    return {};
}

} // namespace ui
