#pragma once

#include <QWidget>

class QLabel;
class QMenu;
class QToolButton;

namespace ui {

class FilterField;
class AlarmFilter;
class AlarmModel;

/// What a person filters the alarms by. It says when something is hidden, because a filter that was forgotten
/// hides alarms; for the same reason it is not remembered.
class AlarmFilterBar final : public QWidget
{
    Q_OBJECT
public:
    AlarmFilterBar(AlarmModel &model, AlarmFilter &filter, QWidget *parent = nullptr);

    /// What is hidden, and the way to see it: a row of its own, there only while a filter is active.
    QWidget *stateRow() const { return m_state; }
    void find();
    void clear();

private:
    void fillMenu();
    void addStates();
    void addClasses();
    void addPriorities();
    void apply();
    void updateLabel();

    AlarmModel &m_model;
    AlarmFilter &m_filter;
    FilterField *m_search;
    QToolButton *m_button;
    QMenu *m_menu;
    QWidget *m_state;
    QToolButton *m_clear;
    QLabel *m_label;
};

} // namespace ui
