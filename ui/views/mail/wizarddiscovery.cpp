#include "ui/views/mail/wizarddiscovery.h"

#include "ui/link/stationlink.h"
#include "ui/look/statuslook.h"

#include <QAccessible>
#include <QButtonGroup>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>

namespace ui {

namespace {

QLabel *makeText(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

WizardDiscovery::WizardDiscovery(StationLink &link, AccountPlan &plan, QWidget *parent)
    : QGroupBox(parent),
      m_link(link),
      m_plan(plan),
      m_state(makeText(this)),
      m_ask(new QPushButton(this)),
      m_progress(new QProgressBar(this)),
      m_list(new QVBoxLayout),
      m_outgoing(new QButtonGroup(this)),
      m_incoming(new QButtonGroup(this)),
      m_preset(new QPushButton(this)),
      m_warning(makeText(this)),
      m_confirmed(new QCheckBox(this))
{
    setTitle(tr("What the domain publishes"));
    m_progress->setRange(0, 0); // How long DNS takes is not known.
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Asking DNS"));
    m_ask->setAccessibleDescription(tr("The station asks DNS; only the name of the domain is sent."));
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, alertColour(palette()));
    m_warning->setPalette(colours);
    auto *top = new QHBoxLayout;
    top->addWidget(m_state, 1);
    top->addWidget(m_ask, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->addLayout(top);
    column->addWidget(m_progress);
    column->addLayout(m_list);
    column->addWidget(m_preset, 0, Qt::AlignLeft);
    column->addWidget(m_warning);
    column->addWidget(m_confirmed);
    connect(m_ask, &QPushButton::clicked, this, [this] { m_question ? cancel() : look(); });
    connect(m_preset, &QPushButton::clicked, this,
            [this] { Q_EMIT presetPicked(m_preset->property("preset").toString()); });
    setDomain({});
}

void WizardDiscovery::setDomain(const QString &domain)
{
    cancel();
    m_domain = domain;
    m_found.clear();
    m_exchanger.clear();
    offer();
    showState(tr("The station can ask DNS which mail servers %1 publishes.").arg(domain));
}

// Asking ---------------------------------------------------------------------------------------------------

void WizardDiscovery::look()
{
    // Whatever is said later to an earlier question is not heard any more.
    m_question = std::make_unique<QObject>();
    setAsking(true);
    showState(tr("Asking DNS which mail servers %1 publishes…").arg(m_domain));
    m_link.call(QStringLiteral("mail.discover"), {{QStringLiteral("address"), m_plan.address}},
                m_question.get(), [this](const client::Reply &reply) {
                    // It is the context of this call, so that it goes a little later.
                    m_question.release()->deleteLater();
                    setAsking(false);
                    take(reply);
                });
}

void WizardDiscovery::cancel()
{
    if (!m_question) {
        setAsking(false);
        return;
    }
    m_question.reset();
    setAsking(false);
    showState(tr("The question was taken back. Enter the server by hand, or ask again."));
}

void WizardDiscovery::setAsking(bool asking)
{
    m_progress->setVisible(asking);
    m_ask->setText(asking ? tr("&Stop asking") : tr("&Ask DNS"));
}

void WizardDiscovery::take(const client::Reply &reply)
{
    m_found.clear();
    m_exchanger.clear();
    QStringList said;
    if (!reply.ok())
        said.append(reply.errors.first().text());
    for (const QJsonValue &row : reply.value[QStringLiteral("found")].toArray())
        m_found.append(ServerProposal::fromJson(row.toObject()));
    m_exchanger = reply.value[QStringLiteral("mailExchangers")][0].toString();
    for (const QJsonValue &note : reply.value[QStringLiteral("notes")].toArray())
        said.append(note.toString());
    offer();
    if (m_choices.isEmpty())
        said.append(tr("Enter the server by hand; the usual port of its encryption is filled in."));
    else
        said.prepend(tr("Pick what fits. DNS is not signed: compare it with what you were told by whoever "
                        "runs your mail."));
    showState(said.join(QLatin1Char('\n')));
}

void WizardDiscovery::showState(const QString &text)
{
    m_state->setText(text);
    m_state->setAccessibleName(text);
    QAccessibleEvent told(m_state, QAccessible::Alert);
    QAccessible::updateAccessibility(&told);
}

// Offering -------------------------------------------------------------------------------------------------

PlannedAccount &WizardDiscovery::accountFor(const ServerProposal &proposal) const
{
    return proposal.isOutgoing() ? m_plan.outgoing : m_plan.incoming;
}

void WizardDiscovery::offer()
{
    QList<ServerProposal> before;
    for (const Choice &choice : std::exchange(m_choices, {})) {
        if (choice.button->isChecked())
            before.append(choice.proposal);
        m_outgoing->removeButton(choice.button);
        m_incoming->removeButton(choice.button);
        choice.button->hide();
        choice.button->deleteLater();
    }
    for (const ServerProposal &proposal : std::as_const(m_found)) {
        if (proposal.suits(accountFor(proposal)))
            addChoice(proposal, before.contains(proposal));
    }
    offerPreset();
    follow();
}

void WizardDiscovery::addChoice(const ServerProposal &proposal, bool picked)
{
    const QString origin = proposal.isInDomain ? tr("from %1").arg(proposal.source)
                                               : tr("from %1, outside the domain").arg(proposal.source);
    auto *button = new QRadioButton(proposal.text() + QLatin1Char('\n') + origin, this);
    button->setAccessibleName(QStringLiteral("%1 (%2)").arg(proposal.text(), origin));
    button->setAccessibleDescription(tr("Fills in this server, which can then be altered."));
    button->setChecked(picked);
    (proposal.isOutgoing() ? m_outgoing : m_incoming)->addButton(button);
    m_list->addWidget(button);
    // Focus goes through the page as the eye does.
    setTabOrder(m_choices.isEmpty() ? static_cast<QWidget *>(m_ask) : m_choices.last().button, button);
    m_choices.append({proposal, button});
    connect(button, &QRadioButton::clicked, this, [this, proposal] { pick(proposal); });
}

/// Who receives a domain's mail is most often who takes it, too; its settings come from the presets.
void WizardDiscovery::offerPreset()
{
    const client::ProviderPreset *preset = client::presetForMailExchanger(m_exchanger);
    m_preset->setVisible(preset);
    if (!preset)
        return;
    m_preset->setText(tr("Use %1, which receives the domain's mail").arg(preset->name));
    m_preset->setToolTip(tr("The domain's mail goes to %1 (MX).").arg(m_exchanger));
    m_preset->setAccessibleDescription(m_preset->toolTip());
    m_preset->setProperty("preset", preset->id);
}

void WizardDiscovery::pick(const ServerProposal &proposal)
{
    proposal.applyTo(accountFor(proposal));
    m_plan.preset = nullptr;
    m_confirmed->setChecked(false);
    follow();
    Q_EMIT picked();
}

void WizardDiscovery::follow()
{
    for (const Choice &choice : std::as_const(m_choices)) {
        if (!choice.button->isChecked() || choice.proposal.isIn(accountFor(choice.proposal)))
            continue;
        QButtonGroup *group = choice.button->group();
        group->setExclusive(false);
        choice.button->setChecked(false);
        group->setExclusive(true);
    }
    showConfirmation();
}

// Confirming -----------------------------------------------------------------------------------------------

QStringList WizardDiscovery::strangers() const
{
    QStringList hosts;
    for (const Choice &choice : m_choices) {
        if (choice.button->isChecked() && !choice.proposal.isInDomain &&
            !hosts.contains(choice.proposal.host))
            hosts.append(choice.proposal.host);
    }
    return hosts;
}

void WizardDiscovery::showConfirmation()
{
    const QString hosts = strangers().join(QStringLiteral(", "));
    m_warning->setVisible(!hosts.isEmpty());
    m_confirmed->setVisible(!hosts.isEmpty());
    if (hosts.isEmpty())
        return m_confirmed->setChecked(false);
    m_warning->setText(
        tr("%1 is not part of %2. The password would go there, and whoever forges an answer of "
           "DNS could name a server of their own.")
            .arg(hosts, m_domain));
    m_confirmed->setText(tr("I have chec&ked that %1 is the right server").arg(hosts));
    m_confirmed->setAccessibleDescription(m_warning->text());
}

QString WizardDiscovery::trouble() const
{
    const QStringList hosts = strangers();
    if (hosts.isEmpty() || m_confirmed->isChecked())
        return {};
    return tr("%1 is not part of %2. Confirm that it is the right server, or enter another one.")
        .arg(hosts.join(QStringLiteral(", ")), m_domain);
}

} // namespace ui
