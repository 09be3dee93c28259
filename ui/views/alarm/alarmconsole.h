#pragma once

#include "ui/views/alarm/acknowledging.h"

#include <QWidget>

class QAction;
class QLabel;
class QStackedWidget;
class QToolBar;
class QTreeView;

namespace ui {

class AlarmFeed;
class AlarmFilter;
class AlarmFilterBar;
class AlarmModel;
class ColumnChooser;
class MessageArea;
struct ViewContext;

/// The open alarms and what a person does with them: acknowledge, look at the details, ask why one was
/// mailed, go to the source. Refusals stay below the list until they are closed.
class AlarmConsole final : public QWidget
{
    Q_OBJECT
public:
    explicit AlarmConsole(ViewContext &context, QWidget *parent = nullptr);

    AlarmFeed &feed() const { return m_feed; }
    /// The commands, for a window's menu.
    QList<QAction *> commands() const { return m_commands; }
    /// The alarms of the selected rows, of every row's source where it is folded.
    QList<AlarmRow> selectedAlarms() const;
    void select(const QString &id);
    /// Goes to an alarm by its id, as soon as the alarms are read; one that is open no more, or is filtered
    /// away, is shown by its details.
    void reveal(const QString &id);

    void find();
    void refresh();

Q_SIGNALS:
    /// A command was given while nobody can see to which rows it applies.
    void seeMe();

private:
    void makeCommands();
    QAction *command(const char *picture, const QString &text, const QString &help, const char *keys,
                     void (AlarmConsole::*run)());
    void makeList();
    QWidget *makeEmptyState();
    void followModel();
    void keepSelection();
    void showRevealed();
    void updateState();
    void updateCommands();
    bool isUsable();
    QList<AlarmRow> unackedOnes();

    void acknowledge();
    void acknowledgeWithNote();
    void showDetails();
    void showWhy();
    void openDetails(int page);
    void goToSource();
    void copy();
    void showMenu(const QPoint &where);
    void acknowledged(int done, const QList<Acknowledging::Refusal> &refusals);

    ViewContext &m_context;
    AlarmFeed &m_feed;
    AlarmModel *m_model;
    AlarmFilter *m_filter;
    AlarmFilterBar *m_filterBar;
    QToolBar *m_bar;
    QTreeView *m_list;
    QStackedWidget *m_stack;
    QLabel *m_empty = nullptr;
    QLabel *m_emptyMark = nullptr;
    QLabel *m_notice;
    MessageArea *m_messages;
    Acknowledging *m_acknowledging;
    ColumnChooser *m_columns = nullptr;
    QList<QAction *> m_commands;
    QStringList m_selected; ///< While the model is put together again.
    QString m_revealed;     ///< While the alarms are being read.
};

} // namespace ui
