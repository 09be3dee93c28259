#include "ui/shell/viewpage.h"

#include "ui/edits/pendingedits.h"
#include "ui/link/ords.h"
#include "ui/link/stationlink.h"
#include "ui/look/handfocus.h"
#include "ui/look/icons.h"
#include "ui/look/statuslook.h"
#include "ui/look/units.h"
#include "ui/sheet/valuetext.h"
#include "ui/shell/notifications.h"
#include "ui/shell/viewfactory.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QTime>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

ViewPage::ViewPage(ViewContext &context, QWidget *parent)
    : QWidget(parent),
      m_context(context),
      m_layout(new QVBoxLayout(this)),
      m_icon(new QLabel(this)),
      m_title(new QLabel(this)),
      m_viewButton(new QToolButton(this)),
      m_statusIcon(new QLabel(this)),
      m_status(new QLabel(this)),
      m_review(new QPushButton(tr("Re&view…"), this)),
      m_cause(new QLabel(this))
{
    QFont heading = font();
    heading.setBold(true);
    m_title->setFont(heading);
    m_title->setTextFormat(Qt::PlainText);
    m_viewButton->setPopupMode(QToolButton::InstantPopup);
    m_viewButton->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_viewButton->setAutoRaise(true);
    m_viewButton->setAccessibleName(tr("View"));
    m_viewButton->setAccessibleDescription(tr("Chooses another view of this component."));
    m_viewButton->setMenu(new QMenu(m_viewButton));
    m_cause->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_cause->setWordWrap(true);
    m_cause->setTextFormat(Qt::PlainText);
    m_cause->setAccessibleName(tr("Cause"));
    auto *head = new QHBoxLayout;
    for (QWidget *part : {static_cast<QWidget *>(m_icon), static_cast<QWidget *>(m_title),
                          static_cast<QWidget *>(m_viewButton)})
        head->addWidget(part);
    head->addStretch();
    m_statusIcon->setObjectName(QStringLiteral("statusIcon"));
    head->addWidget(m_statusIcon);
    head->addWidget(m_status);
    head->addWidget(m_review);
    m_layout->addLayout(head);
    m_layout->addWidget(m_cause);
    m_cause->hide();
    m_review->setObjectName(QStringLiteral("review"));
    m_review->setAccessibleName(tr("Review the certificate"));
    m_review->setAccessibleDescription(tr("Shows the certificate of the server that was refused."));
    m_review->hide();
    connect(m_review, &QPushButton::clicked, this, [this] { m_context.review(m_challenge); });
    m_layout->addStretch();

    connect(&m_context.edits, &PendingEdits::changed, this, [this](quint32 handle) {
        if (handle == m_component.handle)
            updateHead();
    });
    connect(&m_context.link, &StationLink::opened, this, [this] {
        // What was read before the session ended may be outdated; pending edits are kept by PendingEdits.
        if (m_position >= 0)
            read(m_way[m_position], false);
        else if (!m_asked.ord.isEmpty())
            read(m_asked, true);
    });
    connect(&m_context.link, &StationLink::stateChanged, this, [this] {
        if (!m_context.link.isOpen() && m_view && m_staleNotice.isEmpty())
            showStale();
    });
    connect(&m_context.link, &StationLink::slotChanged, this,
            [this](quint32 handle, const QString &slot, const QJsonObject &row) {
                if (handle != m_component.handle)
                    return;
                const QString text = row.value(QStringLiteral("text")).toString();
                if (slot == m_statusSlot) {
                    m_statusValue = row.value(QStringLiteral("value"));
                    m_statusText = text;
                    updateStatus();
                } else if (slot == QLatin1String("faultCause")) {
                    m_causeText = text;
                    updateStatus();
                } else if (slot == QLatin1String("challenge"))
                    updateChallenge(row.value(QStringLiteral("value")).toString());
            });
    connect(&UnitChoice::instance(), &UnitChoice::changed, this, &ViewPage::updateStatus);
    connect(&m_context.link, &StationLink::componentRenamed, this,
            [this](quint32, const QString &ord, const QString &oldOrd) {
                if (m_shown.ord != oldOrd && !m_shown.ord.startsWith(oldOrd + QLatin1Char('/')))
                    return;
                for (Place &place : m_way) {
                    if (place.ord == oldOrd || place.ord.startsWith(oldOrd + QLatin1Char('/')))
                        place.ord = ord + place.ord.mid(oldOrd.size());
                }
                read(m_way[m_position], false);
            });
    connect(&m_context.link, &StationLink::componentRemoved, this, [this](quint32 handle) {
        if (handle != m_component.handle)
            return;
        m_context.edits.forget(handle);
        showTrouble(tr("%1 has been removed from the station.").arg(m_shown.ord));
    });
}

QString ViewPage::title() const
{
    if (m_component.ord.isEmpty())
        return m_shown.ord;
    const QString name =
        m_component.ord == QLatin1String("/") ? m_context.link.stationName() : m_component.displayName;
    return m_context.edits.count(m_component.handle) > 0 ? name + QStringLiteral(" *") : name;
}

void ViewPage::open(const QString &ord, const QString &view)
{
    m_asked = {ord, view};
    read(m_asked, true);
}

void ViewPage::back()
{
    if (canGoBack())
        read(m_way[--m_position], false);
}

void ViewPage::forward()
{
    if (canGoForward())
        read(m_way[++m_position], false);
}

