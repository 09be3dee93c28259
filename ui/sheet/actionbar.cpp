#include "ui/sheet/actionbar.h"

#include "ui/link/ords.h"
#include "ui/link/stationlink.h"
#include "ui/sheet/argumentdialog.h"
#include "ui/sheet/messagearea.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>

namespace ui {

namespace {

/// More actions than these are in a menu behind them, and so are those that have no room.
constexpr int maxButtons = 5;

} // namespace

ActionBar::ActionBar(StationLink &link, MessageArea &messages, QWidget *parent)
    : QWidget(parent),
      m_link(link),
      m_messages(messages),
      m_row(new QHBoxLayout(this)),
      m_more(new QPushButton(tr("More actions"), this))
{
    m_row->setContentsMargins(6, 4, 6, 4);
    m_more->setAccessibleDescription(tr("Further actions of this component"));
    m_more->setMenu(new QMenu(m_more));
    m_more->menu()->setToolTipsVisible(true);
    setVisible(false);
    connect(&link, &StationLink::slotChanged, this, &ActionBar::follow);
}

void ActionBar::show(const QList<ComponentDescription> &components)
{
    for (const ComponentDescription &component : components)
        m_handles.append(component.handle);
    for (const SlotDescription &slot : components.constFirst().slotList) {
        if (slot.kind == SlotDescription::Action && !slot.has(SlotDescription::Hidden))
            m_list.append(slot);
        const bool tells =
            slot.typeName == QLatin1String("status") ||
            (slot.has(SlotDescription::ReadOnly) && slot.typeName == QLatin1String("dateTime"));
        if (slot.kind == SlotDescription::Property && tells)
            m_told.append(slot.name);
    }
    for (const SlotDescription &action : std::as_const(m_list))
        makeButton(action);
    m_row->addWidget(m_more);
    if (!m_buttons.isEmpty())
        setTabOrder(m_buttons.constLast(), m_more);
    m_row->addStretch(1);
    fit();
    setVisible(!m_list.isEmpty());
}

/// Each action is a button and a line of the menu; fit() says which of them shows.
void ActionBar::makeButton(const SlotDescription &action)
{
    const bool asks = !action.typeName.isEmpty() || action.has(SlotDescription::ConfirmRequired);
    const QString title = action.displayName + (asks ? QStringLiteral("…") : QString());
    const auto go = [this, name = action.name] { run(name); };
    auto *button = new QPushButton(title, this);
    button->setToolTip(m_buttons.isEmpty() ? tr("%1 (Ctrl+Return)").arg(action.doc) : action.doc);
    button->setAccessibleName(action.displayName);
    button->setAccessibleDescription(action.doc);
    connect(button, &QPushButton::clicked, this, go);
    m_row->addWidget(button);
    m_buttons.append(button);
    m_more->menu()->addAction(title, this, go)->setToolTip(action.doc);
}

void ActionBar::fit()
{
    const int gap = m_row->spacing();
    const int room =
        contentsRect().width() - m_row->contentsMargins().left() - m_row->contentsMargins().right();
    const qsizetype count = m_buttons.size();
    const qsizetype most = count <= maxButtons + 1 ? count : maxButtons;
    qsizetype shown = 0;
    for (int used = 0; shown < most; ++shown) {
        used += m_buttons[shown]->sizeHint().width() + gap;
        const int rest = shown + 1 == count ? -gap : m_more->sizeHint().width();
        if (used + rest > room)
            break;
    }
    for (qsizetype i = 0; i < count; ++i) {
        m_buttons[i]->setVisible(i < shown);
        m_more->menu()->actions().at(i)->setVisible(i >= shown);
    }
    m_more->setVisible(shown < count);
}

void ActionBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

/// All beside each other.
QSize ActionBar::sizeHint() const
{
    int width = m_row->contentsMargins().left() + m_row->contentsMargins().right();
    for (const QPushButton *button : m_buttons)
        width += button->sizeHint().width() + m_row->spacing();
    return {width, minimumSizeHint().height()};
}

/// A narrow window keeps its width: the menu takes them all.
QSize ActionBar::minimumSizeHint() const
{
    const QMargins margins = m_row->contentsMargins();
    return m_more->sizeHint().grownBy(margins);
}

void ActionBar::runDefault()
{
    if (!m_list.isEmpty())
        run(m_list.constFirst().name);
}

void ActionBar::run(const QString &name)
{
    for (const SlotDescription &action : std::as_const(m_list)) {
        if (action.name != name)
            continue;
        if (!action.typeName.isEmpty())
            return askArgument(action);
        if (action.has(SlotDescription::ConfirmRequired))
            return confirm(action, [this, action] { invoke(action, {}); });
        return invoke(action, {});
    }
}

void ActionBar::confirm(const SlotDescription &action, std::function<void()> go)
{
    auto *question =
        new QMessageBox(QMessageBox::Question, action.displayName, action.doc, QMessageBox::Cancel, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setTextFormat(Qt::PlainText);
    QPushButton *button = question->addButton(action.displayName, QMessageBox::AcceptRole);
    question->setDefaultButton(QMessageBox::Cancel);
    connect(button, &QPushButton::clicked, this, [go = std::move(go)] { go(); });
    question->open();
}

void ActionBar::askArgument(const SlotDescription &action)
{
    auto *dialog = new ArgumentDialog(action, m_link, this);
    connect(dialog, &ArgumentDialog::given, this, [this, action](const QJsonValue &argument) {
        if (action.has(SlotDescription::ConfirmRequired))
            confirm(action, [this, action, argument] { invoke(action, argument); });
        else
            invoke(action, argument);
    });
    dialog->open();
}

void ActionBar::invoke(const SlotDescription &action, const QJsonValue &argument)
{
    m_underWay.remove(action.name);
    tell(action, true, tr("under way"));
    for (const quint32 handle : std::as_const(m_handles)) {
        QJsonObject params{{QStringLiteral("ord"), handleOrd(handle, action.name)}};
        if (!action.typeName.isEmpty())
            params.insert(QStringLiteral("argument"), argument);
        m_link.call(QStringLiteral("action.invoke"), params, this,
                    [this, action](const client::Reply &reply) {
                        const QString said =
                            reply.ok() ? actionResultText(reply.value) : reply.errors.constFirst().text();
                        tell(action, reply.ok(), said.isEmpty() ? tr("done") : said);
                        if (reply.value[QStringLiteral("started")].toBool())
                            m_underWay.insert(action.name);
                    });
    }
}

/// What was begun has ended when the component tells anew how it is, or when something last happened: its
/// rows say that better than the announcement.
void ActionBar::follow(quint32 handle, const QString &slotName)
{
    if (m_underWay.isEmpty() || !m_handles.contains(handle) || !m_told.contains(slotName))
        return;
    for (const QString &action : std::exchange(m_underWay, {}))
        m_messages.clear(QStringLiteral("action:") + action);
}

void ActionBar::tell(const SlotDescription &action, bool ok, const QString &text)
{
    const QString join = text.contains(QLatin1Char('\n')) ? QStringLiteral(":\n") : QStringLiteral(": ");
    m_messages.show(QStringLiteral("action:") + action.name,
                    ok ? MessageArea::Information : MessageArea::Warning, action.displayName + join + text);
}

} // namespace ui
