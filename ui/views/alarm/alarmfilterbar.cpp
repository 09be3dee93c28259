#include "ui/views/alarm/alarmfilterbar.h"

#include "ui/look/filterfield.h"
#include "ui/look/icons.h"
#include "ui/look/statuslook.h"
#include "ui/views/alarm/alarmfilter.h"
#include "ui/views/alarm/alarmlook.h"
#include "ui/views/alarm/alarmmodel.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace ui {

AlarmFilterBar::AlarmFilterBar(AlarmModel &model, AlarmFilter &filter, QWidget *parent)
    : QWidget(parent),
      m_model(model),
      m_filter(filter),
      m_search(new FilterField(tr("Filter"),
                               tr("Shows only alarms that hold this text in one of their columns."), this)),
      m_button(new QToolButton(this)),
      m_menu(new QMenu(this)),
      m_state(new QWidget(this)),
      m_clear(new QToolButton(m_state)),
      m_label(new QLabel(m_state))
{
    m_search->setAccessibleName(tr("Filter by text"));
    m_search->setMaximumWidth(fontMetrics().averageCharWidth() * 28);
    m_button->setIcon(icon(QStringLiteral("filter")));
    m_button->setText(tr("Filter by"));
    m_button->setToolTip(tr("Filter by state, class and priority"));
    m_button->setAccessibleName(tr("Filter by state, class and priority"));
    m_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_button->setPopupMode(QToolButton::InstantPopup);
    m_button->setFocusPolicy(Qt::TabFocus);
    m_button->setAutoRaise(true);
    m_button->setMenu(m_menu);
    m_clear->setText(tr("Show all"));
    m_clear->setToolTip(tr("Ends all filters"));
    m_clear->setAccessibleName(tr("Show all alarms"));
    m_clear->setFocusPolicy(Qt::TabFocus);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setAccessibleName(tr("Filter state"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_search);
    layout->addWidget(m_button);
    auto *row = new QHBoxLayout(m_state);
    row->setContentsMargins(6, 0, 6, 2);
    row->addWidget(m_label);
    row->addWidget(m_clear);
    row->addStretch();
    connect(m_search, &FilterField::textChanged, this, &AlarmFilterBar::apply);
    connect(m_menu, &QMenu::aboutToShow, this, &AlarmFilterBar::fillMenu);
    connect(m_clear, &QToolButton::clicked, this, &AlarmFilterBar::clear);
    connect(&m_filter, &QAbstractItemModel::layoutChanged, this, &AlarmFilterBar::updateLabel);
    connect(&m_filter, &QAbstractItemModel::modelReset, this, &AlarmFilterBar::updateLabel);
    fillMenu();
    updateLabel();
}

void AlarmFilterBar::find()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void AlarmFilterBar::clear()
{
    m_filter.setWanted({});
    const QSignalBlocker blocker(m_search);
    m_search->clear();
    updateLabel();
}

void AlarmFilterBar::apply()
{
    AlarmFilter::Wanted wanted = m_filter.wanted();
    wanted.text = m_search->text().trimmed();
    m_filter.setWanted(wanted);
}

// The menu --------------------------------------------------------------------------------------------------

void AlarmFilterBar::fillMenu()
{
    m_menu->clear();
    QAction *unacked = m_menu->addAction(ackStateText(true));
    unacked->setCheckable(true);
    unacked->setChecked(m_filter.wanted().unackedOnly);
    connect(unacked, &QAction::toggled, this, [this](bool on) {
        AlarmFilter::Wanted wanted = m_filter.wanted();
        wanted.unackedOnly = on;
        m_filter.setWanted(wanted);
    });
    addStates();
    addClasses();
    addPriorities();
}

namespace {

/// A choice of several, where none stands for all.
void toggle(QSet<QString> &chosen, const QString &one, bool on)
{
    if (on)
        chosen.insert(one);
    else
        chosen.remove(one);
}

} // namespace

void AlarmFilterBar::addStates()
{
    m_menu->addSection(tr("State"));
    for (const char *name : {"offnormal", "fault", "alert", "normal"}) {
        const QString state = QLatin1String(name);
        QAction *choice = m_menu->addAction(alarmStateText(state));
        choice->setCheckable(true);
        choice->setChecked(m_filter.wanted().states.contains(state));
        connect(choice, &QAction::toggled, this, [this, state](bool on) {
            AlarmFilter::Wanted wanted = m_filter.wanted();
            toggle(wanted.states, state, on);
            m_filter.setWanted(wanted);
        });
    }
}

void AlarmFilterBar::addClasses()
{
    QStringList names = m_model.classes();
    for (const QString &chosen : m_filter.wanted().classes) {
        if (!names.contains(chosen))
            names.append(chosen);
    }
    if (names.isEmpty())
        return;
    m_menu->addSection(tr("Class"));
    for (const QString &name : std::as_const(names)) {
        QString title = name.isEmpty() ? tr("(none)") : name;
        QAction *choice = m_menu->addAction(title.replace(QLatin1Char('&'), QStringLiteral("&&")));
        choice->setCheckable(true);
        choice->setChecked(m_filter.wanted().classes.contains(name));
        connect(choice, &QAction::toggled, this, [this, name](bool on) {
            AlarmFilter::Wanted wanted = m_filter.wanted();
            toggle(wanted.classes, name, on);
            m_filter.setWanted(wanted);
        });
    }
}

void AlarmFilterBar::addPriorities()
{
    m_menu->addSection(tr("Priority"));
    auto *group = new QActionGroup(m_menu);
    for (const int priority : {255, 200, 100, 50, 10, 1}) {
        QAction *choice = m_menu->addAction(priority == 255 ? tr("All priorities")
                                            : priority == 1 ? tr("Only 1, the most urgent")
                                                            : tr("1 to %1").arg(priority));
        choice->setCheckable(true);
        choice->setChecked(m_filter.wanted().priority == priority);
        group->addAction(choice);
        connect(choice, &QAction::triggered, this, [this, priority] {
            AlarmFilter::Wanted wanted = m_filter.wanted();
            wanted.priority = priority;
            m_filter.setWanted(wanted);
        });
    }
}

// Saying it -------------------------------------------------------------------------------------------------

void AlarmFilterBar::updateLabel()
{
    const bool active = m_filter.isActive();
    m_state->setVisible(active);
    if (!active)
        return;
    QPalette coloured = palette();
    coloured.setColor(QPalette::WindowText, alertColour(palette()));
    m_label->setPalette(coloured);
    m_label->setText(tr("%1 of %2 shown, filtered by %3")
                         .arg(m_filter.shownAlarms())
                         .arg(m_model.count())
                         .arg(m_filter.description()));
}

} // namespace ui