void ViewPage::read(const Place &place, bool remember)
{
    // Watched before it is read: what changes in between is told after the answer, and not lost.
    m_context.link.watch(place.ord, this);
    m_context.link.call(QStringLiteral("component.describe"), {{QStringLiteral("ord"), place.ord}}, this,
                        [this, place, remember](const client::Reply &reply) {
                            if (reply.ok())
                                take(place, ComponentDescription::fromJson(reply.value.toObject()), remember);
                            // A page that shows something keeps it: the path was mistyped, or the station
                            // is away.
                            else if (m_view)
                                m_context.notifications.add(Notifications::Error,
                                                            reply.errors.first().text());
                            else
                                showTrouble(reply.errors.first().text());
                            // By now it is watched by its handle, or not there.
                            if (place.ord != handleOrd(m_component.handle))
                                m_context.link.unwatch(place.ord, this);
                        });
}

void ViewPage::take(const Place &place, const ComponentDescription &component, bool remember)
{
    QString view = place.view;
    for (const QString &candidate : component.views) {
        if (view.isEmpty() && !viewTitle(candidate).isEmpty())
            view = candidate;
    }
    const bool same =
        m_position >= 0 && m_way[m_position].ord == component.ord && m_way[m_position].view == view;
    if (remember && !same) {
        m_way.resize(m_position + 1);
        m_way.append({component.ord, view});
        m_position = m_way.size() - 1;
    }
    show(component, view);
}

void ViewPage::show(const ComponentDescription &component, const QString &view)
{
    if (m_component.handle != component.handle) {
        m_context.link.watch(handleOrd(component.handle), this);
        if (m_component.handle != 0)
            m_context.link.unwatch(handleOrd(m_component.handle), this);
    }
    const bool goesOn = m_view && m_component.handle == component.handle && m_shown.view == view &&
                        m_view->takeAgain(component);
    m_component = component;
    m_shown = {component.ord, view};
    const QString name = view.section(QLatin1Char('#'), 0, 0);
    if (!goesOn)
        putView(name, view.section(QLatin1Char('#'), 1));
    QMenu *menu = m_viewButton->menu();
    menu->clear();
    for (const QString &other : component.views) {
        if (!viewTitle(other).isEmpty())
            menu->addAction(viewTitle(other), this, [this, other] { open(m_shown.ord, other); });
    }
    m_viewButton->setText(viewTitle(name));
    m_viewButton->show();
    m_staleNotice.clear();
    const SlotDescription *status = component.find(QStringLiteral("status"));
    if (!status)
        status = component.find(QStringLiteral("out"));
    const SlotDescription *cause = component.find(QStringLiteral("faultCause"));
    m_statusSlot = status ? status->name : QString();
    m_statusValue = status ? status->value : QJsonValue();
    m_statusText = status ? status->text : QString();
    m_causeText = cause ? cause->text : QString();
    updateStatus();
    const SlotDescription *challenge = component.find(QStringLiteral("challenge"));
    updateChallenge(challenge ? challenge->value.toString() : QString());
    updateHead();
    Q_EMIT shown();
}

void ViewPage::putView(const QString &name, const QString &part)
{
    const bool hadFocus = m_view && m_view->isAncestorOf(focusWidget());
    delete m_view;
    m_view = makeView(name, m_context, m_component, this);
    if (!m_view)
        return;
    m_layout->insertWidget(m_layout->count() - 1, m_view, 1);
    connect(m_view, &View::helpChanged, this, &ViewPage::helpChanged);
    handFocus(this, m_view);
    if (hadFocus)
        m_view->setFocus();
    if (!part.isEmpty())
        m_view->reveal(part);
}

/// What is shown was so once: nobody may take it for now.
void ViewPage::showStale()
{
    m_staleNotice = View::staleText();
    updateStatus();
}

void ViewPage::showTrouble(const QString &text)
{
    delete m_view;
    m_view = nullptr;
    m_viewButton->hide();
    m_statusSlot.clear();
    m_statusText.clear();
    m_staleNotice.clear();
    m_causeText = text;
    updateStatus();
    updateChallenge({});
    Q_EMIT shown();
}

void ViewPage::updateHead()
{
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    m_icon->setPixmap(icon(m_component.icon).pixmap(QSize(size, size), devicePixelRatioF()));
    m_title->setText(title());
    Q_EMIT titleChanged();
}

QString ViewPage::statusText() const
{
    const SlotDescription *slot = m_component.find(m_statusSlot);
    return slot && slot->type ? personText(*slot, m_statusValue) : m_statusText;
}

void ViewPage::updateStatus()
{
    const bool stale = !m_staleNotice.isEmpty();
    const QString status = stale ? station::Status(station::Status::Stale).text() : statusText();
    const QString cause = stale ? m_staleNotice : m_component.inWords(m_causeText);
    const station::Status flags = statusIn(status);
    QPalette coloured = palette();
    coloured.setColor(QPalette::WindowText, statusColour(flags, palette()));
    m_status->setPalette(coloured);
    m_status->setText(status);
    m_status->setAccessibleName(tr("Status %1").arg(status));
    // That all is well is told by icon and text as well.
    const bool isOk = status.contains(QLatin1Char('{')) && flags == station::Status();
    const QString mark = isOk ? QStringLiteral("ok") : statusIcon(flags);
    m_statusIcon->setVisible(!mark.isEmpty());
    if (!mark.isEmpty()) {
        const int size = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
        QPixmap pixmap(QSize(size, size) * devicePixelRatioF());
        pixmap.setDevicePixelRatio(devicePixelRatioF());
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paintTinted(painter, QRect(0, 0, size, size), mark, statusColour(flags, palette()));
        m_statusIcon->setPixmap(pixmap);
    }
    m_cause->setText(cause);
    m_cause->setVisible(!cause.isEmpty());
}

void ViewPage::updateChallenge(const QString &challenge)
{
    m_challenge = challenge;
    m_review->setVisible(!challenge.isEmpty() && m_context.review);
}

} // namespace ui
