#include "ui/trust/challengedialog.h"

#include "ui/edits/pendingedits.h"
#include "ui/link/stationlink.h"
#include "ui/trust/approvaldialog.h"
#include "ui/trust/certificatedetails.h"
#include "ui/trust/challengeremedies.h"
#include "ui/trust/challengestatement.h"
#include "ui/trust/connectiondetails.h"
#include "ui/trust/fingerprintcheck.h"

#include <QAccessible>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

ChallengeDialog::ChallengeDialog(ViewContext &context, const ChallengeData &shown, QWidget *parent, int guard)
    : QDialog(parent), m_context(context), m_data(shown), m_guard(this), m_scroll(new QScrollArea(this))
{
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_scroll, 1);
    setAttribute(Qt::WA_DeleteOnClose);
    m_guard.setObjectName(QStringLiteral("guard"));
    m_guard.setSingleShot(true);
    m_guard.setInterval(guard);
    connect(&m_guard, &QTimer::timeout, this, &ChallengeDialog::updateApproval);
    build();
}

void ChallengeDialog::setData(const ChallengeData &shown)
{
    m_data = shown;
    m_settled.clear();
    rebuild();
    if (m_text.settled.isEmpty())
        say(tr("The station has news about this server; look again."));
}

void ChallengeDialog::settle(const QString &why)
{
    m_settled = why;
    rebuild();
}

void ChallengeDialog::rebuild()
{
    // What it asks is about what was shown before.
    for (ApprovalDialog *step : findChildren<ApprovalDialog *>())
        step->reject();
    build();
    m_guard.start();
    m_refuse->setFocus();
    QAccessibleEvent told(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&told);
}

void ChallengeDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    m_guard.start();
    m_refuse->setFocus();
}

// Parts -----------------------------------------------------------------------------------------------------

void ChallengeDialog::build()
{
    delete m_body;
    delete m_footer;
    m_once = m_approve = nullptr;
    m_check = nullptr;
    m_ticks.clear();
    m_text = ChallengeText::of(m_data.entry, m_data.account, m_data.mode);
    if (!m_settled.isEmpty())
        m_text.settle(tr("Nothing is to be decided about %1 any more").arg(m_data.entry.host), m_settled);
    setWindowTitle(m_text.title);
    m_body = new QWidget(this);
    auto *layout = new QVBoxLayout(m_body);
    layout->setSpacing(fontMetrics().height() / 2);
    layout->addWidget(new ChallengeStatement(m_data, m_text, m_body));
    const bool approvable = m_text.noApproval.isEmpty() && m_text.settled.isEmpty();
    if (approvable && m_context.link.isAdmin()) {
        m_check = new FingerprintCheck(m_body);
        m_check->setExpected(m_data.entry.leaf.sha256);
        connect(m_check, &FingerprintCheck::changed, this, &ChallengeDialog::updateApproval);
        layout->addWidget(m_check);
    }
    addRemedies(layout, approvable);
    layout->addWidget(makeDisclosure(tr("De&tails"), "details", makeDetails()));
    if (m_check)
        layout->addWidget(makeDisclosure(tr("I have checked this &another way"), "checked", makeApproval()));
    layout->addStretch();
    makeFooter(approvable);
    m_scroll->setWidget(m_body);
    m_body->show();
    updateApproval();
    fit();
}

void ChallengeDialog::addRemedies(QVBoxLayout *layout, bool approvable)
{
    m_remedies = new ChallengeRemedies(m_data, m_context.link.isAdmin(), m_body);
    m_remedies->setVisible(approvable && m_remedies->isUseful());
    layout->addWidget(m_remedies);
    connect(m_remedies, &ChallengeRemedies::importIssuerWanted, this, &ChallengeDialog::importIssuer);
    connect(m_remedies, &ChallengeRemedies::useHostWanted, this, &ChallengeDialog::useHost);
    connect(m_remedies, &ChallengeRemedies::clockWanted, this, &ChallengeDialog::checkClock);
}

void ChallengeDialog::makeFooter(bool approvable)
{
    m_footer = new QWidget(this);
    auto *column = new QVBoxLayout(m_footer);
    m_message = selectableLabel(tr("Message"), m_footer);
    m_message->setObjectName(QStringLiteral("message"));
    m_message->hide();
    column->addWidget(m_message);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    if (!m_text.noApproval.isEmpty()) {
        QPushButton *copy = addButton(tr("C&opy report"), "report");
        connect(copy, &QPushButton::clicked, this, [this] {
            copyText(reportText(m_data.entry, m_text), tr("The report is on the clipboard."));
        });
        buttons->addWidget(copy);
    } else if (approvable && !m_context.link.isAdmin()) {
        QPushButton *request = addButton(tr("&Request approval"), "request");
        connect(request, &QPushButton::clicked, this, &ChallengeDialog::requestApproval);
        buttons->addWidget(request);
    }
    m_refuse = addButton(approvable ? tr("&Don't connect") : tr("&Close"), "refuse");
    m_refuse->setDefault(true);
    connect(m_refuse, &QPushButton::clicked, this, &QDialog::reject);
    buttons->addWidget(m_refuse);
    column->addLayout(buttons);
    layout()->addWidget(m_footer);
    m_footer->show();
}

QPushButton *ChallengeDialog::addButton(const QString &text, const char *name)
{
    auto *button = new QPushButton(text, m_body);
    button->setObjectName(QLatin1String(name));
    button->setAutoDefault(false);
    button->setAccessibleName(QString(text).remove(QLatin1Char('&')));
    return button;
}

