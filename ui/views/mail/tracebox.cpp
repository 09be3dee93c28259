#include "ui/views/mail/tracebox.h"

#include "ui/link/stationlink.h"
#include "ui/look/handfocus.h"
#include "ui/look/icons.h"
#include "ui/views/mail/accountfacts.h"
#include "ui/views/mail/mailtimes.h"

#include <QCheckBox>
#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

namespace ui {

namespace {

/// Lines that lie further apart belong to different conversations.
constexpr qint64 pauseMs = 60'000;

QString arrowOf(const QString &kind, bool encrypted)
{
    if (kind == QLatin1String("sent"))
        return encrypted ? QStringLiteral("~~>") : QStringLiteral("-->");
    if (kind == QLatin1String("received"))
        return encrypted ? QStringLiteral("<~~") : QStringLiteral("<--");
    return QStringLiteral("   ");
}

} // namespace

TraceBox::TraceBox(StationLink &link, QWidget *parent)
    : QWidget(parent),
      m_link(link),
      m_text(new QPlainTextEdit(this)),
      m_state(new QLabel(this)),
      m_follow(new QCheckBox(tr("&Follow"), this))
{
    m_text->setReadOnly(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setPlaceholderText(tr("The account has not spoken with its server since the station started."));
    m_text->setAccessibleName(tr("Conversation with the server"));
    m_text->setAccessibleDescription(
        tr("Seconds since the beginning, direction and text of each line; passwords are masked."));
    m_follow->setChecked(true);
    m_follow->setToolTip(tr("Shows new lines while the account works."));
    m_follow->setAccessibleDescription(m_follow->toolTip());
    auto *legend =
        new QLabel(tr("--> to the server   <-- from the server   ~~> <~~ the same, encrypted"), this);
    legend->setTextFormat(Qt::PlainText);
    legend->setFont(m_text->font());
    auto *copy = new QPushButton(icon(QStringLiteral("copy")), tr("&Copy as text"), this);
    copy->setAccessibleDescription(tr("Copies the whole conversation; passwords stay masked."));
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text()); });
    connect(m_follow, &QCheckBox::toggled, this, [this](bool on) {
        if (on)
            refresh();
    });
    auto *foot = new QHBoxLayout;
    foot->addWidget(legend);
    foot->addStretch();
    foot->addWidget(m_state);
    foot->addWidget(m_follow);
    foot->addWidget(copy);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_text, 1);
    column->addLayout(foot);
    handFocus(this, m_text);
    connect(&m_link, &StationLink::opened, this, &TraceBox::refresh);
    connect(&m_link, &StationLink::slotChanged, this,
            [this](quint32, const QString &slot, const QJsonObject &row) {
                const QString ord = row.value(QStringLiteral("ord")).toString();
                if (m_account.isEmpty() || ord != m_account + QLatin1Char('.') + slot)
                    return;
                if (slot == QLatin1String("state"))
                    m_state->setText(connectionText(row.value(QStringLiteral("text")).toString()));
                if (m_follow->isChecked())
                    refresh();
            });
}

void TraceBox::show(const QString &account)
{
    if (account == m_account)
        return;
    if (!m_account.isEmpty())
        m_link.unwatch(m_account, this);
    m_account = account;
    m_lines.clear();
    m_text->clear();
    m_state->clear();
    if (m_account.isEmpty())
        return;
    m_link.watch(m_account, this);
    refresh();
}

void TraceBox::refresh()
{
    // One question at a time: an account that works changes its state many times a second.
    m_again = m_asking;
    if (m_account.isEmpty() || std::exchange(m_asking, true))
        return;
    m_link.call(QStringLiteral("outbox.trace"), {{QStringLiteral("account"), m_account}}, this,
                [this, account = m_account](const client::Reply &reply) {
                    m_asking = false;
                    if (account == m_account && reply.ok())
                        take(reply.value.toArray());
                    else if (account == m_account && m_link.isOpen())
                        Q_EMIT failed(reply.errors.first().text());
                    if (std::exchange(m_again, false) || account != m_account)
                        refresh();
                });
}

QStringList TraceBox::linesOf(const QJsonArray &trace)
{
    QStringList lines;
    QDateTime begin;
    QDateTime last;
    for (const QJsonValue &entry : trace) {
        const QDateTime time = mailTime(entry[QStringLiteral("time")]);
        const QString kind = entry[QStringLiteral("kind")].toString();
        const bool apart = !last.isValid() || last.msecsTo(time) > pauseMs;
        if (apart) {
            begin = time;
            if (!lines.isEmpty())
                lines.append(QString());
            lines.append(longTime(time));
        }
        last = time;
        const double seconds = double(begin.msecsTo(time)) / 1000;
        lines.append(QStringLiteral("%1  %2 %3")
                         .arg(QStringLiteral("+%1").arg(seconds, 0, 'f', 3), 9)
                         .arg(arrowOf(kind, entry[QStringLiteral("encrypted")].toBool()),
                              entry[QStringLiteral("text")].toString()));
    }
    return lines;
}

void TraceBox::take(const QJsonArray &trace)
{
    const QStringList lines = linesOf(trace);
    if (lines == m_lines)
        return;
    QScrollBar *bar = m_text->verticalScrollBar();
    const bool atEnd = bar->value() == bar->maximum();
    // Only what is new is added, so that a selection stays; the ring's beginning may have been dropped.
    if (!m_lines.isEmpty() && lines.size() > m_lines.size() && lines.mid(0, m_lines.size()) == m_lines)
        m_text->appendPlainText(lines.mid(m_lines.size()).join(QLatin1Char('\n')));
    else
        m_text->setPlainText(lines.join(QLatin1Char('\n')));
    m_lines = lines;
    if (atEnd)
        bar->setValue(bar->maximum());
}

QString TraceBox::text() const
{
    return m_text->toPlainText();
}

} // namespace ui