/// As high as what is shown needs at a width that people read well, within the screen.
void ChallengeDialog::fit()
{
    QLayout *layout = m_body->layout();
    layout->activate();
    const QLayout *footer = m_footer->layout();
    // Without a certificate nothing but sentences is left, which would fold to a narrow column.
    const int readable = fontMetrics().averageCharWidth() * 75;
    const int wide = std::max({width() * int(isVisible()), layout->totalSizeHint().width(),
                               footer->totalSizeHint().width(), readable});
    const int high =
        layout->hasHeightForWidth() ? layout->totalHeightForWidth(wide) : layout->totalSizeHint().height();
    // What has its room is not squeezed when the window is smaller: the scroll area shows a part of it.
    m_body->setMinimumSize(layout->totalMinimumSize().width(), high);
    const QRect room = screen()->availableGeometry();
    const int whole = high + (footer->hasHeightForWidth() ? footer->totalHeightForWidth(wide)
                                                          : footer->totalSizeHint().height());
    const int bar =
        whole > room.height() ? style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, m_scroll) : 0;
    resize(std::min(wide + bar, room.width()), std::min(whole, room.height()));
}

/// A line that opens and closes what belongs to it.
QWidget *ChallengeDialog::makeDisclosure(const QString &text, const char *name, QWidget *content)
{
    auto *part = new QWidget(m_body);
    auto *button = new QToolButton(part);
    button->setObjectName(QLatin1String(name));
    button->setText(text);
    button->setAccessibleName(QString(text).remove(QLatin1Char('&')));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setArrowType(Qt::RightArrow);
    button->setAutoRaise(true);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::StrongFocus);
    content->setParent(part);
    content->hide();
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(button);
    layout->addWidget(content, 1);
    connect(button, &QToolButton::toggled, this, [this, button, content](bool open) {
        button->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        content->setVisible(open);
        fit();
    });
    return part;
}

QWidget *ChallengeDialog::makeDetails()
{
    auto *details = new QWidget(m_body);
    auto *parts = new QVBoxLayout(details);
    const int margin = fontMetrics().height() / 2;
    parts->setContentsMargins(margin, margin, margin, margin);
    if (!m_data.entry.leaf.isNull()) {
        auto *certificate = new CertificateDetails(details);
        certificate->setChain(m_data.entry.chain.isEmpty() ? QList{m_data.entry.leaf} : m_data.entry.chain);
        connect(certificate, &CertificateDetails::said, this, &ChallengeDialog::say);
        parts->addWidget(certificate);
    }
    parts->addWidget(new ConnectionDetails(m_data.entry.lastMeeting(), details));
    parts->addStretch();
    auto *scroll = new QScrollArea(m_body);
    scroll->setWidget(details);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setMinimumWidth(scrolledWidth(*details, *scroll));
    scroll->setMinimumHeight(fontMetrics().lineSpacing() * 10);
    return scroll;
}

QWidget *ChallengeDialog::makeApproval()
{
    auto *part = new QWidget(m_body);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(fontMetrics().height(), 0, 0, 0);
    addTicks(layout);
    auto *row = new QHBoxLayout;
    // After a change of the key a decision is to be made, not put off.
    if (!casesOf(m_data.entry).testFlag(ChallengeCase::KeyChanged)) {
        m_once = addButton(tr("Approve on&ce"), "once");
        connect(m_once, &QPushButton::clicked, this, &ChallengeDialog::approveOnce);
        row->addWidget(m_once);
    }
    m_approve = addButton(tr("A&pprove this certificate…"), "approve");
    connect(m_approve, &QPushButton::clicked, this, &ChallengeDialog::approve);
    row->addWidget(m_approve);
    row->addStretch();
    layout->addLayout(row);
    return part;
}

/// A date that is wrong is forgiven only where a person says so.
void ChallengeDialog::addTicks(QVBoxLayout *layout)
{
    const std::pair<const char *, QString> rows[] = {
        {"expired", tr("Accept it although it has expired")},
        {"notYetValid", m_data.entry.clockSynchronised
                            ? tr("Accept it although it is not valid yet")
                            : tr("The clock is right: accept it although it is not valid yet")}};
    for (const auto &[error, text] : rows) {
        if (!m_data.entry.errors.contains(QLatin1String(error)))
            continue;
        auto *tick = new QCheckBox(text, m_body);
        tick->setObjectName(QLatin1String(error));
        tick->setAccessibleName(text);
        connect(tick, &QCheckBox::toggled, this, &ChallengeDialog::updateApproval);
        layout->addWidget(tick);
        m_ticks.append(tick);
    }
}

void ChallengeDialog::updateApproval()
{
    if (!m_approve)
        return;
    const bool waiting = !isVisible() || m_guard.isActive();
    const bool contradicted = m_check->result() == FingerprintCheck::Different;
    // Who pasted the right fingerprint has checked it; nothing has to be unfolded for that.
    if (m_check->result() == FingerprintCheck::Matches)
        m_body->findChild<QAbstractButton *>(QStringLiteral("checked"))->setChecked(true);
    const bool unticked =
        std::any_of(m_ticks.begin(), m_ticks.end(), [](const QCheckBox *tick) { return !tick->isChecked(); });
    QString why;
    if (contradicted)
        why = tr("The fingerprint that you were given is another one.");
    else if (unticked)
        why = tr("Tick first what is to be accepted.");
    for (QPushButton *button : {m_once, m_approve}) {
        if (!button)
            continue;
        button->setEnabled(!waiting && why.isEmpty());
        button->setFlat(m_check->result() != FingerprintCheck::Matches);
        button->setToolTip(why);
        button->setAccessibleDescription(why);
    }
}

} // namespace ui
